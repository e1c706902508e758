/** The control to write one value of a field with, by kind. Loaded with the dialogs and editors that write. */
import { Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeList, useDirectory } from '@/api/meta';
import type { Field, Kind } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { codesFor } from '@/shared/lib/codes';
import { DateControl } from './DateControl';
import { MoneyInput, WholeInput } from './NumberInput';
import { PersonPicker, RecordPicker } from './pickers';

export interface FieldInputProps {
  field: Pick<Field, 'name' | 'kind' | 'many' | 'codes' | 'code_level' | 'refers' | 'max' | 'min' | 'max_items' | 'label'>;
  value: unknown;
  onChange: (value: unknown) => void;
  id?: string;
  status?: 'error' | '';
  autoFocus?: boolean;
  /** Only codes under this one are offered (cities of a province). */
  parent?: string | null;
  describedBy?: string;
}
type Writer = (props: FieldInputProps) => ReactNode;

function CodeInput({ field, value, onChange, parent, describedBy, ...rest }: FieldInputProps) {
  const { t } = useTranslation();
  const { label } = useLanguage();
  const list = useCodeList(field.codes);
  const chosen = new Set(Array.isArray(value) ? value : [value]);
  const options = (parent === undefined ? codesFor(field, list.codes) : list.codes)
    .filter((code) => (code.active !== false || chosen.has(code.code)) && (parent === undefined || (code.parent ?? null) === parent))
    .map((code) => ({ value: code.code, label: label(code.label) }));
  return (
    <Select
      {...rest}
      aria-label={label(field.label)}
      aria-describedby={describedBy}
      style={{ width: '100%' }}
      mode={field.many ? 'multiple' : undefined}
      maxCount={field.many ? (field.max_items ?? undefined) : undefined}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('picker.pick')}
      loading={list.pending}
      value={value ?? (field.many ? [] : undefined)}
      onChange={(next) => onChange(next ?? null)}
      options={options}
    />
  );
}

/** Owner, and the person of a collaborator: given a part in writing the record. */
export const isAssigned = (field: Pick<Field, 'name'>) => field.name === 'owner_id' || field.name === 'person_id';

function NamedInput({ field, value, onChange, describedBy, parent: _, ...rest }: FieldInputProps) {
  const { t } = useTranslation();
  const { label } = useLanguage();
  const directory = useDirectory();
  if (field.refers === 'person') return <PersonPicker {...rest} assignable={isAssigned(field)} label={label(field.label)} value={value as string | null} onChange={onChange} />;
  if (field.refers === 'customer') return <RecordPicker {...rest} label={label(field.label)} value={value as string | null} onChange={onChange} />;
  const named = { region: directory.regions, department: directory.departments, group: directory.groups }[field.refers ?? ''] ?? [];
  return (
    <Select {...rest} aria-label={label(field.label)} aria-describedby={describedBy} style={{ width: '100%' }} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('picker.pick')}
      mode={field.many ? 'multiple' : undefined} value={value ?? undefined} onChange={(next) => onChange(next ?? null)}
      options={named.map((one) => ({ value: one.id, label: one.name }))} />
  );
}

const DATES: Writer = ({ parent: _, ...rest }) => <DateControl {...rest} />;

function TextInput({ field, value, onChange, describedBy, parent: _, ...rest }: FieldInputProps) {
  const { label } = useLanguage();
  const { t } = useTranslation();
  const shared = { ...rest, 'aria-label': label(field.label), 'aria-describedby': describedBy, value: (value as string | null) ?? '' };
  if (field.many) {
    return <Select {...rest} aria-label={label(field.label)} mode="tags" style={{ width: '100%' }} open={false} suffixIcon={null} placeholder={t('act.add')}
      tokenSeparators={[',', '\uff0c', '\u3001', ';']} value={(value as string[] | null) ?? []} onChange={(next: string[]) => onChange(next)} />;
  }
  if (field.kind === 'text' || field.kind === 'rich_text') return <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 10 }} onChange={(event) => onChange(event.target.value || null)} />;
  const type = { phone: 'tel', email: 'email', url: 'url' }[field.kind as string] ?? 'text';
  return <Input {...shared} type={type} onChange={(event) => onChange(event.target.value || null)} />;
}

const BOOLEANS: Writer = ({ value, onChange, field: _, describedBy, parent: __, ...rest }) => <BooleanInput {...rest} describedBy={describedBy} value={value} onChange={onChange} />;
function BooleanInput({ value, onChange, describedBy, ...rest }: Omit<FieldInputProps, 'field'>) {
  const { t } = useTranslation();
  return <Select {...rest} aria-describedby={describedBy} style={{ width: '100%' }} allowClear value={value ?? undefined} onChange={(next) => onChange(next ?? null)}
    options={[{ value: true, label: t('value.yes') }, { value: false, label: t('value.no') }]} />;
}
const WRITERS: Partial<Record<Kind, Writer>> = {
  code: CodeInput, reference: NamedInput, money: MoneyInput, date: DATES, instant: DATES, year_month: DATES, boolean: BOOLEANS, integer: WholeInput,
};

/** Controlled: wire values in and out, `null` for nothing. What is too long or too many stays as typed: the server says so, nothing is cut off silently. */
export function FieldInput(props: FieldInputProps) {
  const own = useId();
  const Writer = WRITERS[props.field.kind] ?? TextInput;
  return <Writer {...props} id={props.id ?? own} />;
}
