import { useNavigate, useSearch } from '@tanstack/react-router';
import { useHotkeys } from '@/shared/lib/keys';
import { useListContext } from '@/shared/lib/list-context';
import { groupsOf } from './fields/groups';
import { mayWrite, pathOf, writingOf } from './fields/values';
import type { RecordPage } from './page-context';

/** The rows beside this one in the list one came from. */
export function useNeighbours(id: string) {
  const ids = useListContext((list) => list.ids);
  const at = ids.indexOf(id);
  return { at, count: ids.length, previous: at > 0 ? ids[at - 1] : undefined, next: at >= 0 ? ids[at + 1] : undefined };
}

export function useToRecord() {
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false });
  return (id: string | undefined) => {
    if (id) void navigate({ to: '/customers/$id', params: { id }, search: { tab: tab as string | undefined }, replace: true });
  };
}

/** E edits, J and K go on in the list, 1 to 8 are the tabs. */
export function useRecordKeys(page: RecordPage, tab: string, toTab: (tab: string) => void) {
  const { previous, next } = useNeighbours(page.id);
  const toRecord = useToRecord();
  const editFirst = () => {
    const first = groupsOf(page.type, tab).flatMap((group) => group.fields).find((field) => writingOf(field) === 'inline' && mayWrite(field, page.record._access));
    if (first) page.edit(pathOf(first));
  };
  const tabs = Object.fromEntries(page.type.tabs.slice(0, 9).map((one, i) => [String(i + 1), () => toTab(one.id)]));
  useHotkeys({ e: editFirst, j: () => toRecord(next), k: () => toRecord(previous), ...tabs }, { enabled: page.editing === null });
}
