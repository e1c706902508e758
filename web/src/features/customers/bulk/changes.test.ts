import { describe, expect, it } from 'vitest';
import type { Field } from '@/api/types';
import { isComplete, modesOf, requestOf } from './changes';

describe('changes in bulk', () => {
  it('become values, cleared names and list modes', () => {
    expect(
      requestOf([
        { field: 'customer_level', mode: 'set', value: 'A' },
        { field: 'needed_products', mode: 'add', value: ['crm'] },
        { field: 'bank_name', mode: 'clear', value: 'left over' },
      ]),
    ).toEqual({ values: { customer_level: 'A', needed_products: ['crm'] }, clear: ['bank_name'], list_modes: { needed_products: 'add' } });
  });
  it('without a value are not complete, unless they clear', () => {
    expect(isComplete({ field: 'a', mode: 'set', value: null })).toBe(false);
    expect(isComplete({ field: 'a', mode: 'add', value: [] })).toBe(false);
    expect(isComplete({ field: '', mode: 'clear', value: null })).toBe(false);
    expect(isComplete({ field: 'a', mode: 'clear', value: null })).toBe(true);
    expect(isComplete({ field: 'a', mode: 'set', value: false })).toBe(true);
  });
  it('never empty a required field', () => {
    expect(modesOf({ required: true, many: false } as Field)).toEqual(['set']);
    expect(modesOf({ required: false, many: true } as Field)).toEqual(['set', 'add', 'remove', 'clear']);
  });
});
