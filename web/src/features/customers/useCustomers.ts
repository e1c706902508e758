import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api } from '@/api/client';
import type { Bucket, RecordRow } from '@/api/types';
import type { ListSearch } from '@/shared/lib/list-search';
import type { Sort } from '@/shared/ui/grid/columns';
import { filterOf, orderBy } from './views';

const PAGE = 100;
interface Answer {
  customers: RecordRow[];
  next_page_token: string;
  about: number | null;
}

export interface CustomerList {
  rows: RecordRow[];
  about: number | null;
  loading: boolean;
  refreshing: boolean;
  error: unknown;
  more: 'none' | 'some' | 'loading' | 'failed';
  loadMore: () => void;
  retry: () => void;
  /** Changes with what is listed, not with the columns shown. */
  key: string;
}

/** The list, forward by token: 100 rows at a time. Other columns refetch in place, other filters begin anew. */
export function useCustomers(search: ListSearch, sort: Sort | null, fields: readonly string[], enabled: boolean): CustomerList {
  const filter = filterOf(search);
  const query = { q: search.q, filter, order_by: orderBy(sort), start_at: search.start, deleted: search.deleted };
  const key = JSON.stringify(query);
  const list = useInfiniteQuery({
    queryKey: ['customers', 'list', key, fields.toSorted().join()],
    enabled,
    placeholderData: keepPreviousData,
    // Coming back after a long way down must not ask for all of it again at once.
    staleTime: ({ state }: { state: { data?: { pages: unknown[] } } }) => ((state.data?.pages.length ?? 0) > 10 ? 10 : 0.5) * 60_000,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<Answer>('/v1/customers', {
        query: { ...query, fields: fields.join(), page_size: PAGE, page_token: pageParam, about: pageParam ? undefined : true, ...(pageParam && { start_at: undefined }) },
        signal,
      }),
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
  const rows = useMemo(() => unique(list.data?.pages.flatMap((page) => page.customers) ?? []), [list.data]);
  const { fetchNextPage, isFetchingNextPage, refetch } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const more = list.isFetchNextPageError ? 'failed' : isFetchingNextPage ? 'loading' : list.hasNextPage && !list.isPlaceholderData ? 'some' : 'none';
  return {
    rows,
    about: list.data?.pages[0]?.about ?? null,
    loading: list.isPending,
    refreshing: list.isFetching && !isFetchingNextPage,
    error: list.isError && !list.data ? list.error : null,
    more,
    loadMore,
    retry: useCallback(() => void refetch(), [refetch]),
    key,
  };
}

/** A row that moved up between two pages would come twice. */
function unique(rows: RecordRow[]): RecordRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && Boolean(seen.add(row.id)));
}

/** Counts by the values of one field under a filter. */
export function useGroups(by: string | undefined, filter: string, q: string | undefined) {
  return useQuery({
    queryKey: ['customers', 'group', by, filter, q],
    enabled: Boolean(by),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await api.get<{ buckets: Bucket[] }>('/v1/customers:group', { query: { by, filter, q }, signal })).buckets,
  });
}
