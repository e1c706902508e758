import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label } from '@/api/types';

const PAIRS = '/v1/contacts/duplicate-pairs';
const TOLD = '/v1/contacts/duplicate-disclosures';
const STORE = '/v1/stores/contacts';
const SIZE = 30;

export const STATES = ['open', 'dismissed', 'resolved'] as const;
export type PairState = (typeof STATES)[number];
export interface Key {
  kind: string;
  label: Label;
}
/** Of a customer that the reader may not read, or that is gone, only the owner is told. */
export interface Side {
  id: string;
  readable: boolean;
  deleted: boolean;
  customer_name: string | null;
  contact_name: string | null;
  company_name: string | null;
  customer_code: string | null;
  owner_id: string | null;
}
export interface Pair {
  id: string;
  version: number;
  found_at: string;
  found_by: string;
  entry: 'create' | 'edit' | 'import';
  state: PairState;
  resolution: 'deleted' | 'changed' | null;
  decided_by: string | null;
  decided_at: string | null;
  note: string | null;
  keys: Key[];
  sides: Side[];
}
export interface Disclosure {
  id: string;
  at: string;
  actor_id: string;
  client: 'browser' | 'program' | 'system';
  door: 'check' | 'create' | 'edit' | 'import';
  customer: Side;
  keys: Key[];
}
interface PairPage {
  duplicate_pairs: Pair[];
  next_page_token: string;
}
interface DisclosurePage {
  duplicate_disclosures: Disclosure[];
  next_page_token: string;
}

export const pairsQuery = (state: PairState) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', 'pairs', state],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<PairPage>(PAIRS, { query: { state, page_size: SIZE, page_token: pageParam }, signal }),
    getNextPageParam: (page) => page.next_page_token || undefined,
  });

export const disclosuresQuery = infiniteQueryOptions({
  queryKey: ['duplicates', 'told'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => api.get<DisclosurePage>(TOLD, { query: { page_size: SIZE, page_token: pageParam }, signal }),
  getNextPageParam: (page) => page.next_page_token || undefined,
});

/** Answered with the pair as it is then; the lists of both states are read again, whatever came of it. */
export function usePairActs() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['duplicates', 'pairs'] });
  const dismiss = useMutation({
    mutationFn: ({ pair, note }: { pair: Pair; note: string }) => api.post<Pair>(`${PAIRS}/${pair.id}:dismiss`, { note }, { ifMatch: pair.version }),
    onSettled,
  });
  const reopen = useMutation({ mutationFn: (pair: Pair) => api.post<Pair>(`${PAIRS}/${pair.id}:reopen`, undefined, { ifMatch: pair.version }), onSettled });
  return { dismiss, reopen };
}

export const CHOICES = {
  duplicates_on_create: ['block', 'warn'],
  duplicates_on_edit: ['block', 'warn'],
  duplicates_on_import: ['block', 'warn'],
  hidden_duplicates: ['exists', 'silent'],
} as const;
export type SettingName = keyof typeof CHOICES;
export type Settings = Record<SettingName, string>;
export const NAMES = Object.keys(CHOICES) as SettingName[];
export type StoreSettings = Settings & { version: number };

export const settingsQuery = queryOptions({
  queryKey: ['stores', 'contacts'],
  queryFn: ({ signal }) => api.get<StoreSettings>(STORE, { signal }),
  staleTime: 0,
});

/** Only what differs is sent, and only over the settings that were seen. */
export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, version }: { changes: Partial<Settings>; version: number }) => api.patch<StoreSettings>(STORE, changes, { ifMatch: version }),
    onSuccess: (store) => client.setQueryData(settingsQuery.queryKey, store),
  });
}

export function changedSettings(before: Settings, now: Settings): Partial<Settings> {
  return Object.fromEntries(NAMES.filter((name) => before[name] !== now[name]).map((name) => [name, now[name]]));
}
