import { useCallback, useMemo, useState } from 'react';
import { create } from 'zustand';
import { difference } from '@/api/merge-patch';
import { meQuery, useMe, type TypeLookup } from '@/api/meta';
import { savePreferences } from '@/api/preferences';
import { queryClient } from '@/api/query-client';
import type { SavedView } from '@/api/types';
import { moveBefore } from '@/shared/ui/grid/columns';
import { DEFAULT_COLUMNS } from './views';

interface Kept {
  columns?: string[];
  widths?: Record<string, number>;
}
export interface ListLayout extends Required<Kept> {
  setColumns: (change: (now: string[]) => string[]) => void;
  setWidth: (id: string, width: number | null) => void;
  move: (id: string, before: string | null) => void;
  reset: () => void;
}
type Change = (now: Required<Kept>) => Kept;

const LIST = 'customers';
const DELAY = 800;
/** By person, once it was changed in this page: shown whatever of the profile is fetched before it is kept there. */
const useOwn = create<Record<string, Kept>>(() => ({}));

/** What is shown: columns that exist, the title among them. */
function shown(kept: Kept, type: TypeLookup | undefined): Required<Kept> {
  const wanted = kept.columns?.length ? kept.columns : DEFAULT_COLUMNS;
  const columns = wanted.filter((name) => type?.field(name));
  const title = type?.title_field;
  return { columns: title && !columns.includes(title) ? [title, ...columns] : columns, widths: kept.widths ?? {} };
}

function changeOwn(change: Change, type: TypeLookup | undefined) {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (!me) return;
  const before = useOwn.getState()[me.person.id] ?? me.preferences.lists?.[LIST] ?? {};
  const after = { ...before, ...change(shown(before, type)) };
  useOwn.setState({ [me.person.id]: after });
  void savePreferences({ lists: { [LIST]: difference(before, after) } }, DELAY).catch(() => {});
}

/**
 * Columns and widths: those of the saved view with what was changed in this tab (kept by saving the view), else the
 * person's own, kept in the profile.
 */
export function useListLayout(type: TypeLookup | undefined, view: SavedView | undefined): ListLayout {
  const me = useMe();
  const own = useOwn((all) => all[me?.person.id ?? '']) ?? me?.preferences.lists?.[LIST];
  const [changed, setChanged] = useState<Record<string, Kept>>({});
  const here = view && changed[view.id];
  const layout = useMemo(() => shown(view ? { ...view, ...here } : (own ?? {}), type), [view, here, own, type]);

  const change = useCallback(
    (make: Change) => {
      if (view) setChanged((all) => ({ ...all, [view.id]: { ...all[view.id], ...make(shown({ ...view, ...all[view.id] }, type)) } }));
      else changeOwn(make, type);
    },
    [view, type],
  );
  return useMemo(
    () => ({
      ...layout,
      setColumns: (make) => change(({ columns }) => ({ columns: make(columns) })),
      setWidth: (id, width) => change(({ widths: { [id]: _, ...others } }) => ({ widths: width === null ? others : { ...others, [id]: width } })),
      move: (id, before) => change(({ columns }) => ({ columns: moveBefore(columns, id, before) })),
      reset: () => change(() => ({ columns: view?.columns, widths: view?.widths ?? {} })),
    }),
    [layout, change, view],
  );
}
