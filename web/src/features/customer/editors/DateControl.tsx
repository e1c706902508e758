import { ConfigProvider, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useContext, useMemo } from 'react';
import { useLanguage } from '@/shared/i18n';
import type { ControlProps } from './FieldControl';
import css from '../fields.module.css';

const WIRE: Record<string, string> = { date: 'YYYY-MM-DD', year_month: 'YYYY-MM' };

/** Columns of hours and minutes scroll: without a focus of their own a keyboard could not reach them. */
const reachable = (panel: HTMLElement | null) => panel?.querySelectorAll<HTMLElement>('.ant-picker-time-panel-column').forEach((column) => column.setAttribute('tabindex', '0'));

/** The component kit names the buttons of year and month by what they do; what they show is the better name. */
function useOwnNames() {
  const known = useContext(ConfigProvider.ConfigContext).locale?.DatePicker;
  return useMemo(() => known && { ...known, lang: { ...known.lang, yearSelect: undefined, monthSelect: undefined } as unknown as typeof known.lang }, [known]);
}

/** A day, a month, or a time of one's own zone. */
export function DateControl({ field, value, onChange, open, onClosed, describedBy, context: _, onCompanion: __, ...rest }: ControlProps) {
  const { label } = useLanguage();
  const format = WIRE[field.kind];
  return (
    <DatePicker {...rest} className={css.full} locale={useOwnNames()} aria-label={label(field.label)} aria-describedby={describedBy} defaultOpen={open} onOpenChange={(now) => !now && onClosed?.()} picker={field.kind === 'year_month' ? 'month' : 'date'}
      showTime={field.kind === 'instant' ? { format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs().hour(9).minute(0).second(0) } : false} format={format ?? 'YYYY-MM-DD HH:mm'}
      classNames={{ popup: { root: css.calendar } }} panelRender={(panel) => <div ref={reachable}>{panel}</div>}
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(next) => onChange(next ? (format ? next.format(format) : next.second(0).millisecond(0).toDate().toISOString()) : null)} />
  );
}
