import { infiniteQueryOptions, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Operation } from '@/api/types';
import type { Answer, With } from '@/api/wire';
import { isMoving, pollDelay, type RowState } from './polling';

const PATH = '/v1/contacts/operations';
export const operationFile = (id: string) => `${PATH}/${id}/file`;
export const refusedFile = (id: string) => `${PATH}/${id}/refused-file`;
export const operationKey = (id: string) => ['operations', id] as const;
const LIST = ['operations', 'list'] as const;

export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: operationKey(id),
    enabled: id !== '',
    queryFn: ({ signal }) => api.get<Operation>(`${PATH}/${id}`, { signal }),
    refetchInterval: (query) => (query.state.status === 'error' ? 5000 : pollDelay(query.state.data)),
    refetchIntervalInBackground: true,
    staleTime: 0,
  });
export const useOperation = (id: string | null | undefined) => useQuery(operationQuery(id ?? ''));

interface Page {
  operations: Operation[];
  next_page_token: string;
}
export const operationsQuery = infiniteQueryOptions({
  queryKey: LIST,
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => api.get<Page>(PATH, { query: { page_size: 30, page_token: pageParam }, signal }),
  getNextPageParam: (page) => page.next_page_token || undefined,
  refetchInterval: (query) => {
    const moving = query.state.data?.pages[0]?.operations.filter(isMoving) ?? [];
    const delays = moving.map((operation) => pollDelay(operation)).filter((delay): delay is number => delay !== false);
    return delays.length > 0 ? Math.min(...delays) : false;
  },
  staleTime: 5000,
});

export type OperationRow = With<
  Answer<'list_operation_rows_contacts'>['rows'][number],
  { state: RowState; before: Record<string, unknown> | null; after: Record<string, unknown> | null }
>;
interface RowPage {
  rows: OperationRow[];
  next_page_token: string;
}
export const rowsQuery = (id: string, state: RowState | '') =>
  infiniteQueryOptions({
    queryKey: ['operations', id, 'rows', state],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<RowPage>(`${PATH}/${id}/rows`, { query: { state, page_size: 50, page_token: pageParam }, signal }),
    getNextPageParam: (page) => page.next_page_token || undefined,
  });

export type OperationAct = 'start' | 'cancel' | 'undo' | 'resume';

/** Start, cancel, resume, undo: answered with the operation as it is then. */
export function useOperationAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: OperationAct) => api.post<Operation>(`${PATH}/${id}:${act}`),
    onSuccess: async (operation) => {
      if (operation.id === id) client.setQueryData(operationKey(id), operation);
      await client.invalidateQueries({ queryKey: LIST });
      if (operation.id !== id) await client.invalidateQueries({ queryKey: operationKey(id) });
    },
    onError: () => client.invalidateQueries({ queryKey: operationKey(id) }),
  });
}
