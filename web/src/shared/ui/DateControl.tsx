/** A day, a month, or a time of one's own zone: the one calendar of the product. */
import { ConfigProvider, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useContext, useMemo } from 'react';
import type { Field } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import './date-control.css';

const WIRE: Record<string, string> = { date: 'YYYY-MM-DD', year_month: 'YYYY-MM' };

/** Columns of hours and minutes scroll: without a focus of their own a keyboard could not reach them. */
const reachable = (panel: HTMLElement | null) => panel?.querySelectorAll<HTMLElement>('.ant-picker-time-panel-column').forEach((column) => column.setAttribute('tabindex', '0'));

/** The component kit names the buttons of year and month by what they do; what they show is the better name. */
function useOwnNames() {
  const known = useContext(ConfigProvider.ConfigContext).locale?.DatePicker;
  return useMemo(() => known && { ...known, lang: { ...known.lang, yearSelect: undefined, monthSelect: undefined } as unknown as typeof known.lang }, [known]);
}

export interface DateControlProps {
  field: Pick<Field, 'kind' | 'label'>;
  value: unknown;
  onChange: (value: string | null) => void;
  id?: string;
  status?: 'error' | '';
  size?: 'small' | 'middle';
  autoFocus?: boolean;
  placeholder?: string;
  /** Show the calendar at once. */
  open?: boolean;
  /** The calendar was closed, whatever was chosen. */
  onClosed?: () => void;
  describedBy?: string;
}

/** Wire values in and out, `null` for nothing. */
export function DateControl({ field, value, onChange, open, onClosed, describedBy, ...rest }: DateControlProps) {
  const { label } = useLanguage();
  const format = WIRE[field.kind];
  return (
    <DatePicker {...rest} style={{ width: '100%' }} locale={useOwnNames()} aria-label={label(field.label)} aria-describedby={describedBy} defaultOpen={open} onOpenChange={(now) => !now && onClosed?.()} picker={field.kind === 'year_month' ? 'month' : 'date'}
      showTime={field.kind === 'instant' ? { format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs().hour(9).minute(0).second(0) } : false} format={format ?? 'YYYY-MM-DD HH:mm'}
      classNames={{ popup: { root: 'date-popup' } }} panelRender={(panel) => <div ref={reachable}>{panel}</div>}
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(next) => onChange(next ? (format ? next.format(format) : next.second(0).millisecond(0).toDate().toISOString()) : null)} />
  );
}
