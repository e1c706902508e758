import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newKey } from '@/api/client';
import type { Operation, Selection } from '@/api/types';
import { requestOf, type Change } from './changes';

const operationPath = (id: string, verb = '') => `/v1/contacts/operations/${id}${verb}`;

/** Preview first (the set of rows is frozen then), start after a person has looked. */
export function useBulkEdit(selection: Selection) {
  const [id, setId] = useState<string | null>(null);
  const [key, setKey] = useState(newKey);
  const preview = useMutation({
    mutationFn: ({ changes, reason }: { changes: Change[]; reason: string }) =>
      api.post<Operation>('/v1/customers:bulk_edit', { selection, ...requestOf(changes), ...(reason && { reason }) }, { key }),
    onSuccess: (operation) => setId(operation.id),
  });
  const operation = useQuery({
    queryKey: ['operations', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Operation>(operationPath(id ?? ''), { signal }),
    refetchInterval: (query) => (query.state.data === undefined || query.state.data.state === 'previewing' ? 500 : false),
  });
  const start = useMutation({ mutationFn: () => api.post<Operation>(operationPath(id ?? '', ':start')) });
  return {
    preview,
    operation,
    start,
    /** Back to the fields; the preview is given up. */
    discard: () => {
      if (id) void api.post(operationPath(id, ':cancel')).catch(() => {});
      setId(null);
      setKey(newKey());
      preview.reset();
    },
  };
}
