/** Figures as people type them. What is no figure is kept as it stands: the server refuses it in words, nothing is guessed. */
import type { Money } from '@/api/types';
import { toMajor, toMinorExact } from '@/shared/lib/format';

const bare = (text: string) => text.normalize('NFKC').replace(/[\s,]/g, '');
const grouped = (text: string) => text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');

export function wholeOf(text: string): number | string | null {
  const plain = bare(text);
  if (plain === '') return null;
  return /^[+-]?\d{1,15}$/.test(plain) ? Number(plain) : text;
}

/** `amount` is text, or not whole, only where the server has to refuse it. */
export function moneyOf(text: string, currency: string): { amount: number | string; currency: string } | null {
  const plain = bare(text);
  if (plain === '') return null;
  const amount = /^[+-]?\d+(\.\d+)?$/.test(plain) ? toMinorExact(Number(plain), currency) : text;
  return { amount, currency };
}

export const showWhole = (value: unknown) => (value === null || value === undefined ? '' : String(value));

export function showMoney(money: { amount: unknown; currency: string } | null): string {
  if (!money) return '';
  return typeof money.amount === 'number' ? grouped(String(toMajor(money as Money))) : String(money.amount);
}
