import { Checkbox, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeList } from '@/api/meta';
import type { Label } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { daysOf, readPartialDate, writePartialDate, type PartialDate } from './partial-date';
import css from '../fields.module.css';

interface Props {
  field: { label: Label };
  value: string | null;
  onChange: (value: string | null) => void;
  calendar?: string | null;
  /** Given where the calendar can be chosen here as well. */
  onCalendar?: (calendar: string) => void;
  id?: string;
  status?: 'error' | '';
  autoFocus?: boolean;
  size?: 'small' | 'middle';
  describedBy?: string;
}
const LUNAR = 'chinese_lunar';
const upTo = (count: number) => Array.from({ length: count }, (_, i) => ({ value: i + 1, label: String(i + 1) }));

/** A day whose year may be unknown, in either calendar. */
export function PartialDateControl({ field, value, onChange, calendar, onCalendar, id, status, autoFocus, size, describedBy }: Props) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const calendars = useCodeList(onCalendar ? 'birthday_calendar' : null);
  const [parts, setParts] = useState<PartialDate>(() => readPartialDate(value));
  const lunar = calendar === LUNAR;
  const put = (patch: Partial<PartialDate>) => {
    const next = { ...parts, ...patch };
    if (next.day !== null && next.day > daysOf(next, lunar)) next.day = null;
    setParts(next);
    onChange(writePartialDate(next));
  };
  const choose = (next: string) => {
    if (next !== LUNAR) put({ leap: false });
    onCalendar?.(next);
  };
  const name = label(field.label);
  return (
    <div className={css.partial}>
      <InputNumber id={id} size={size} status={status} autoFocus={autoFocus} min={1900} max={2100} precision={0} controls={false} aria-label={`${name} ${t('date.year')}`} aria-describedby={describedBy} placeholder={t('date.yearOptional')} value={parts.year} onChange={(year) => put({ year })} />
      <Select size={size} status={status} aria-label={`${name} ${t('date.month')}`} placeholder={t('date.month')} showSearch={{ optionFilterProp: 'label' }} value={parts.month} options={upTo(12)} onChange={(month) => put({ month })} />
      <Select size={size} status={status} aria-label={`${name} ${t('date.day')}`} placeholder={t('date.day')} showSearch={{ optionFilterProp: 'label' }} value={parts.day} options={upTo(daysOf(parts, lunar))} onChange={(day) => put({ day })} />
      {onCalendar && <Segmented size="small" aria-label={t('date.calendar')} value={calendar ?? 'gregorian'} onChange={choose} options={calendars.codes.map((code) => ({ value: code.code, label: label(code.label) }))} />}
      {lunar && <Checkbox checked={parts.leap} onChange={(event) => put({ leap: event.target.checked })}>{t('date.leap')}</Checkbox>}
      {(parts.year ?? parts.month ?? parts.day) !== null && <button type="button" className="link" onClick={() => put({ year: null, month: null, day: null, leap: false })}>{t('common:act.clear')}</button>}
    </div>
  );
}
