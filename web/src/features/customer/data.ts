import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, newKey } from '@/api/client';
import type { RecordRow } from '@/api/types';
import type { Values } from './fields/values';
import { bodyOf } from './fields/values';

export const PATH = '/v1/customers';
export const recordKey = (id: string) => ['customers', 'record', id] as const;
export const changesKey = (id: string) => ['customers', 'changes', id] as const;

/** A person who may no longer read what he wrote gets a receipt instead of the record. */
export type Answer = RecordRow | { receipt: true };
export const isReceipt = (answer: Answer): answer is { receipt: true } => 'receipt' in answer;

export const recordQuery = (id: string) =>
  queryOptions({ queryKey: recordKey(id), queryFn: ({ signal }) => api.get<RecordRow>(`${PATH}/${id}`, { signal }) });

/** Looked at again whenever one comes back to the window: fewer conflicts. Open editors keep what was typed. */
export const useRecord = (id: string) => useQuery({ ...recordQuery(id), refetchOnWindowFocus: true });

/** The record's name for titles and messages. */
export const titleOf = (record: RecordRow) => String(record.customer_name ?? '');

export interface RecordActs {
  patch: (values: Values, version: number) => Promise<RecordRow>;
  reload: () => Promise<RecordRow>;
  /** A verb of the record, answered with the record as it is then. */
  act: (verb: string, body: unknown, version?: number) => Promise<Answer>;
  remove: (version: number) => Promise<void>;
  restore: () => Promise<Answer>;
  reveal: (fields: string[]) => Promise<Values>;
  /** Take the record as it is now; lists that show it are read again when they are next seen. */
  keep: (answer: Answer) => void;
}

function staleLists(client: QueryClient) {
  for (const part of ['list', 'group', 'preview', 'picker', 'title']) void client.invalidateQueries({ queryKey: ['customers', part], refetchType: 'none' });
}

export function useRecordActs(id: string): RecordActs {
  const client = useQueryClient();
  return useMemo(() => {
    const path = `${PATH}/${id}`;
    const keep = (answer: Answer) => {
      staleLists(client);
      if (isReceipt(answer)) void client.invalidateQueries({ queryKey: recordKey(id) });
      else client.setQueryData(recordKey(id), answer);
      void client.invalidateQueries({ queryKey: changesKey(id) });
    };
    return {
      keep,
      patch: async (values, version) => {
        const answer = await api.patch<Answer>(path, bodyOf(values), { query: { update_mask: Object.keys(values).join() }, ifMatch: version, key: newKey() });
        keep(answer);
        return isReceipt(answer) ? { id, version: version + 1 } : answer;
      },
      reload: () => {
        void client.invalidateQueries({ queryKey: changesKey(id) });
        return client.fetchQuery({ ...recordQuery(id), staleTime: 0 });
      },
      act: async (verb, body, version) => {
        const answer = await api.post<Answer>(`${path}:${verb}`, body, { ifMatch: version });
        keep(answer);
        return answer;
      },
      remove: async (version) => {
        await api.delete(path, { ifMatch: version });
        staleLists(client);
      },
      restore: async () => {
        const answer = await api.post<Answer>(`${path}:restore`);
        keep(answer);
        return answer;
      },
      reveal: async (fields) => (await api.post<{ values: Values }>(`${path}:reveal`, { fields })).values,
    };
  }, [client, id]);
}
