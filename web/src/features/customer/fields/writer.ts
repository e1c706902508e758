/** How one change reaches the server: with the version seen, merged where others changed other fields meanwhile. */
import { isApiError, isKind } from '@/api/problem';
import type { RecordRow } from '@/api/types';
import { same, valueAt, type Values } from './values';

export interface Change {
  /** The field that was edited; `values` may hold others that go with it. */
  path: string;
  values: Values;
  /** What stood there when the editor opened. */
  base: Values;
}

export interface Ports {
  current: () => RecordRow;
  reload: () => Promise<RecordRow>;
  patch: (values: Values, version: number) => Promise<RecordRow>;
}

export type Outcome =
  | { kind: 'saved'; record: RecordRow; merged: string[] }
  | { kind: 'conflict'; theirs: Values }
  | { kind: 'invalid'; detail: string; path: string }
  | { kind: 'failed'; detail: string };

const MOST_ATTEMPTS = 4;

/** Fields of the change that somebody else has set to something else since. */
export const clashes = (now: RecordRow, change: Change): string[] =>
  Object.keys(change.values).filter(
    (path) => !same(valueAt(now, path), change.base[path] ?? null) && !same(valueAt(now, path), change.values[path]),
  );

const isThere = (now: RecordRow, change: Change) => Object.entries(change.values).every(([path, value]) => same(valueAt(now, path), value));

const SYSTEM = new Set(['id', 'version', '_access', 'updated_at', 'updated_by']);
const differing = (before: RecordRow, after: RecordRow, own: Values) =>
  Object.keys({ ...before, ...after }).filter((name) => !SYSTEM.has(name) && !(name in own) && !same(before[name], after[name]));

export async function writeChange(change: Change, ports: Ports): Promise<Outcome> {
  const first = ports.current();
  let now = first;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (attempt > 0 && isThere(now, change)) return { kind: 'saved', record: now, merged: [] };
    const theirs = clashes(now, change);
    if (theirs.length > 0) return { kind: 'conflict', theirs: Object.fromEntries(theirs.map((path) => [path, valueAt(now, path)])) };
    try {
      const record = await ports.patch(change.values, now.version);
      return { kind: 'saved', record, merged: attempt > 0 ? differing(first, now, change.values) : [] };
    } catch (error) {
      if (!isKind(error, 'stale')) return refusal(error, change);
    }
    try {
      now = await ports.reload();
    } catch (error) {
      return refusal(error, change);
    }
  }
  return { kind: 'failed', detail: '' };
}

function refusal(error: unknown, change: Change): Outcome {
  if (!isApiError(error)) return { kind: 'failed', detail: '' };
  const [other] = Object.entries(error.fields);
  const own = error.fields[change.path.split('.')[0] ?? ''];
  if (own) return { kind: 'invalid', detail: own.detail, path: change.path };
  if (other) return { kind: 'invalid', detail: other[1].detail, path: other[0] };
  return { kind: 'failed', detail: error.message };
}
