import { describe, expect, test } from 'vitest';
import type { Field, RecordAccess } from '@/api/types';
import { bodyOf, dependents, isMasked, isNothing, mayWrite, same, valueAt, withValues, writingOf } from './values';

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name, label: { zh: name, en: name }, tab: 'basic', kind: 'line', many: false, required: false, written: 'person', read_only: false, derived: false, personal: false,
  masked: false, secret: false, filter: false, facet: false, list_sort: null, bulk: false, importable: true, exportable: true, searched: false, custom: false, ...more,
});
const access: RecordAccess = { edit: true, delete: false, assign: false, print: true, export: true, copy: true, forward: true, reveal: true, masked: [], reasons: {} };

describe('values by path', () => {
  const record = { id: 'a', version: 3, mobile: '1', custom: { size: 'L' } };
  test('custom values stand in their own object, read and written', () => {
    expect(valueAt(record, 'custom.size')).toBe('L');
    expect(valueAt(record, 'custom.none')).toBeNull();
    expect(withValues(record, { 'custom.size': 'XL', mobile: null })).toMatchObject({ version: 3, mobile: null, custom: { size: 'XL' } });
    expect(bodyOf({ mobile: '2', 'custom.size': 'S' })).toEqual({ mobile: '2', custom: { size: 'S' } });
  });
});

describe('same', () => {
  test('nothing is nothing, however it is written', () => {
    expect(same(null, '')).toBe(true);
    expect(same(undefined, [])).toBe(true);
    expect(isNothing([{ name: '' }])).toBe(false);
    expect(same(0, null)).toBe(false);
    expect(same(false, null)).toBe(false);
  });
  test('objects are compared by their members, not by their order', () => {
    expect(same({ amount: 1, currency: 'CNY' }, { currency: 'CNY', amount: 1 })).toBe(true);
    expect(same([{ name: 'a', birth_date: null }], [{ name: 'a' }])).toBe(true);
    expect(same({ amount: 1, currency: 'CNY' }, { amount: 1, currency: 'USD' })).toBe(false);
  });
});

describe('who writes a field', () => {
  test('facts of access, owner and files have ways of their own', () => {
    expect(writingOf(field('reader_list', { kind: 'member', many: true }))).toBe('access');
    expect(writingOf(field('owner_id', { written: 'create' }))).toBe('assign');
    expect(writingOf(field('photo', { kind: 'file' }))).toBe('file');
    expect(writingOf(field('created_at', { written: 'system', read_only: true }))).toBe('never');
    expect(writingOf(field('mobile'))).toBe('inline');
  });
  test('the right to assign opens owner and collaborators, not the other fields', () => {
    const assigns = { ...access, edit: false, assign: true };
    expect(mayWrite(field('owner_id', { written: 'create' }), assigns)).toBe(true);
    expect(mayWrite(field('collaborators', { written: 'command' }), assigns)).toBe(true);
    expect(mayWrite(field('mobile'), assigns)).toBe(false);
    expect(mayWrite(field('mobile'), undefined)).toBe(false);
  });
});

test('a change of country takes province and city with it, a change of province the city', () => {
  const all = [field('country'), field('province'), field('city', { within: 'province' }), field('mobile')];
  expect(dependents(field('province'), all)).toEqual(['city']);
  expect(dependents(field('country'), all)).toEqual(['province', 'city']);
  expect(dependents(field('mobile'), all)).toEqual([]);
});

test('masked values are known wherever the stars stand', () => {
  expect(isMasked('138****0000')).toBe(true);
  expect(isMasked([{ name: '****' }])).toBe(true);
  expect(isMasked('5 * 3')).toBe(false);
});
