import type { Operation, OperationCounts, OperationState } from '@/api/types';

const MOVING = new Set<OperationState>(['previewing', 'running', 'undoing']);
export const isMoving = (operation: Pick<Operation, 'state'>) => MOVING.has(operation.state);

/** How long to wait before asking again: quick at first, slower the longer it takes; not at all when it rests. */
export function pollDelay(operation: Pick<Operation, 'state' | 'created_at' | 'started_at'> | undefined, now = Date.now()): number | false {
  if (!operation) return 1000;
  if (!isMoving(operation)) return false;
  if (operation.state === 'undoing') return 1500;
  const age = now - new Date(operation.started_at ?? operation.created_at).getTime();
  if (age < 8_000) return 600;
  return age < 60_000 ? 1500 : 4000;
}

export interface Figure {
  name: keyof OperationCounts;
  count: number;
}
const ORDER: (keyof OperationCounts)[] = ['created', 'updated', 'unchanged', 'duplicate', 'refused', 'withheld', 'undone'];

/** What to show: the outcome, or while nothing has been done yet the forecast of the preview. */
export function figuresOf(operation: Pick<Operation, 'counts' | 'planned' | 'state'>): Figure[] {
  const planned = operation.state === 'ready' || operation.state === 'previewing';
  const counts = planned && operation.planned ? operation.planned : operation.counts;
  return ORDER.flatMap((name) => (counts[name] ? [{ name, count: counts[name] ?? 0 }] : []));
}

/** 0 to 100; null where it cannot be told. */
export function percentOf({ done, total, state }: Pick<Operation, 'done' | 'total' | 'state'>): number | null {
  if (state === 'done' || state === 'undone') return 100;
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : null;
}

/** Seconds still to go at the pace so far; null while that would be a guess. */
export function secondsLeft(operation: Pick<Operation, 'done' | 'total' | 'started_at'>, now = Date.now()): number | null {
  const { done, total, started_at: started } = operation;
  const passed = started ? (now - new Date(started).getTime()) / 1000 : 0;
  if (passed < 3 || done < total * 0.02 || done >= total) return null;
  return Math.ceil(((total - done) * passed) / done);
}

export type RowState = keyof OperationCounts | 'pending';
/** Whose rows are worth reading one by one. */
export const TELLING: RowState[] = ['refused', 'duplicate', 'withheld'];
