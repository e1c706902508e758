import { Button, Segmented } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeList, useDirectory } from '@/api/meta';
import type { Code, Field } from '@/api/types';
import { ME, styleOf, type Bound, type Choice, type Condition, type ConditionChange } from '@/shared/filter/conditions';
import { useLanguage } from '@/shared/i18n';
import { codesFor, refersTo } from '@/shared/lib/codes';
import { keyOf } from '@/shared/lib/keys';
import { toMajor, toMinor } from '@/shared/lib/format';
import { Avatar } from '@/shared/ui/Avatar';
import { OptionList, type FilterOption } from '@/shared/ui/FilterMenu';
import { dayInstant, localDay, PRESETS, presetOf } from './describe';

const DateControl = lazy(() => import('@/shared/ui/DateControl').then((module) => ({ default: module.DateControl })));
const RecordPicker = lazy(() => import('@/shared/ui/pickers').then((module) => ({ default: module.RecordPicker })));

interface Props {
  field: Field;
  condition: Condition | undefined;
  onChange: (change: ConditionChange) => void;
}

function useOptions(field: Field): FilterOption<Choice>[] {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  const list = useCodeList(field.codes);
  const directory = useDirectory();
  return useMemo(() => {
    const unset: FilterOption<Choice>[] = field.required ? [] : [{ value: null, label: t('filter.unset') }];
    if (field.kind === 'boolean') return [{ value: true, label: t('common:value.yes') }, { value: false, label: t('common:value.no') }, ...unset];
    if (field.kind === 'code') {
      const words = (code: Code) => `${code.code} ${label(code.parent ? list.get(code.parent)?.label : null)}`;
      return [...codesFor(field, list.codes).map((code) => ({ value: code.code, label: label(code.label), words: words(code) })), ...unset];
    }
    if (refersTo(field) === 'person') {
      const people = directory.people.map((person) => ({
        value: person.id, label: person.name, words: `${person.pinyin ?? ''} ${person.post ?? ''}`, picture: <Avatar name={person.name} id={person.id} size={20} />,
      }));
      return [{ value: ME, label: t('common:picker.me') }, ...people, ...unset];
    }
    const named = { region: directory.regions, department: directory.departments, group: directory.groups }[refersTo(field) ?? ''] ?? [];
    return [...named.map((one) => ({ value: one.id, label: one.name })), ...unset];
  }, [field, list, directory, label, t]);
}

const chosenOf = (condition: Condition | undefined) => (condition?.op === 'any' || condition?.op === 'none' ? condition : { op: 'any' as const, values: [] });
const choiceOf = (op: 'any' | 'none', values: Choice[]): Condition | null => (values.length > 0 ? { op, values } : null);

function ChoiceFilter({ field, condition, onChange }: Props) {
  const { t } = useTranslation('customers');
  const { label } = useLanguage();
  const options = useOptions(field);
  const shown = chosenOf(condition);
  const negate = (op: 'any' | 'none') => onChange((now) => choiceOf(op, chosenOf(now).values));
  const flip = (one: Choice) => onChange((now) => {
    const { op, values } = chosenOf(now);
    return choiceOf(op, values.includes(one) ? values.filter((other) => other !== one) : [...values, one]);
  });
  if (field.refers === 'customer') {
    const [value] = shown.values;
    return <Suspense fallback={null}><RecordPicker label={label(field.label)} value={typeof value === 'string' ? value : null} onChange={(id) => onChange(choiceOf('any', id ? [id] : []))} /></Suspense>;
  }
  return (
    <>
      {shown.values.length > 0 && (
        <Segmented size="small" value={shown.op} onChange={(op) => negate(op as 'any' | 'none')} options={[{ value: 'any', label: t('filter.any') }, { value: 'none', label: t('filter.none') }]} />
      )}
      <OptionList label={label(field.label)} options={options} value={shown.values} onFlip={flip} />
    </>
  );
}

const NUMBERS = new Set<Field['kind']>(['integer', 'money']);
/** A filter asks by days, also of instants. */
const CALENDARS: Partial<Record<Field['kind'], 'date' | 'year_month'>> = { instant: 'date', date: 'date', year_month: 'year_month' };

/** A range's ends as they are typed, and back; '' for none, and for a moment that has no day of its own. */
function boundsOf(field: Field) {
  const show = (bound: string | number | undefined, end: boolean) => {
    if (bound === undefined) return '';
    if (field.kind === 'instant') return localDay(bound, end ? -1 : 0);
    if (field.kind === 'money') return String(toMajor({ amount: Number(bound), currency: 'CNY' }));
    return String(bound);
  };
  const read = (text: string, end: boolean): string | number | undefined => {
    if (!text) return undefined;
    if (field.kind === 'instant') return dayInstant(text, end ? 1 : 0);
    if (field.kind === 'money') return toMinor(Number(text), 'CNY');
    return field.kind === 'integer' ? Number(text) : text;
  };
  const textsOf = (condition: Condition | undefined) => {
    const range: { from?: Bound; to?: Bound } = condition?.op === 'range' ? condition : {};
    return { from: show(range.from, false), to: show(range.to, true) };
  };
  return { textsOf, read };
}

