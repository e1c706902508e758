/** The control of a field by kind, for the editor in place and for the form alike. */
import { Select, TreeSelect } from 'antd';
import { lazy, Suspense, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeList } from '@/api/meta';
import type { Code, Field } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { DateControl } from '@/shared/ui/DateControl';
import { FieldInput } from '@/shared/ui/FieldInput';
import { reachableList } from '@/shared/ui/popups';
import { NoChoice } from '@/shared/ui/popups';
import type { Values } from '../fields/values';
import { treeOf, pathTo } from './tree';
import { ControlsControl } from './ControlsControl';
import { MembersControl } from './MembersControl';
import { PartialDateControl } from './PartialDateControl';
import { ReferenceControl } from './ReferenceControl';
import { StructsControl } from './StructsControl';
import css from '../fields.module.css';

const DATES = new Set<string>(['date', 'year_month', 'instant']);
const RichText = lazy(() => import('./RichText'));

export interface ControlProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  /** Other values of the record: a city's province, a birthday's calendar. */
  context: Values;
  onCompanion?: (name: string, value: unknown) => void;
  id?: string;
  status?: 'error' | '';
  autoFocus?: boolean;
  /** Show the choices at once. */
  open?: boolean;
  /** The choices were closed, whatever was chosen. */
  onClosed?: () => void;
  size?: 'small' | 'middle';
  describedBy?: string;
  placeholder?: string;
}

const offered = (codes: readonly Code[], value: unknown) => codes.filter((code) => code.active !== false || code.code === value);

function CodeControl({ field, value, onChange, context, open, onClosed, describedBy, size, ...rest }: ControlProps) {
  const { t } = useTranslation('common');
  const { label } = useLanguage();
  const list = useCodeList(field.codes);
  const parent = field.within ? (context[field.within] as string | null | undefined) : null;
  const level = field.code_level ?? (field.within ? 2 : null);
  const codes = offered(list.codes, value).filter((code) => (level === null || level === (code.parent ? 2 : 1)) && (!field.within || !parent || code.parent === parent));
  return (
    <Select {...rest} size={size} onChange={(next) => onChange(next ?? null)} aria-label={label(field.label)} aria-describedby={describedBy} className={css.full} allowClear defaultOpen={open} onOpenChange={(now) => !now && onClosed?.()} loading={list.pending}
      showSearch={{ filterOption: (typed, option) => `${option?.label} ${option?.value}`.toLowerCase().includes(typed.trim().toLowerCase()) }}
      placeholder={rest.placeholder ?? t('picker.pick')} notFoundContent={<NoChoice>{list.pending ? t('picker.loading') : undefined}</NoChoice>} popupMatchSelectWidth={false} popupRender={reachableList}
      value={value ?? undefined} options={codes.map((code) => ({ value: code.code, label: label(code.label) }))} />
  );
}

function TreeControl({ field, value, onChange, open, onClosed, size, describedBy, id, context: _, onCompanion: __, ...rest }: ControlProps) {
  const own = useId();
  const listId = `${id ?? own}_list`;
  const { t } = useTranslation('common');
  const { label, language } = useLanguage();
  const list = useCodeList(field.codes);
  const options = useMemo(() => treeOf(offered(list.codes, value), language), [list.codes, value, language]);
  return (
    <TreeSelect {...rest} id={id ?? own} popupRender={(menu) => <div id={listId}>{menu}</div>} size={size} aria-label={label(field.label)} aria-describedby={describedBy} className={css.full} allowClear defaultOpen={open} onOpenChange={(now) => !now && onClosed?.()} treeLine={false}
      showSearch={{ treeNodeFilterProp: 'label' }} popupMatchSelectWidth={320} treeDefaultExpandedKeys={pathTo(list.codes, value as string | null).slice(0, -1)}
      placeholder={rest.placeholder ?? t('picker.pick')} notFoundContent={<NoChoice>{list.pending ? t('picker.loading') : undefined}</NoChoice>} treeData={options} value={(value as string | null) ?? undefined} onChange={(next) => onChange(next ?? null)} />
  );
}

export function FieldControl(props: ControlProps) {
  const { field, value, onChange, size, open: _, onClosed: __, context, onCompanion, placeholder: ___, ...rest } = props;
  if (field.kind === 'code' && !field.many) return field.code_tree ? <TreeControl {...props} /> : <CodeControl {...props} />;
  if (field.kind === 'reference' && !field.many) return <ReferenceControl {...props} />;
  if (DATES.has(field.kind)) return <DateControl {...rest} field={field} value={value} onChange={onChange} size={size} open={props.open} onClosed={props.onClosed} placeholder={props.placeholder} />;
  if (field.kind === 'partial_date') return <PartialDateControl {...rest} field={field} size={size} value={value as string | null} onChange={onChange} calendar={field.calendar ? (context[field.calendar] as string | null) : null} onCalendar={onCompanion && field.calendar ? (next) => onCompanion(field.calendar ?? '', next) : undefined} />;
  if (field.kind === 'struct') return <StructsControl {...rest} field={field} size={size} value={value as Values[] | null} onChange={onChange} />;
  if (field.kind === 'member') return <MembersControl {...rest} field={field} value={value as never} onChange={onChange} />;
  if (field.kind === 'controls') return <ControlsControl value={value as Record<string, string> | null} onChange={onChange} />;
  if (field.kind === 'rich_text') return <Suspense fallback={<span className="sk" style={{ height: 120 }} />}><RichText {...rest} field={field} value={value as string | null} onChange={onChange} /></Suspense>;
  return <FieldInput {...rest} field={field} value={value} onChange={onChange} />;
}
