import { describe, expect, test } from 'vitest';
import type { Operation } from '@/api/types';
import { figuresOf, percentOf, pollDelay, secondsLeft } from './polling';

const operation = (more: Partial<Operation>): Operation =>
  ({ state: 'running', created_at: '2026-11-24T00:00:00Z', started_at: null, done: 0, total: 0, counts: {}, planned: null, ...more }) as Operation;
const later = (seconds: number) => Date.parse('2026-11-24T00:00:00Z') + seconds * 1000;

describe('asking how far it is', () => {
  test('slows down, and stops when nothing moves', () => {
    expect(pollDelay(operation({}), later(1))).toBe(600);
    expect(pollDelay(operation({}), later(20))).toBe(1500);
    expect(pollDelay(operation({}), later(600))).toBe(4000);
    for (const state of ['ready', 'done', 'cancelled', 'failed', 'undone'] as const) expect(pollDelay(operation({ state }), later(1))).toBe(false);
  });
});

test('shows the forecast until it has run, then the outcome', () => {
  const counts = { created: 5, refused: 1, duplicate: 0 };
  expect(figuresOf(operation({ state: 'ready', planned: { created: 7 }, counts }))).toEqual([{ name: 'created', count: 7 }]);
  expect(figuresOf(operation({ state: 'done', planned: { created: 7 }, counts }))).toEqual([{ name: 'created', count: 5 }, { name: 'refused', count: 1 }]);
});

test('never says more than it knows', () => {
  expect(percentOf(operation({ total: 0 }))).toBeNull();
  expect(percentOf(operation({ done: 999, total: 1000 }))).toBe(99);
  expect(secondsLeft(operation({ done: 1, total: 1000, started_at: '2026-11-24T00:00:00Z' }), later(5))).toBeNull();
  expect(secondsLeft(operation({ done: 500, total: 1000, started_at: '2026-11-24T00:00:00Z' }), later(10))).toBe(10);
});
