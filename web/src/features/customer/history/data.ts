import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/wire';
import { changesKey, PATH } from '../data';

export type HistoryPage = Answer<'changes_customer'>;
export type HistoryEntry = HistoryPage['changes'][number];
/** `masked`: it changed; the values are not for this reader. */
export type FieldChange = HistoryEntry['fields'][number];
const page = (id: string, size: number, token: string, signal: AbortSignal) =>
  api.get<HistoryPage>(`${PATH}/${id}/changes`, { query: { page_size: size, page_token: token }, signal });

export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...changesKey(id), 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => page(id, 30, pageParam, signal),
    getNextPageParam: (last) => last.next_page_token || undefined,
  });
export const recentQuery = (id: string) =>
  queryOptions({ queryKey: [...changesKey(id), 'recent'], queryFn: ({ signal }) => page(id, 12, '', signal) });

/** Who changed this field last, as far as the newest changes tell. */
export const lastChangeQuery = (id: string, path: string) =>
  queryOptions({
    queryKey: [...changesKey(id), 'last', path],
    staleTime: 0,
    queryFn: async ({ signal }) => (await page(id, 20, '', signal)).changes.find((entry) => entry.fields.some((field) => field.name === path)) ?? null,
  });
