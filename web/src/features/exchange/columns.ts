import type { Field, RecordType } from '@/api/types';

export interface Column {
  value: string;
  field: Field;
}
type Fields = Pick<RecordType, 'fields'>;

export const columnsOf = (type: Fields): Column[] =>
  type.fields.filter((field) => field.exportable && field.kind !== 'file').map((field) => ({ value: field.custom ? `custom.${field.name}` : field.name, field }));

/** Each once, in the order of the declaration. */
export const ordered = (type: Fields, names: readonly string[]): string[] => {
  const wanted = new Set(names);
  return columnsOf(type).map(({ value }) => value).filter((value) => wanted.has(value));
};

/** Columns keep the order of the list they came from; an added one goes behind. */
export const toggled = (chosen: readonly string[], name: string): string[] =>
  chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
