/** What the application knows about itself: who is signed in, the directory, record types and code lists. */
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from './client';
import { withLeft } from './left-behind';
import type { Code, CodeList, Directory, DirectoryPerson, Field, Me, Named, RecordType } from './types';

const HOUR = 3_600_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => withLeft(await api.get<Me>('/v1/me', { signal })),
  staleTime: 60_000,
});
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: ({ signal }) => api.get<Directory>('/v1/directory', { signal }),
  staleTime: 5 * 60_000,
});
export const recordTypesQuery = queryOptions({
  queryKey: ['record-types', 'contacts'],
  queryFn: async ({ signal }) =>
    (await api.get<{ record_types: RecordType[] }>('/v1/contacts/record-types', { signal })).record_types,
  staleTime: HOUR,
});
const codeListsQuery = queryOptions({
  queryKey: ['code-lists'],
  queryFn: async ({ signal }) =>
    (await api.get<{ code_lists: CodeList[] }>('/v1/contacts/code-lists', { signal })).code_lists,
  staleTime: HOUR,
});
const codeListQuery = (name: string) =>
  queryOptions({
    queryKey: ['code-lists', name],
    queryFn: ({ signal }) => api.get<CodeList>(`/v1/contacts/code-lists/${name}`, { signal }),
    staleTime: HOUR,
  });

/** Who may be given a record, or a part in writing one; asked by those who may give it. Undefined: not known. */
export function useAssignees(wanted: boolean): ReadonlySet<string> | undefined {
  const may = useMay('assign');
  return useQuery({
    queryKey: ['assignees', 'contacts'],
    enabled: wanted && may,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => new Set((await api.get<{ people: string[] }>('/v1/contacts/assignees', { signal })).people),
  }).data;
}

export const useMe = () => useQuery(meQuery).data;
/** True where the user may ever do it (permission documents and level); a record can still refuse. */
export const useMay = (operation: string) => useMe()?.operations[operation] === true;

export interface DirectoryLookup extends Directory {
  person: (id: string) => DirectoryPerson | undefined;
  named: (what: 'department' | 'group' | 'region' | 'role', id: string) => Named | undefined;
}
const NO_DIRECTORY: Directory = { people: [], departments: [], groups: [], regions: [], roles: [] };

export function useDirectory(): DirectoryLookup {
  const data = useQuery(directoryQuery).data ?? NO_DIRECTORY;
  return useMemo(() => {
    const people = new Map(data.people.map((person) => [person.id, person]));
    const others = new Map<string, Named>();
    for (const [what, list] of Object.entries({
      department: data.departments, group: data.groups, region: data.regions, role: data.roles,
    })) {
      for (const one of list) others.set(`${what}/${one.id}`, one);
    }
    return { ...data, person: (id) => people.get(id), named: (what, id) => others.get(`${what}/${id}`) };
  }, [data]);
}

export interface TypeLookup extends RecordType {
  field: (name: string) => Field | undefined;
}

export function useRecordTypes(): RecordType[] | undefined {
  return useQuery(recordTypesQuery).data;
}
export function useRecordType(name = 'customer'): TypeLookup | undefined {
  const types = useRecordTypes();
  return useMemo(() => {
    const type = types?.find((one) => one.name === name);
    if (!type) return undefined;
    const fields = new Map(type.fields.map((field) => [field.name, field]));
    return { ...type, field: (field: string) => fields.get(field) };
  }, [types, name]);
}

export interface CodeLookup {
  codes: Code[];
  get: (code: string) => Code | undefined;
  pending: boolean;
}
const NO_CODES: Code[] = [];

/** A code list by name; long ones (industry, places) come by a request of their own, when first needed. */
export function useCodeList(name: string | null | undefined): CodeLookup {
  const small = useQuery({ ...codeListsQuery, enabled: Boolean(name) });
  const inline = name ? small.data?.find((list) => list.name === name)?.codes : undefined;
  const long = useQuery({ ...codeListQuery(name ?? ''), enabled: Boolean(name) && small.isFetched && !inline });
  const codes = inline ?? long.data?.codes ?? NO_CODES;
  return useMemo(() => {
    const byCode = new Map(codes.map((code) => [code.code, code]));
    return { codes, get: (code) => byCode.get(code), pending: codes === NO_CODES };
  }, [codes]);
}

export type FindCode = (list: string | null | undefined, code: string) => Code | undefined;

/** Codes of several lists at once, for screens that show many fields. */
export function useCodes(names: readonly (string | null | undefined)[]): FindCode {
  const small = useQuery(codeListsQuery);
  const wanted = [...new Set(names.filter((name): name is string => Boolean(name)))].sort();
  const missing = small.data ? wanted.filter((name) => !small.data.find((list) => list.name === name)?.codes) : [];
  const long = useQueries({
    queries: missing.map(codeListQuery),
    combine: (results) => results.map((result) => result.data),
  });
  return useMemo(() => {
    const lists = new Map<string, Map<string, Code>>();
    for (const list of [...(small.data ?? []), ...long]) {
      if (list?.codes) lists.set(list.name, new Map(list.codes.map((code) => [code.code, code])));
    }
    return (list, code) => (list ? lists.get(list)?.get(code) : undefined);
  }, [small.data, long]);
}
