import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { TypeLookup } from '@/api/meta';
import { useFilterState, type FilterChange } from './FilterBar';

const type = { field: (name: string) => (name === 'nonsense' ? undefined : { name, kind: 'code' }) } as unknown as TypeLookup;

/** The filter bar over an address that is there at once, but drawn later. */
function shown(first?: string) {
  return renderHook(() => {
    const [address, setAddress] = useState(first);
    return { address, state: useFilterState(address, type, (change: FilterChange) => setAddress(change)) };
  }).result;
}

test('quick changes do not undo each other, though nothing was drawn between them', () => {
  const bar = shown('city = "上海" AND nonsense = "x"');
  const { set, dropRest } = bar.current.state;
  act(() => {
    set('level', { op: 'any', values: ['A'] });
    set('status', { op: 'any', values: ['open'] });
    set('level', (now) => (now?.op === 'any' ? { op: 'any', values: [...now.values, 'B'] } : null));
    set('city', null);
    dropRest('nonsense = "x"');
  });
  expect(bar.current.address).toBe('status = "open" AND (level = "A" OR level = "B")');
});

test('a change upon a cleared filter brings nothing back', () => {
  const bar = shown('city = "上海"');
  const { clear, set } = bar.current.state;
  act(() => {
    clear();
    set('level', { op: 'any', values: ['A'] });
  });
  expect(bar.current.address).toBe('level = "A"');
});
