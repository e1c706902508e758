import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMe, type TypeLookup } from '@/api/meta';
import type { ListSearch } from '@/shared/lib/list-search';
import { NOTHING, type GridSelection } from '@/shared/ui/grid/selection';
import { useFilterState, type FilterChange } from './filters/FilterBar';
import { useSavedViews } from './useSavedViews';
import { isPlain, isQuick, searchOf, sortOf } from './views';

/** The list's state from its address, and the ways to change it. */
export function useListState(type: TypeLookup | undefined) {
  const search: ListSearch = useSearch({ from: '/app/customers' });
  const navigate = useNavigate();
  const saved = useSavedViews();
  const [selection, setSelection] = useState<GridSelection>(NOTHING);
  const go = useCallback(
    (next: ListSearch) => {
      setSelection(NOTHING);
      void navigate({ to: '/customers', search: next });
    },
    [navigate],
  );
  const patch = useCallback(
    (change: Partial<ListSearch> | ((now: ListSearch) => Partial<ListSearch>), keepSelection = false) => {
      if (!keepSelection) setSelection(NOTHING);
      void navigate({ to: '/customers', search: (now: ListSearch) => ({ ...now, ...(typeof change === 'function' ? change(now) : change) }), replace: true });
    },
    [navigate],
  );
  const onFilter = useCallback((change: FilterChange) => patch((now) => ({ filter: change(now.filter), start: undefined })), [patch]);
  const filters = useFilterState(search.filter, type, onFilter);
  const sort = useMemo(() => sortOf(search, type), [search, type]);
  const view = saved.views.find((one) => one.id === search.view);
  useDefaultView(search, saved, go);
  return { search, sort, view, saved, filters, selection, setSelection, go, patch };
}

/** A bare address opens the person's own first view, once a visit; "all" stays reachable. */
function useDefaultView(search: ListSearch, saved: ReturnType<typeof useSavedViews>, go: (search: ListSearch) => void) {
  const wanted = useMe()?.preferences.lists?.customers?.default_view;
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !saved.ready) return;
    asked.current = true;
    if (!wanted || !isPlain(search)) return;
    const view = saved.views.find((one) => one.id === wanted);
    if (view) go(searchOf(view));
    else if (isQuick(wanted) && wanted !== 'all') go({ view: wanted });
  }, [wanted, saved.ready, saved.views, search, go]);
}
export type ListState = ReturnType<typeof useListState>;
