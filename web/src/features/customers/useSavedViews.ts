import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { SavedView } from '@/api/types';

const KEY = ['saved-views', 'contacts'];
export type ViewDraft = Pick<SavedView, 'name' | 'columns' | 'widths' | 'filter' | 'order_by' | 'group_by' | 'shared_with'>;

type Stored = { [name in keyof SavedView]: SavedView[name] | null };
/** What a view left out is empty here. */
const whole = (view: Stored): SavedView => ({
  ...(view as SavedView),
  columns: view.columns ?? [],
  widths: view.widths ?? {},
  filter: view.filter ?? '',
  order_by: view.order_by ?? '',
  shared_with: view.shared_with ?? [],
});

export function useSavedViews() {
  const client = useQueryClient();
  const list = useQuery({
    queryKey: KEY,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const answer = await api.get<{ saved_views: Stored[] }>('/v1/contacts/saved-views', { query: { page_size: 200, order_by: 'name' }, signal });
      return answer.saved_views.filter((view) => view.record_type === 'customer').map(whole);
    },
  });
  const refresh = () => client.invalidateQueries({ queryKey: KEY });
  const create = useMutation({
    mutationFn: (draft: ViewDraft) => api.post<Stored>('/v1/contacts/saved-views', { ...draft, record_type: 'customer', layout: 'table' }).then(whole),
    onSuccess: refresh,
  });
  const update = useMutation({
    mutationFn: ({ view, patch }: { view: SavedView; patch: Partial<ViewDraft> }) =>
      api.patch<SavedView>(`/v1/contacts/saved-views/${view.id}`, patch, { query: { update_mask: Object.keys(patch).join() }, ifMatch: view.version }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => api.delete(`/v1/contacts/saved-views/${view.id}`, { ifMatch: view.version }),
    onSuccess: refresh,
  });
  return { views: list.data ?? [], ready: !list.isPending, create, update, remove };
}
