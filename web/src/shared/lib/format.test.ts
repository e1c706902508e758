import { describe, expect, it } from 'vitest';
import { companyLetter, initials } from '@/shared/ui/Avatar';
import { daysFromToday, formatMoney, formatPartialDate, formatPhone, formatSize, nearDay, plainText, toMajor, toMinor } from './format';
import { isIme, keyOf } from './keys';

describe('money', () => {
  it('is short in ten thousands and hundred millions in Chinese lists', () => {
    expect(formatMoney({ amount: 42_500_000, currency: 'CNY' }, 'zh', true)).toBe('¥42.5万');
    expect(formatMoney({ amount: 12_345_678_900, currency: 'CNY' }, 'zh', true)).toBe('¥1.23亿');
    expect(formatMoney({ amount: 700_000, currency: 'CNY' }, 'zh', true)).toBe('¥7,000');
  });
  it('is full in English and outside lists', () => {
    expect(formatMoney({ amount: 42_500_000, currency: 'USD' }, 'en', true)).toMatch(/425,000/);
    expect(formatMoney({ amount: 42_500_050, currency: 'CNY' }, 'zh')).toBe('¥425,000.50');
  });
  it('knows currencies without minor units', () => {
    expect(toMinor(1200, 'JPY')).toBe(1200);
    expect(toMajor({ amount: 1234, currency: 'CNY' })).toBe(12.34);
  });
});

describe('phones', () => {
  it.each([
    ['+8613812345678', '138 1234 5678'],
    ['+8675512345678', '0755 12345678'],
    ['+861012345678;ext=802', '010 12345678 ext. 802'],
    ['+4930123456', '+4930123456'],
  ])('%s reads %s', (stored, shown) => expect(formatPhone(stored)).toBe(shown));
});

describe('days', () => {
  const today = new Date(2026, 10, 24, 23, 30);
  it('count by the local calendar, not by hours', () => {
    expect(daysFromToday(new Date(2026, 10, 25, 0, 10).toISOString(), today)).toBe(1);
    expect(daysFromToday(new Date(2026, 10, 24, 0, 10).toISOString(), today)).toBe(0);
  });
  it('near ones are words, this year has no year', () => {
    expect(nearDay(new Date(2026, 10, 23).toISOString(), 'zh', today).word).toBe('yesterday');
    expect(nearDay(new Date(2026, 11, 8).toISOString(), 'zh', today).text).toBe('12月8日');
    expect(nearDay(new Date(2027, 0, 8).toISOString(), 'zh', today).text).toBe('2027年1月8日');
  });
  it('partial dates keep the leap month and the missing year', () => {
    expect(formatPartialDate('2020-04L-12', 'zh', '闰')).toBe('2020年闰4月12日');
    expect(formatPartialDate('03-08', 'zh', '闰')).toBe('3月8日');
  });
});

describe('small things', () => {
  it('sizes', () => expect(formatSize({ size: 84_200 }, 'en')).toBe('84.2 KB'));
  it('initials are the last two characters of a Chinese name', () => {
    expect([initials('林晓岚'), initials('林晓岚', true), initials('Daniel Wong'), initials('')]).toEqual(['晓岚', '岚', 'DW', '?']);
  });
  it('companies are known by the character after their city', () => {
    expect(['深圳蓝湾科技有限公司', '龙晓峰', 'orion Ltd.', ''].map(companyLetter)).toEqual(['蓝', '龙', 'O', '?']);
  });
  it('rich text gives its words, and runs nothing', () => expect(plainText('<p>重点<img src=x onerror="alert(1)"> <b>客户</b></p>')).toBe('重点 客户'));
});

describe('input methods', () => {
  it('keep their keys', () => {
    const key = (init: KeyboardEventInit) => keyOf(new KeyboardEvent('keydown', init));
    expect(key({ key: 'Enter', isComposing: true })).toBe('');
    expect(key({ key: 'Enter', keyCode: 229 } as KeyboardEventInit)).toBe('');
    expect(key({ key: 'Enter' })).toBe('Enter');
    expect(isIme({ key: 'a', nativeEvent: new KeyboardEvent('keydown', { key: 'a', isComposing: true }) })).toBe(true);
  });
});
