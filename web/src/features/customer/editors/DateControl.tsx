import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useLanguage } from '@/shared/i18n';
import type { ControlProps } from './FieldControl';
import css from '../fields.module.css';

const WIRE: Record<string, string> = { date: 'YYYY-MM-DD', year_month: 'YYYY-MM' };

/** A day, a month, or a time of one's own zone. */
export function DateControl({ field, value, onChange, open, describedBy, context: _, onCompanion: __, ...rest }: ControlProps) {
  const { label } = useLanguage();
  const format = WIRE[field.kind];
  return (
    <DatePicker {...rest} className={css.full} aria-label={label(field.label)} aria-describedby={describedBy} defaultOpen={open} picker={field.kind === 'year_month' ? 'month' : 'date'}
      showTime={field.kind === 'instant' ? { format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs().hour(9).minute(0).second(0) } : false} format={format ?? 'YYYY-MM-DD HH:mm'}
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(next) => onChange(next ? (format ? next.format(format) : next.second(0).millisecond(0).toDate().toISOString()) : null)} />
  );
}
