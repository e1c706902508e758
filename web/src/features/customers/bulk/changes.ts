import type { Field } from '@/api/types';

export type ChangeMode = 'set' | 'clear' | 'add' | 'remove';
export interface Change {
  field: string;
  mode: ChangeMode;
  value: unknown;
}

/** What can be done to a field in bulk: lists can also grow and shrink, required fields cannot be emptied. */
export function modesOf(field: Field): ChangeMode[] {
  return ['set', ...(field.many ? (['add', 'remove'] as const) : []), ...(field.required ? [] : (['clear'] as const))];
}

export const isComplete = (change: Change) =>
  change.field !== '' && (change.mode === 'clear' || (change.value !== null && change.value !== undefined && !(Array.isArray(change.value) && change.value.length === 0)));

/** The request's parts. */
export function requestOf(changes: readonly Change[]) {
  const writes = changes.filter((change) => change.mode !== 'clear');
  return {
    values: Object.fromEntries(writes.map((change) => [change.field, change.value])),
    clear: changes.filter((change) => change.mode === 'clear').map((change) => change.field),
    list_modes: Object.fromEntries(writes.filter((change) => change.mode !== 'set').map((change) => [change.field, change.mode])),
  };
}