function RangeFilter({ field, condition, onChange }: Props) {
  const { t } = useTranslation('customers');
  const { textsOf, read } = boundsOf(field);
  const preset = presetOf(condition);
  const [from, setFrom] = useState(textsOf(condition).from);
  const [to, setTo] = useState(textsOf(condition).to);
  const apply = (name: 'from' | 'to', text: string) => onChange((now) => {
    const texts = { ...textsOf(now), [name]: text };
    const next = { from: read(texts.from, false), to: read(texts.to, true) };
    return next.from === undefined && next.to === undefined ? null : { op: 'range', ...(next.from !== undefined && { from: next.from }), ...(next.to !== undefined && { to: next.to }) };
  });
  const calendar = CALENDARS[field.kind];
  const day = (name: 'from' | 'to', value: string, kind: 'date' | 'year_month') => {
    const label = { zh: t(`filter.bound.${name}`), en: t(`filter.bound.${name}`) };
    return <div className="cu-bound"><span aria-hidden="true">{label.zh}</span><Suspense fallback={<i className="sk" style={{ height: 32 }} />}><DateControl field={{ kind, label }} value={value} onChange={(next) => apply(name, next ?? '')} /></Suspense></div>;
  };
  const input = (name: 'from' | 'to', value: string, set: (text: string) => void) => calendar ? day(name, value, calendar) : (
    <label className="cu-bound">{t(`filter.bound.${name}`)}
      <input type={NUMBERS.has(field.kind) ? 'number' : 'text'} value={value} inputMode={NUMBERS.has(field.kind) ? 'decimal' : undefined}
        onChange={(event) => set(event.target.value)} onBlur={() => apply(name, value)} onKeyDown={(event) => keyOf(event) === 'Enter' && apply(name, value)} />
    </label>
  );
  const choose = (op: 'empty' | 'filled') => onChange(condition?.op === op ? null : { op });
  return (
    <div className="cu-range">
      {field.kind === 'instant' && (
        <div className="cu-presets">
          {Object.entries(PRESETS).map(([name, span]) => <button key={name} type="button" aria-pressed={preset === name} onClick={() => onChange(preset === name ? null : { op: 'range', ...span })}>{t(`filter.${name}`)}</button>)}
        </div>
      )}
      {input('from', from, setFrom)}
      {input('to', to, setTo)}
      <div className="cu-presets">
        <button type="button" aria-pressed={condition?.op === 'empty'} onClick={() => choose('empty')}>{t('filter.unset')}</button>
        <button type="button" aria-pressed={condition?.op === 'filled'} onClick={() => choose('filled')}>{t('filter.set')}</button>
      </div>
    </div>
  );
}

function TextFilter({ field, condition, onChange }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  const kept = condition?.op === 'is' || condition?.op === 'begins' ? condition : null;
  const [op, setOp] = useState<'is' | 'begins'>(kept?.op ?? 'begins');
  const [text, setText] = useState(kept?.value ?? '');
  const apply = (next: 'is' | 'begins') => onChange(text.trim() ? { op: next, value: text.trim() } : null);
  const choose = (other: 'empty' | 'filled') => onChange(condition?.op === other ? null : { op: other });
  return (
    <div className="cu-range">
      <Segmented size="small" value={op} onChange={(next) => { setOp(next as 'is' | 'begins'); if (kept) apply(next as 'is' | 'begins'); }} options={[{ value: 'begins', label: t('filter.begins') }, { value: 'is', label: t('filter.is') }]} />
      <label className="cu-bound"><span className="sr">{label(field.label)}</span>
        <input autoFocus value={text} maxLength={200} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => keyOf(event) === 'Enter' && apply(op)} />
      </label>
      <Button size="small" type="primary" onClick={() => apply(op)}>{t('common:act.apply')}</Button>
      <div className="cu-presets">
        <button type="button" aria-pressed={condition?.op === 'empty'} onClick={() => choose('empty')}>{t('filter.unset')}</button>
        <button type="button" aria-pressed={condition?.op === 'filled'} onClick={() => choose('filled')}>{t('filter.set')}</button>
      </div>
    </div>
  );
}

/** The condition of one field, by its kind: choices, a span, or words. */
export function FieldFilter(props: Props) {
  const style = styleOf(props.field);
  if (style === 'choice') return <ChoiceFilter {...props} />;
  return style === 'range' ? <RangeFilter {...props} key={JSON.stringify(props.condition)} /> : <TextFilter {...props} />;
}
