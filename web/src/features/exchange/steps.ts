import type { Operation } from '@/api/types';
import type { Import } from './data';

export type Step = 'file' | 'map' | 'check' | 'run' | 'result';
export const STEPS: Step[] = ['file', 'map', 'check', 'result'];

/** Where an import stands, told by the server's own records: a reload comes back to the same place. */
export function stepOf(held: Import | undefined, operation: Operation | undefined, backToMap: boolean): Step {
  if (!held) return 'file';
  if (backToMap || !held.operation_id) return 'map';
  if (!operation) return 'check';
  if (operation.state === 'previewing' || operation.state === 'ready') return 'check';
  if (operation.state === 'cancelled' && !operation.started_at) return 'map';
  if (operation.state === 'failed' && !operation.started_at) return 'check';
  return operation.state === 'running' ? 'run' : 'result';
}

const keyOf = (person: string) => `crm-import:${person}`;
export const readHeld = (person: string) => localStorage.getItem(keyOf(person));
export const keepHeld = (person: string, id: string | null) => (id ? localStorage.setItem(keyOf(person), id) : localStorage.removeItem(keyOf(person)));

const LETTERS = 26;
/** The name of a column as spreadsheets show it: A, B … AA. */
export function letterOf(index: number): string {
  let rest = index;
  let name = '';
  do {
    name = String.fromCharCode(65 + (rest % LETTERS)) + name;
    rest = Math.floor(rest / LETTERS) - 1;
  } while (rest >= 0);
  return name;
}
