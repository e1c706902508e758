import type { Field, RecordType } from '@/api/types';

export interface Target {
  value: string;
  field: Field;
}

/** Fields a column may mean. The serial number only finds existing records. */
export function targetsOf(type: Pick<RecordType, 'fields'>, mode: string): Target[] {
  return type.fields
    .filter((field) => field.importable || (field.kind === 'serial' && mode !== 'create'))
    .map((field) => ({ value: field.custom ? `custom.${field.name}` : field.name, field }));
}

/** Required fields that no column fills. */
export const missingTargets = (targets: readonly Target[], mapping: Record<string, string>, mode: string): Target[] => {
  const taken = new Set(Object.values(mapping));
  return mode === 'update' ? [] : targets.filter(({ value, field }) => field.required && !taken.has(value));
};

/** One column a field: choosing a field that another column has takes it from there. */
export function mapped(mapping: Record<string, string>, index: number, field: string | null): Record<string, string> {
  const rest = Object.entries(mapping).filter(([at, name]) => at !== String(index) && name !== field);
  return Object.fromEntries(field ? [...rest, [String(index), field]] : rest);
}
