import { describe, expect, it } from 'vitest';
import type { Field } from '@/api/types';
import { both, compile, decompile, ME, type Conditions } from './conditions';
import { FilterSyntaxError, parse, write } from './syntax';

const FIELDS: Record<string, Pick<Field, 'name' | 'kind' | 'many'>> = {
  customer_level: { name: 'customer_level', kind: 'code', many: false },
  needed_products: { name: 'needed_products', kind: 'code', many: true },
  owner_id: { name: 'owner_id', kind: 'reference', many: false },
  next_action_at: { name: 'next_action_at', kind: 'instant', many: false },
  founded_on: { name: 'founded_on', kind: 'date', many: false },
  employee_count: { name: 'employee_count', kind: 'integer', many: false },
  customer_name: { name: 'customer_name', kind: 'line', many: false },
};
const fieldOf = (name: string) => FIELDS[name] as Field | undefined;
const of = (fields: Conditions['fields'], rest: string[] = []): Conditions => ({ fields, rest });

const PAIRS: [string, Conditions, string][] = [
  ['one code', of({ customer_level: { op: 'any', values: ['A'] } }), 'customer_level = "A"'],
  ['two codes', of({ customer_level: { op: 'any', values: ['A', 'B'] } }), '(customer_level = "A" OR customer_level = "B")'],
  ['a code or none', of({ customer_level: { op: 'any', values: ['A', null] } }), '(customer_level = "A" OR customer_level = null)'],
  ['none of two', of({ customer_level: { op: 'none', values: ['C', 'D'] } }), 'NOT (customer_level = "C" OR customer_level = "D")'],
  ['a list holds', of({ needed_products: { op: 'any', values: ['x'] } }), 'needed_products:"x"'],
  ['mine', of({ owner_id: { op: 'any', values: [ME] } }), 'owner_id = me()'],
  ['overdue', of({ next_action_at: { op: 'range', to: 'now()' } }), 'next_action_at < now()'],
  ['last week', of({ next_action_at: { op: 'range', from: 'days_ago(7)' } }), 'next_action_at >= days_ago(7)'],
  ['next week', of({ next_action_at: { op: 'range', from: 'now()', to: 'days_ahead(7)' } }), 'next_action_at >= now() AND next_action_at < days_ahead(7)'],
  ['dates', of({ founded_on: { op: 'range', from: '2020-01-01', to: '2020-12-31' } }), 'founded_on >= "2020-01-01" AND founded_on <= "2020-12-31"'],
  ['numbers', of({ employee_count: { op: 'range', from: -1, to: 500 } }), 'employee_count >= -1 AND employee_count <= 500'],
  ['text', of({ customer_name: { op: 'is', value: '深圳"蓝湾"\\' } }), 'customer_name = "深圳\\"蓝湾\\"\\\\"'],
  ['beginning', of({ customer_name: { op: 'begins', value: '深圳' } }), 'customer_name = "深圳*"'],
  ['a literal star', of({ customer_name: { op: 'is', value: 'A*' } }), 'customer_name = "A\\*"'],
  ['a star in a beginning', of({ customer_name: { op: 'begins', value: 'A*' } }), 'customer_name = "A**"'],
  ['empty', of({ customer_name: { op: 'empty' } }), 'customer_name = null'],
  ['filled', of({ founded_on: { op: 'filled' } }), 'NOT founded_on = null'],
];

describe('conditions', () => {
  it.each(PAIRS)('write %s', (_, conditions, text) => {
    expect(compile(conditions, fieldOf)).toBe(text);
  });
  it.each(PAIRS)('read %s back', (_, conditions, text) => {
    expect(decompile(text, fieldOf)).toEqual(conditions);
  });
  it('come back whole when many stand together', () => {
    const text = PAIRS.filter(([name]) => ['one code', 'mine', 'dates', 'numbers'].includes(name)).map(([, , part]) => part).join(' AND ');
    expect(compile(decompile(text, fieldOf), fieldOf)).toBe(text);
  });
  it('keep what they cannot show, and write it again', () => {
    const text = 'customer_level = "A" AND (mobile = null OR owner_id = me())';
    const read = decompile(text, fieldOf);
    expect(read.rest).toEqual(['(mobile = null OR owner_id = me())']);
    expect(compile(read, fieldOf)).toBe(text);
  });
  it('keep a text that is no filter at all', () => {
    expect(decompile('customer_level = = "A"', fieldOf).rest).toEqual(['customer_level = = "A"']);
  });
  it('keep a second bound on the same side', () => {
    expect(decompile('employee_count >= 1 AND employee_count >= 5', fieldOf).rest).toEqual(['employee_count >= 5']);
  });
  it('write nothing for an empty choice', () => {
    expect(compile(of({ customer_level: { op: 'any', values: [] } }), fieldOf)).toBe('');
  });
});

describe('joining filters', () => {
  it('puts an alternative into brackets', () => {
    expect(both('owner_id = me()', 'a = 1 OR b = 2', '')).toBe('owner_id = me() AND (a = 1 OR b = 2)');
  });
  it('leaves one alone', () => {
    expect(both(undefined, 'a = 1 OR b = 2')).toBe('a = 1 OR b = 2');
  });
});

describe('syntax', () => {
  it('reads words without quotes, other quotes and instants as the server does', () => {
    expect(write(parse("level = A AND day >= 2026-11-24 AND at < 2026-11-24T08:00:00Z AND name = '张*'") ?? { kind: 'and', items: [] })).toBe(
      'level = "A" AND day >= "2026-11-24" AND at < "2026-11-24T08:00:00Z" AND name = "张*"',
    );
  });
  it('binds OR more tightly than AND', () => {
    expect(write(parse('a = 1 AND b = 2 OR c = 3') ?? { kind: 'and', items: [] })).toBe('a = 1 AND (b = 2 OR c = 3)');
  });
  it.each([['a = ', 4], ['a ~ 1', 1], ['(a = 1', 6], ['a = 1 b', 6]])('tells where %s is wrong', (text, position) => {
    expect.assertions(1);
    try {
      parse(text);
    } catch (error) {
      expect((error as FilterSyntaxError).position).toBeGreaterThanOrEqual(position - 1);
    }
  });
});
