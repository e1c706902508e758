import type { Field } from '@/api/types';
import { isNothing, pathOf, type Values } from '../fields/values';

export interface Draft {
  values: Values;
  at: string;
}
const keyOf = (person: string) => `crm-draft-customer:${person}`;

/** What was typed for a new customer and not sent yet, on this device. Secrets are not kept. */
export function readDraft(person: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? 'null');
    if (!kept || typeof kept !== 'object' || !('values' in kept) || !('at' in kept)) return null;
    const draft = kept as Draft;
    return typeof draft.values === 'object' && draft.values !== null && !isNothing(draft.values) ? draft : null;
  } catch {
    return null;
  }
}

export function keepDraft(person: string, values: Values, fields: readonly Field[], now = new Date()): void {
  const secret = new Set(fields.filter((field) => field.secret).map(pathOf));
  const kept = Object.fromEntries(Object.entries(values).filter(([path, value]) => !secret.has(path) && !isNothing(value)));
  try {
    if (Object.keys(kept).length === 0) localStorage.removeItem(keyOf(person));
    else localStorage.setItem(keyOf(person), JSON.stringify({ values: kept, at: now.toISOString() }));
  } catch {
    // A full or forbidden store costs the draft, never the form.
  }
}

export const dropDraft = (person: string) => localStorage.removeItem(keyOf(person));
