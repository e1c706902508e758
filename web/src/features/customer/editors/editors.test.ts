import { describe, expect, test } from 'vitest';
import type { Code } from '@/api/types';
import { actOf, neighbour } from './keys';
import { daysOf, readPartialDate, writePartialDate } from './partial-date';
import { pathTo, treeOf } from './tree';

describe('keys in an editor', () => {
  const line = { kind: 'line', many: false } as const;
  const press = (key: string, more = {}) => ({ key, shift: false, mod: false, first: true, last: true, choosing: false, ...more });
  test('Enter saves a line, Ctrl+Enter a long text, and neither while choosing', () => {
    expect(actOf(line, press('Enter'))).toBe('save');
    expect(actOf({ kind: 'text', many: false }, press('Enter'))).toBeNull();
    expect(actOf({ kind: 'text', many: false }, press('Enter', { mod: true }))).toBe('save');
    expect(actOf({ kind: 'code', many: false }, press('Enter'))).toBeNull();
    expect(actOf({ kind: 'line', many: true }, press('Enter'))).toBeNull();
  });
  test('Tab leaves only from the last control, Shift+Tab from the first', () => {
    expect(actOf(line, press('Tab'))).toBe('next');
    expect(actOf(line, press('Tab', { shift: true }))).toBe('previous');
    expect(actOf({ kind: 'money', many: false }, press('Tab', { last: false }))).toBeNull();
    expect(actOf({ kind: 'money', many: false }, press('Tab', { shift: true, first: false }))).toBeNull();
  });
  test('Escape restores; while an input method composes no key means anything', () => {
    expect(actOf(line, press('Escape'))).toBe('restore');
    expect(actOf(line, press(''))).toBeNull();
  });
  test('choices that are open have Enter for themselves, and Escape closes them first', () => {
    expect(actOf({ kind: 'partial_date', many: false }, press('Enter', { choosing: true }))).toBeNull();
    expect(actOf({ kind: 'partial_date', many: false }, press('Escape', { choosing: true }))).toBeNull();
    expect(actOf({ kind: 'code', many: false }, press('Escape', { choosing: true }))).toBe('restore');
  });
  test('the neighbour in the order of the page', () => {
    expect(neighbour(['a', 'b', 'c'], 'b', 1)).toBe('c');
    expect(neighbour(['a', 'b', 'c'], 'a', -1)).toBeNull();
    expect(neighbour(['a'], 'x', 1)).toBeNull();
  });
});

describe('dates that may lack their year', () => {
  test.each(['1990-05-12', '05-12', '2020-04L-12', '04L-03'])('%s is read and written the same', (text) => {
    expect(writePartialDate(readPartialDate(text))).toBe(text);
  });
  test('half a date is not taken for none', () => {
    expect(writePartialDate({ year: 1990, month: 5, day: null, leap: false })).toBe('1990-05-?');
    expect(readPartialDate('1990-05-?')).toEqual({ year: 1990, month: 5, day: null, leap: false });
    expect(writePartialDate({ year: null, month: null, day: null, leap: false })).toBeNull();
    expect(readPartialDate('1979-**-**').month).toBeNull();
  });
  test('29 February needs a leap year, or no year at all', () => {
    expect(daysOf({ year: null, month: 2, day: null, leap: false }, false)).toBe(29);
    expect(daysOf({ year: 2023, month: 2, day: null, leap: false }, false)).toBe(28);
    expect(daysOf({ year: 2023, month: 2, day: null, leap: false }, true)).toBe(30);
  });
});

describe('codes as a tree', () => {
  const code = (name: string, parent: string | null = null): Code => ({ code: name, label: { zh: name, en: name }, parent, active: true });
  const codes = [code('C'), code('C39', 'C'), code('C391', 'C39'), code('Z', 'gone')];
  test('children under their parents, an orphan at the top', () => {
    expect(treeOf(codes, 'zh')).toEqual([{ value: 'C', label: 'C', children: [{ value: 'C39', label: 'C39', children: [{ value: 'C391', label: 'C391' }] }] }, { value: 'Z', label: 'Z' }]);
  });
  test('the way from the top, also for a code that is not in the list', () => {
    expect(pathTo(codes, 'C391')).toEqual(['C', 'C39', 'C391']);
    expect(pathTo(codes, 'X')).toEqual(['X']);
    expect(pathTo(codes, null)).toEqual([]);
  });
});
