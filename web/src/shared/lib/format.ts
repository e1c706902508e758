/** Texts of values by kind, in the user's language and time zone. Money keeps its own currency. */
import type { FileValue, Language, Money } from '@/api/types';

const TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const found = cache.get(key) ?? make();
  cache.set(key, found);
  return found as T;
}

/** What was typed and is no number is shown as typed. */
export const formatNumber = (value: number | string, language: Language) =>
  typeof value === 'string' ? value : kept(`n${language}`, () => new Intl.NumberFormat(TAGS[language])).format(value);

function currencyFormat(currency: string, language: Language): Intl.NumberFormat {
  return kept(`c${language}${currency}`, () =>
    new Intl.NumberFormat(TAGS[language], { style: 'currency', currency, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' }));
}
const digitsOf = (currency: string, language: Language) => {
  try {
    return currencyFormat(currency, language).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
};

/** Minor units to a number of the currency, and back. */
export const toMajor = (money: Money) => money.amount / 10 ** digitsOf(money.currency, 'en');
/** Not whole where the currency has no such part: 0.001 dollar is a tenth of a cent. */
export function toMinorExact(major: number, currency: string): number {
  const exact = major * 10 ** digitsOf(currency, 'en');
  const whole = Math.round(exact);
  return Math.abs(exact - whole) < 1e-6 * Math.max(1, Math.abs(exact) * 1e-9) ? whole : exact;
}
export const toMinor = (major: number, currency: string) => Math.round(major * 10 ** digitsOf(currency, 'en'));

/** `short`: 42.5万 and 1.2亿 in Chinese, for lists; elsewhere the full figure. */
export function formatMoney(money: Money, language: Language, short = false): string {
  if (typeof money.amount !== 'number') return String(money.amount);
  const major = toMajor(money);
  if (short && language === 'zh' && Math.abs(major) >= 1e4) {
    const [unit, word] = Math.abs(major) >= 1e8 ? [1e8, '\u4ebf'] : [1e4, '\u4e07'];
    const symbol = currencyFormat(money.currency, language).formatToParts(0).find((part) => part.type === 'currency')?.value ?? '';
    const figure = kept('short', () => new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 4, maximumFractionDigits: 2, roundingPriority: 'lessPrecision' })).format(major / unit);
    return `${symbol}${figure}${word}`;
  }
  try {
    return currencyFormat(money.currency, language).format(major);
  } catch {
    return `${money.currency} ${formatNumber(major, language)}`;
  }
}

const dateFormat = (language: Language, options: Intl.DateTimeFormatOptions) =>
  kept(`d${language}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(TAGS[language], options));

export function formatInstant(instant: string, language: Language): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return dateFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return date;
  return dateFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(year, month - 1, day));
}
export function formatMonth(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number);
  if (!year || !number) return month;
  return dateFormat(language, { year: 'numeric', month: 'long' }).format(new Date(year, number - 1, 1));
}

/** `2020-04L-12` and `04-12`: lunar leap months and dates without a year. */
export function formatPartialDate(text: string, language: Language, leap: string): string {
  const match = /^(?:(\d{4})-)?(\d{2})(L?)-(\d{2})$/.exec(text);
  if (!match) return text;
  const [, year, month, isLeap, day] = match;
  if (year && !isLeap) return formatDate(`${year}-${month}-${day}`, language);
  const label = dateFormat(language, { month: 'long', day: 'numeric' }).format(new Date(2024, Number(month) - 1, Number(day)));
  return [year, `${isLeap ? leap : ''}${label}`].filter(Boolean).join(language === 'zh' ? '\u5e74' : ' ');
}

/** National numbers grouped as people read them; others keep their country. The extension follows. */
export function formatPhone(phone: string): string {
  const [number = '', extension] = phone.split(';ext=');
  const tail = extension ? ` ext. ${extension}` : '';
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(number);
  if (mobile) return mobile.slice(1).join(' ') + tail;
  const fixed = /^\+86(10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(number);
  return (fixed ? `0${fixed[1]} ${fixed[2]}` : number) + tail;
}

export function formatSize(file: Pick<FileValue, 'size'>, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, file.size)) / 3));
  return `${formatNumber(Math.round((file.size / 1000 ** step) * 10) / 10, language)} ${units[step]}`;
}

const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate());

/** Whole days from today to an instant, in local days: -1 yesterday, 0 today. */
export function daysFromToday(instant: string, today = new Date()): number {
  return Math.round((startOfDay(new Date(instant)).getTime() - startOfDay(today).getTime()) / 86_400_000);
}

/** Near days in words (`days` are keys under common:day), others as a date, without this year. */
export function nearDay(instant: string, language: Language, today = new Date()): { word?: string; count: number; text: string } {
  const count = daysFromToday(instant, today);
  const at = new Date(instant);
  const words: Record<number, string> = { 0: 'today', 1: 'tomorrow', 2: 'after', [-1]: 'yesterday' };
  if (words[count]) return { word: words[count], count, text: '' };
  if (count > 2 && count < 7) return { count, text: dateFormat(language, { weekday: 'short' }).format(at) };
  const sameYear = at.getFullYear() === today.getFullYear();
  return { count, text: dateFormat(language, { ...(!sameYear && { year: 'numeric' }), month: 'short', day: 'numeric' }).format(at) };
}

/** Text of rich text: for lists, tips and search, never for showing it as HTML. */
export const plainText = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
