import { describe, expect, test } from 'vitest';
import { applied, difference, joined } from './merge-patch';

const PAIRS: [object, object][] = [
  [{}, { columns: ['a'], widths: { a: 90 } }],
  [{ columns: ['a', 'b'], widths: { a: 90, b: 70 } }, { columns: ['b', 'a'], widths: { b: 70 } }],
  [{ columns: ['a'], widths: { a: 90 }, default_view: 'mine' }, { columns: undefined, widths: {}, default_view: 'mine' }],
  [{ lists: { customers: { widths: { a: 90 } } } }, {}],
  [{ density: 'cozy', widths: 3 }, { density: 'cozy', widths: { a: 1 } }],
];
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
/** Objects without anything in them are as good as none here. */
const bare = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).flatMap(([name, one]) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [[name, one]];
    const inside = bare(one as Record<string, unknown>);
    return Object.keys(inside).length > 0 ? [[name, inside]] : [];
  }));

describe('merge patches', () => {
  test.each(PAIRS)('the difference of %j and %j makes the one of the other, both ways', (before, after) => {
    expect(bare(applied(plain(before), difference(before, after)))).toEqual(bare(plain(after)));
    expect(bare(applied(plain(after), difference(after, before)))).toEqual(bare(plain(before)));
  });
  test('what is gone is null, what is the same is not named', () => {
    expect(difference({ columns: ['a'], widths: { a: 90, b: 70 } }, { columns: ['a'], widths: { b: 80 } })).toEqual({ widths: { a: null, b: 80 } });
    expect(difference({ a: [1], b: { c: 2 } }, { a: [1], b: { c: 2 } })).toEqual({});
  });
  test('two joined do what one after the other does', () => {
    const [first, between, last] = [{ widths: { a: 90, b: 70 } }, { widths: { a: 80 } }, { widths: { a: 80, b: 60, c: 50 } }];
    const both = joined(difference(first, between), difference(between, last));
    expect(applied(first, both)).toEqual(last);
    expect(joined(difference(last, between), difference(between, {}))).toEqual({ widths: { a: null, b: null, c: null } });
  });
});
