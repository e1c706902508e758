import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { isKind } from '@/api/problem';
import type { FieldProblem, Operation } from '@/api/types';
import type { Answer, With } from '@/api/wire';
import { operationKey } from '@/shared/operations/data';

const PATH = '/v1/contacts/imports';
export const TEMPLATE = '/v1/contacts/import-templates/customer?format=xlsx';

export type Mode = 'create' | 'update' | 'upsert';
/** A table on its way in: what was read of it, and what a person decided. */
export type Import = With<Answer<'get_import_contacts'>, { mode: Mode; duplicates?: 'skip' | 'create'; errors?: FieldProblem[] }>;
export type ImportColumn = Import['columns'][number];
export interface Decisions {
  mapping?: Record<string, string>;
  mode?: Mode;
  match?: string[];
  duplicates?: 'skip' | 'create';
  sheet?: string;
  encoding?: string;
}
export const importPath = PATH;
export const importKey = (id: string) => ['imports', id] as const;

const importQuery = (id: string) =>
  queryOptions({ queryKey: importKey(id), enabled: id !== '', staleTime: 60_000, queryFn: ({ signal }) => api.get<Import>(`${PATH}/${id}`, { signal }) });

export const useImport = (id: string | null) => useQuery(importQuery(id ?? ''));
export const isGone = (error: unknown) => isKind(error, 'not_found');

/** Decisions travel one after another, so that the last one stands. */
export function useDecide(id: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `import-${id}` },
    mutationFn: (decisions: Decisions) => api.patch<Import>(`${PATH}/${id}`, decisions),
    onSuccess: (answer) => client.setQueryData(importKey(id), answer),
  });
}

export function useDryRun(id: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `import-${id}` },
    mutationFn: () => api.post<Operation>(`${PATH}/${id}:dry_run`),
    onSuccess: (operation) => {
      client.setQueryData(operationKey(operation.id), operation);
      client.setQueryData<Import>(importKey(id), (now) => now && { ...now, operation_id: operation.id });
      void client.invalidateQueries({ queryKey: ['operations', 'list'] });
    },
  });
}
