import { beforeEach, describe, expect, test } from 'vitest';
import type { Field } from '@/api/types';
import { keyValues, touchesKeys } from './create/duplicates';
import { dropDraft, keepDraft, readDraft } from './create/draft';
import { filled, isOffered, missingIn } from './create/form';
import { adjusted, changedAccess } from './dialogs/access';
import { groupsOf, isLong } from './fields/groups';
import { checkFile, checkPhoto } from './files/checks';
import { byDay } from './history/days';
import { nameWithSalutation, waysToReach } from './reach';

const field = (name: string, more: Partial<Field> = {}) =>
  ({ name, label: { zh: name, en: name }, tab: 'basic', kind: 'line', many: false, required: false, written: 'person', read_only: false, custom: false, secret: false, ...more }) as Field;

test('every field of a tab stands in exactly one group, unknown and custom ones behind', () => {
  const type = { fields: [field('mobile'), field('customer_name'), field('brand_new'), field('customer_name', { custom: true }), field('tax_id', { tab: 'finance' })] };
  expect(groupsOf(type, 'basic').map((group) => [group.id, group.fields.map((one) => one.name)])).toEqual([
    ['identity', ['customer_name']], ['reach', ['mobile']], ['other', ['brand_new']], ['custom', ['customer_name']],
  ]);
  expect(isLong(field('hobbies', { many: true }))).toBe(true);
});

describe('duplicates', () => {
  test('are asked for only where something tells a customer apart', () => {
    expect(keyValues({ city: '440300', kind: 'org' })).toBeNull();
    expect(keyValues({ customer_name: '深' })).toBeNull();
    expect(keyValues({ customer_name: '深圳', mobile: '' })).toEqual({ customer_name: '深圳' });
    expect(keyValues({ mobile: '138****0000' })).toBeNull();
    expect(touchesKeys(['job_title', 'mobile'])).toBe(true);
    expect(touchesKeys(['city'])).toBe(false);
  });
});

describe('drafts', () => {
  beforeEach(() => localStorage.clear());
  test('keep what was typed but no secret, and go when they are empty', () => {
    const fields = [field('bank_account', { secret: true }), field('mobile')];
    keepDraft('p', { mobile: '138', bank_account: '622', fax: null }, fields, new Date('2026-11-24T02:00:00Z'));
    expect(readDraft('p')).toEqual({ values: { mobile: '138' }, at: '2026-11-24T02:00:00.000Z' });
    expect(readDraft('q')).toBeNull();
    keepDraft('p', { mobile: '' }, fields);
    expect(readDraft('p')).toBeNull();
  });
  test('survive whatever stands in their place', () => {
    localStorage.setItem('crm-draft-customer:p', '{broken');
    expect(readDraft('p')).toBeNull();
    dropDraft('p');
  });
});

describe('the form of a new customer', () => {
  test('offers what a person fills in; the owner only to those who assign', () => {
    expect(isOffered(field('owner_id', { written: 'create' }), false)).toBe(false);
    expect(isOffered(field('owner_id', { written: 'create' }), true)).toBe(true);
    expect(isOffered(field('customer_code', { kind: 'serial', written: 'create', read_only: true }), true)).toBe(false);
    expect(isOffered(field('photo', { kind: 'file' }), true)).toBe(false);
  });
  test('names what is missing and sends what is filled', () => {
    expect(missingIn([field('a', { required: true }), field('b', { required: true })], { b: 'x' })).toEqual(['a']);
    expect(filled({ a: '', b: 0, c: [] })).toEqual({ b: 0 });
  });
});

describe('access of a record', () => {
  test('naming readers restricts it, opening it clears them, only an open one is public', () => {
    expect(adjusted({ visibility: 'open', public: true }, 'reader_list', [{ kind: 'person', id: 'p' }])).toMatchObject({ visibility: 'restricted', public: null });
    expect(adjusted({ visibility: 'restricted', reader_list: [1] }, 'visibility', 'open')).toMatchObject({ reader_list: null });
  });
  test('only what differs is sent', () => {
    expect(changedAccess({ visibility: 'open', public: null, authors: null }, { visibility: 'open', public: false, authors: [] })).toEqual({});
    expect(changedAccess({ visibility: 'open', authors: [{ kind: 'person', id: 'p' }] }, { visibility: 'restricted', authors: [] })).toEqual({ visibility: 'restricted', authors: null });
  });
});

test('files are judged before they travel', () => {
  expect(checkPhoto({ type: 'application/pdf', size: 1 })).toBe('notImage');
  expect(checkPhoto({ type: 'image/png', size: 3_000_000 })).toBe('tooLarge');
  expect(checkFile({ size: 10 }, 20)).toBe('tooMany');
  expect(checkFile({ size: 0 }, 1)).toBe('empty');
  expect(checkFile({ size: 10 }, 1)).toBeNull();
});

test('history stands under its days in the order given', () => {
  const entry = (id: string, at: string) => ({ id, at }) as never;
  const days = byDay([entry('a', '2026-11-24T08:00:00'), entry('b', '2026-11-24T01:00:00'), entry('c', '2026-11-23T22:00:00')]);
  expect(days.map((day) => [day.day, day.entries.length])).toEqual([['2026-11-24', 2], ['2026-11-23', 1]]);
});

test('one dials what is not masked, and says a name once', () => {
  expect(waysToReach({ id: 'a', version: 1, mobile: '138****0000', office_phone: '+86755123;ext=8', email_primary: '' })).toEqual({ phone: '+86755123,8', mobile: null, mail: null });
  expect(nameWithSalutation({ id: 'a', version: 1, contact_name: 'Claire Smith', family_name: 'Smith', salutation: 'Ms. Smith' })).toBe('Claire Smith');
  expect(nameWithSalutation({ id: 'a', version: 1, contact_name: '陈建国', salutation: '先生' })).toBe('陈建国 先生');
});
