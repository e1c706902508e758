import type { Field, FieldProblem, RecordType } from '@/api/types';
import { isNothing, pathOf, type Values } from '../fields/values';

const NOT_HERE = new Set(['photo', 'attachments', 'public', 'authors', 'reader_list', 'record_controls']);

/** What a person may fill in for a new record; files and who may see it follow when it is there. */
export const isOffered = (field: Field, mayAssign: boolean) =>
  !field.read_only && (field.written === 'person' || field.written === 'create') && field.kind !== 'file' && field.kind !== 'serial' &&
  !(NOT_HERE.has(field.name) && !field.custom) && (field.name !== 'owner_id' || mayAssign);

/** Required fields that are still empty, in the order of the form. */
export const missingIn = (fields: readonly Field[], values: Values) => fields.filter((field) => field.required && isNothing(values[pathOf(field)])).map(pathOf);

/** Fields with what is wrong with them, in the order of the form. */
export function problemsInOrder(type: Pick<RecordType, 'fields'>, problems: Record<string, FieldProblem>): string[] {
  const order = type.fields.map((field) => field.name);
  return Object.keys(problems).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** What goes to the server: only what was filled in. */
export const filled = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => !isNothing(value)));
