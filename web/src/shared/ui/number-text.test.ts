import { describe, expect, it } from 'vitest';
import { moneyOf, showMoney, wholeOf } from './number-text';

describe('figures as typed', () => {
  it('reads whole numbers however they are grouped', () => {
    expect(['120', '1,200', '１２０', '-3', ' 4 ', ''].map(wholeOf)).toEqual([120, 1200, 120, -3, 4, null]);
  });
  it('keeps what is no whole number for the server to refuse', () => {
    expect(['3.5', '500万', 'abc'].map(wholeOf)).toEqual(['3.5', '500万', 'abc']);
  });
  it('reads money in the units of its currency, and never guesses', () => {
    expect(moneyOf('50,000', 'CNY')).toEqual({ amount: 5_000_000, currency: 'CNY' });
    expect(moneyOf('12.34', 'CNY')).toEqual({ amount: 1234, currency: 'CNY' });
    expect(moneyOf('1200', 'JPY')).toEqual({ amount: 1200, currency: 'JPY' });
    expect(moneyOf('-1', 'CNY')).toEqual({ amount: -100, currency: 'CNY' });
    expect(moneyOf('500万', 'CNY')).toEqual({ amount: '500万', currency: 'CNY' });
    expect(moneyOf('0.001', 'USD')?.amount).toBeCloseTo(0.1);
    expect(moneyOf('  ', 'USD')).toBeNull();
  });
  it('shows the thousands, but not behind the point', () => {
    expect(showMoney({ amount: 123_456_789, currency: 'CNY' })).toBe('1,234,567.89');
    expect(showMoney({ amount: 1, currency: 'USD' })).toBe('0.01');
    expect(showMoney(null)).toBe('');
  });
});
