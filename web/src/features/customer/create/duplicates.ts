import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/wire';
import { useDebounced } from '@/shared/lib/media';
import { PATH } from '../data';
import { isMasked, isNothing, type Values } from '../fields/values';

/** `hidden` 1: a colleague has one that this person may not see. */
export type Duplicates = Answer<'check_duplicates'>;
export type Match = Duplicates['matches'][number];

/** Fields that take part in keys of duplicates, and those that go with them. */
export const KEY_FIELDS = ['customer_name', 'contact_name', 'mobile', 'email_primary', 'company_name', 'unified_social_credit_code', 'kind', 'city', 'province'];
const TELLING = new Set(['customer_name', 'contact_name', 'mobile', 'email_primary', 'company_name', 'unified_social_credit_code']);

/** The part of the values that is worth asking with; null where nothing tells a customer apart. */
export function keyValues(values: Values): Values | null {
  const found = Object.fromEntries(KEY_FIELDS.flatMap((name) => (isNothing(values[name]) || isMasked(values[name]) ? [] : [[name, values[name]]])));
  const telling = Object.entries(found).some(([name, value]) => TELLING.has(name) && String(value).trim().length >= 2);
  return telling ? found : null;
}

export const touchesKeys = (paths: readonly string[]) => paths.some((path) => TELLING.has(path));

/** Who may be the same, asked while one types. */
export function useDuplicates(values: Values | null, id?: string): Duplicates | undefined {
  const settled = useDebounced(JSON.stringify(values), 400);
  const found = useQuery({
    queryKey: ['customers', 'duplicates', settled, id],
    enabled: settled !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 20_000,
    queryFn: ({ signal }) => api.post<Duplicates>(`${PATH}:check_duplicates`, { values: JSON.parse(settled), ...(id && { id }) }, { signal }),
  });
  return settled === 'null' ? undefined : found.data;
}
