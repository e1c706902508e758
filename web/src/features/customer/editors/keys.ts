import type { Field } from '@/api/types';
import { isLong } from '../fields/groups';

export type Act = 'save' | 'restore' | 'next' | 'previous' | null;

interface Pressed {
  key: string;
  shift: boolean;
  mod: boolean;
  /** Focus stands in the first or last control of the editor. */
  first: boolean;
  last: boolean;
  /** The choices of a control within are open. */
  choosing: boolean;
}

/** A list of choices is open or the choice itself saves: Enter belongs to the control. */
const picks = (field: Pick<Field, 'kind' | 'many'>) => ['code', 'reference', 'date', 'instant', 'year_month', 'boolean'].includes(field.kind);

/** What a key means in the editor of a field. */
export function actOf(field: Pick<Field, 'kind' | 'many'>, { key, shift, mod, first, last, choosing }: Pressed): Act {
  if (choosing && key !== 'Tab' && !picks(field)) return null;
  if (key === 'Escape') return 'restore';
  if (key === 'Enter') {
    if (mod) return 'save';
    return isLong(field) || picks(field) ? null : 'save';
  }
  if (key === 'Tab') {
    if (shift) return first ? 'previous' : null;
    return last ? 'next' : null;
  }
  return null;
}

/** The path before or behind one in the order of the page; null at the ends. */
export function neighbour(paths: readonly string[], path: string, step: 1 | -1): string | null {
  const at = paths.indexOf(path);
  return at < 0 ? null : (paths[at + step] ?? null);
}
