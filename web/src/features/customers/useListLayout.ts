import { useCallback, useMemo, useState } from 'react';
import { savePreferences, useMe, type TypeLookup } from '@/api/meta';
import type { SavedView } from '@/api/types';
import { moveBefore } from '@/shared/ui/grid/columns';
import { DEFAULT_COLUMNS } from './views';

export interface ListLayout {
  columns: string[];
  widths: Record<string, number>;
  setColumns: (columns: string[]) => void;
  setWidth: (id: string, width: number | null) => void;
  move: (id: string, before: string | null) => void;
  reset: () => void;
}
interface Kept {
  columns?: string[];
  widths?: Record<string, number>;
}
const LIST = 'customers';
let saving: ReturnType<typeof setTimeout> | undefined;

/**
 * Columns and widths: those of the saved view with what was changed in this tab (kept by saving the view), else the
 * person's own, kept in the profile.
 */
export function useListLayout(type: TypeLookup | undefined, view: SavedView | undefined): ListLayout {
  const me = useMe();
  const own = me?.preferences.lists?.[LIST];
  const lists = me?.preferences.lists;
  const [changed, setChanged] = useState<Record<string, Kept>>({});
  const [local, setLocal] = useState<Kept>({});
  const kept: Kept = view ? { columns: view.columns, widths: view.widths, ...changed[view.id] } : { ...own, ...local };

  const columns = useMemo(() => {
    const wanted = kept.columns?.length ? kept.columns : DEFAULT_COLUMNS;
    const known = wanted.filter((name) => type?.field(name));
    const title = type?.title_field;
    return title && !known.includes(title) ? [title, ...known] : known;
  }, [kept.columns, type]);
  const widths = useMemo(() => kept.widths ?? {}, [kept.widths]);

  const viewId = view?.id;
  const change = useCallback(
    (patch: Kept) => {
      if (viewId) return setChanged((now) => ({ ...now, [viewId]: { ...now[viewId], ...patch } }));
      setLocal((now) => ({ ...now, ...patch }));
      clearTimeout(saving);
      saving = setTimeout(() => void savePreferences({ lists: { ...lists, [LIST]: { ...own, ...local, ...patch } } }).catch(() => {}), 800);
    },
    [viewId, lists, own, local],
  );
  return useMemo(
    () => ({
      columns,
      widths,
      setColumns: (next) => change({ columns: next }),
      setWidth: (id, width) => {
        const { [id]: _, ...others } = widths;
        change({ widths: width === null ? others : { ...others, [id]: width } });
      },
      move: (id, before) => change({ columns: moveBefore(columns, id, before) }),
      reset: () => change({ columns: view?.columns ?? DEFAULT_COLUMNS, widths: view?.widths ?? {} }),
    }),
    [columns, widths, change, view],
  );
}
