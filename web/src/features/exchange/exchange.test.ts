import { describe, expect, test } from 'vitest';
import type { Field, Operation } from '@/api/types';
import { columnsOf, ordered, toggled } from './columns';
import type { Import } from './data';
import { letterOf, stepOf } from './steps';
import { mapped, missingTargets, targetsOf } from './targets';

const field = (name: string, more: Partial<Field> = {}) => ({ name, kind: 'line', importable: true, exportable: true, required: false, custom: false, ...more }) as Field;
const type = { fields: [field('customer_code', { kind: 'serial', importable: false }), field('customer_name', { required: true }), field('photo', { kind: 'file', importable: false }), field('size', { custom: true })] };

describe('columns of a file', () => {
  test('a field is filled by one column: taking it takes it from the other', () => {
    expect(mapped({ 0: 'customer_name', 1: 'size' }, 2, 'customer_name')).toEqual({ 1: 'size', 2: 'customer_name' });
    expect(mapped({ 0: 'customer_name' }, 0, null)).toEqual({});
  });
  test('serial numbers only find, custom fields carry their prefix', () => {
    expect(targetsOf(type, 'create').map((one) => one.value)).toEqual(['customer_name', 'custom.size']);
    expect(targetsOf(type, 'upsert').map((one) => one.value)).toContain('customer_code');
  });
  test('what is required is missed, but not by an update', () => {
    const targets = targetsOf(type, 'create');
    expect(missingTargets(targets, {}, 'create').map((one) => one.value)).toEqual(['customer_name']);
    expect(missingTargets(targets, {}, 'update')).toEqual([]);
    expect(missingTargets(targets, { 3: 'customer_name' }, 'create')).toEqual([]);
  });
  test('letters as spreadsheets have them', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

describe('where an import stands', () => {
  const held = { id: 'i', operation_id: 'o' } as Import;
  const at = (state: string, more = {}) => ({ state, ...more }) as Operation;
  test('is told by the records of the server, also after a reload', () => {
    expect(stepOf(undefined, undefined, false)).toBe('file');
    expect(stepOf({ ...held, operation_id: null }, undefined, false)).toBe('map');
    expect(stepOf(held, at('previewing'), false)).toBe('check');
    expect(stepOf(held, at('ready'), false)).toBe('check');
    expect(stepOf(held, at('running', { started_at: 'x' }), false)).toBe('run');
    expect(stepOf(held, at('undone', { started_at: 'x' }), false)).toBe('result');
  });
  test('goes back to the columns when asked, or when the preview was given up', () => {
    expect(stepOf(held, at('ready'), true)).toBe('map');
    expect(stepOf(held, at('cancelled'), false)).toBe('map');
    expect(stepOf(held, at('cancelled', { started_at: 'x' }), false)).toBe('result');
  });
});

test('columns of an export keep the order of the list; all means the order of the declaration', () => {
  expect(columnsOf(type).map((one) => one.value)).toEqual(['customer_code', 'customer_name', 'custom.size']);
  expect(toggled(['customer_name'], 'customer_code')).toEqual(['customer_name', 'customer_code']);
  expect(toggled(['customer_name'], 'customer_name')).toEqual([]);
  expect(ordered(type, ['custom.size', 'customer_code', 'photo'])).toEqual(['customer_code', 'custom.size']);
});
