/** Values of a record by path: a declared field's name, or `custom.<name>`. */
import type { Field, RecordAccess, RecordRow } from '@/api/types';

export type Values = Record<string, unknown>;

export const pathOf = (field: Pick<Field, 'name' | 'custom'>) => (field.custom ? `custom.${field.name}` : field.name);

export function valueAt(record: Values, path: string): unknown {
  const [outer = '', inner] = path.split('.');
  const value = inner === undefined ? record[outer] : (record[outer] as Values | null | undefined)?.[inner];
  return value ?? null;
}

/** The record with these values over it. */
export function withValues(record: RecordRow, values: Values): RecordRow {
  const next: RecordRow = { ...record };
  for (const [path, value] of Object.entries(values)) {
    const [outer = '', inner] = path.split('.');
    next[outer] = inner === undefined ? value : { ...(next[outer] as Values | null), [inner]: value };
  }
  return next;
}

/** The body of a PATCH or POST: custom values stand in their own object. */
export const bodyOf = (values: Values): Values => {
  const { id: _, version: __, ...body } = withValues({ id: '', version: 0 }, values);
  return body;
};

const plain = (value: unknown): unknown => {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => plain(one) !== null).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, plain(one)]),
  );
};
/** Nothing, an empty text and an empty list are the same; so are objects whatever the order of their members. */
export const same = (one: unknown, other: unknown) => JSON.stringify(plain(one)) === JSON.stringify(plain(other));
export const isNothing = (value: unknown) => plain(value) === null;

/** Facts of access: written together, by `:set_access`. */
export const ACCESS_FIELDS = ['visibility', 'public', 'reader_list', 'authors', 'collaborators', 'record_controls'] as const;
const ACCESS = new Set<string>(ACCESS_FIELDS);

export type Writing = 'inline' | 'access' | 'assign' | 'file' | 'never';

/** How a person changes the field, apart from whether he may. */
export function writingOf(field: Field): Writing {
  if (ACCESS.has(field.name) && !field.custom) return 'access';
  if (field.name === 'owner_id') return 'assign';
  if (field.kind === 'file') return field.read_only ? 'never' : 'file';
  return field.read_only || field.written !== 'person' ? 'never' : 'inline';
}

export function mayWrite(field: Field, access: RecordAccess | undefined): boolean {
  const way = writingOf(field);
  if (!access || way === 'never') return false;
  if (way === 'assign') return access.assign;
  return access.edit || (field.name === 'collaborators' && access.assign);
}

/** What a change of one field takes with it: cities do not stay when the province goes. */
export function dependents(field: Field, fields: readonly Field[]): string[] {
  const inside = fields.filter((one) => one.within === field.name);
  const own = field.name === 'country' ? fields.filter((one) => one.name === 'province') : [];
  return [...new Set([...own, ...inside, ...own.flatMap((one) => fields.filter((other) => other.within === one.name))].map((one) => one.name))];
}

export const isMasked = (value: unknown): boolean => {
  if (typeof value === 'string') return /\*{2,}/.test(value);
  if (Array.isArray(value)) return value.some(isMasked);
  return typeof value === 'object' && value !== null && Object.values(value).some(isMasked);
};
