import type { TFunction } from 'i18next';
import type { Field } from '@/api/types';
import { ME, type Bound, type Choice, type Condition } from '@/shared/filter/conditions';
import { formatDate, formatMonth, formatNumber, toMajor } from '@/shared/lib/format';
import { refersTo } from '@/shared/lib/codes';
import type { FieldFormat } from '@/shared/ui/useFieldFormat';

export type CustomersT = TFunction<['customers', 'common']>;

/** Spans of time that keep their meaning tomorrow; a view saved with one does not grow stale. */
export const PRESETS: Record<string, { from?: string; to?: string }> = {
  past7: { from: 'days_ago(7)', to: 'now()' },
  past30: { from: 'days_ago(30)', to: 'now()' },
  past90: { from: 'days_ago(90)', to: 'now()' },
  next7: { from: 'now()', to: 'days_ahead(7)' },
  next30: { from: 'now()', to: 'days_ahead(30)' },
  passed: { to: 'now()' },
};
export const presetOf = (condition: Condition | undefined): string | undefined =>
  condition?.op === 'range' ? Object.entries(PRESETS).find(([, span]) => span.from === condition.from && span.to === condition.to)?.[0] : undefined;

const pad = (value: number) => String(value).padStart(2, '0');
/** Local day of an instant; `to` of a range is the start of the day after. */
export function localDay(instant: Bound | undefined, shift = 0): string {
  if (typeof instant !== 'string' || instant.includes('(')) return '';
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  at.setDate(at.getDate() + shift);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}
export function dayInstant(day: string, shift = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date + shift).toISOString() : undefined;
}

export function choiceText(field: Field, choice: Choice, format: FieldFormat, t: CustomersT): string {
  if (choice === null) return t('filter.unset');
  if (choice === ME) return t('common:picker.me');
  const refers = refersTo(field);
  return format.text({ ...field, ...(refers && { kind: 'reference', refers }), many: false }, choice) || String(choice);
}

function boundText(field: Field, bound: Bound | undefined, format: FieldFormat, end: boolean): string {
  if (bound === undefined) return '';
  if (typeof bound === 'number') return formatNumber(field.kind === 'money' ? toMajor({ amount: bound, currency: 'CNY' }) : bound, format.language);
  if (field.kind === 'instant') return formatDate(localDay(bound, end ? -1 : 0), format.language) || bound;
  return field.kind === 'year_month' ? formatMonth(bound, format.language) : formatDate(bound, format.language);
}

/** A condition in words, for its chip. */
export function conditionText(field: Field, condition: Condition, format: FieldFormat, t: CustomersT): string {
  switch (condition.op) {
    case 'any':
    case 'none': {
      const words = condition.values.map((value) => choiceText(field, value, format, t));
      const list = words.length > 3 ? `${words.slice(0, 2).join(t('filter.comma'))} ${t('filter.andMore', { count: words.length - 2 })}` : words.join(t('filter.comma'));
      return condition.op === 'none' ? t('filter.not', { list }) : list;
    }
    case 'is':
      return condition.value;
    case 'begins':
      return t('filter.beginsWith', { text: condition.value });
    case 'empty':
      return t('filter.unset');
    case 'filled':
      return t('filter.set');
    default: {
      const preset = presetOf(condition);
      if (preset) return t(`filter.${preset}`);
      const [from, to] = [boundText(field, condition.from, format, false), boundText(field, condition.to, format, true)];
      if (from && to) return from === to ? from : t('filter.between', { from, to });
      return from ? t('filter.from', { from }) : t('filter.until', { to });
    }
  }
}
