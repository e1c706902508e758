import { Button, Popover } from 'antd';
import { ArrowLeft, ChevronRight, ListFilter, Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import type { Field } from '@/api/types';
import { changed, compile, decompile, type Condition, type ConditionChange, type Conditions } from '@/shared/filter/conditions';
import { useLanguage } from '@/shared/i18n';
import { isIme, keyOf, useHotkeys } from '@/shared/lib/keys';
import { FilterMenu } from '@/shared/ui/FilterMenu';
import type { FieldFormat } from '@/shared/ui/useFieldFormat';
import { FRONT_FILTERS } from '../views';
import { conditionText, type CustomersT } from './describe';
import { FieldFilter } from './FieldFilter';

export interface FilterState {
  conditions: Conditions;
  set: (name: string, change: ConditionChange) => void;
  dropRest: (clause: string) => void;
  clear: () => void;
  count: number;
}

export type FilterChange = (filter: string | undefined) => string | undefined;

/**
 * The address's filter as conditions a field, and changes written back to it. A change starts from the address as it is
 * then: two clicks may come before the page is drawn again.
 */
export function useFilterState(filter: string | undefined, type: TypeLookup | undefined, onFilter: (change: FilterChange) => void): FilterState {
  return useMemo(() => {
    const fieldOf = (name: string) => type?.field(name);
    const read = (text: string | undefined): Conditions => (type ? decompile(text ?? '', fieldOf) : { fields: {}, rest: [] });
    const save = (next: (now: Conditions) => Conditions) => onFilter((now) => compile(next(read(now)), fieldOf) || undefined);
    const conditions = read(filter);
    return {
      conditions,
      set: (name, change) => save((now) => {
        const { [name]: before, ...others } = now.fields;
        const condition = changed(before, change);
        return { ...now, fields: condition ? { ...others, [name]: condition } : others };
      }),
      dropRest: (clause) => save((now) => ({ ...now, rest: now.rest.filter((one) => one !== clause) })),
      clear: () => onFilter(() => undefined),
      count: Object.keys(conditions.fields).length + conditions.rest.length,
    };
  }, [filter, type, onFilter]);
}

const sizeOf = (condition: Condition | undefined) => (condition ? ('values' in condition ? condition.values.length : 1) : 0);

function AllFilters({ type, state }: { type: TypeLookup; state: FilterState }) {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  const [open, setOpen] = useState<Field | null>(null);
  const [typed, setTyped] = useState('');
  const word = typed.trim().toLowerCase();
  if (open) {
    return (
      <div className="cu-all" role="dialog" aria-label={t('filter.title')}>
        <button type="button" className="cu-back" onClick={() => setOpen(null)}><ArrowLeft size={15} aria-hidden="true" />{label(open.label)}</button>
        <FieldFilter field={open} condition={state.conditions.fields[open.name]} onChange={(change) => state.set(open.name, change)} />
      </div>
    );
  }
  const fields = type.fields.filter((field) => field.filter && !field.custom && (!word || `${field.label.zh} ${field.label.en}`.toLowerCase().includes(word)));
  return (
    <div className="cu-all" role="dialog" aria-label={t('filter.title')}>
      <div className="fm-find"><Search size={14} aria-hidden="true" /><input autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('filter.findField')} aria-label={t('filter.findField')} /></div>
      <div className="cu-fields">
        {type.tabs.map((tab) => {
          const own = fields.filter((field) => field.tab === tab.id);
          return own.length > 0 && (
            <section key={tab.id}><h2>{label(tab.label)}</h2>
              {own.map((field) => {
                const size = sizeOf(state.conditions.fields[field.name]);
                return <button key={field.name} type="button" onClick={() => setOpen(field)}><span className="ell">{label(field.label)}</span>{size > 0 && <b className="num">{size}</b>}<ChevronRight size={14} aria-hidden="true" /></button>;
              })}
            </section>
          );
        })}
        {fields.length === 0 && <p className="muted">{t('common:filterMenu.empty')}</p>}
      </div>
    </div>
  );
}

export function KeywordBox({ value, onSearch }: { value: string; onSearch: (text: string | undefined) => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useHotkeys({ f: () => input.current?.focus() });
  const search = (next: string) => {
    clearTimeout(timer.current);
    if (next.trim() !== value) onSearch(next.trim() || undefined);
  };
  const later = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next), 250);
  };
  return (
    <div className="cu-kw">
      <Search size={15} aria-hidden="true" />
      <input ref={input} value={text} maxLength={200} placeholder={t('search')} aria-label={t('searchLabel')} aria-keyshortcuts="F"
        onChange={(event) => {
          setText(event.target.value);
          if (!isIme({ key: '', nativeEvent: event.nativeEvent as unknown as KeyboardEvent })) later(event.target.value);
        }}
        onCompositionEnd={(event) => later(event.currentTarget.value)}
        onKeyDown={(event) => {
          const key = keyOf(event);
          if (key === 'Enter') search(text);
          if (key === 'Escape') input.current?.blur();
        }} />
      {text && <button type="button" className="cu-x" aria-label={t('common:act.clear')} onClick={() => { setText(''); search(''); input.current?.focus(); }}><X size={14} aria-hidden="true" /></button>}
    </div>
  );
}

export function FilterMenus({ type, state, front = FRONT_FILTERS }: { type: TypeLookup; state: FilterState; front?: string[] }) {
  const { t } = useTranslation('customers');
  const { label } = useLanguage();
  const further = Object.keys(state.conditions.fields).filter((name) => !front.includes(name)).length + state.conditions.rest.length;
  return (
    <div className="cu-fs">
      {front.map((name) => {
        const field = type.field(name);
        return field && (
          <FilterMenu key={name} label={label(field.label)} name={label(field.label)} count={sizeOf(state.conditions.fields[name])} onClear={() => state.set(name, null)}>
            <FieldFilter field={field} condition={state.conditions.fields[name]} onChange={(change) => state.set(name, change)} />
          </FilterMenu>
        );
      })}
      <Popover trigger="click" placement="bottomLeft" arrow={false} destroyOnHidden content={<AllFilters type={type} state={state} />}>
        <Button className={further > 0 ? 'fm on' : 'fm'} aria-haspopup="dialog" icon={<ListFilter size={15} aria-hidden="true" />}>{t(front.length > 0 ? 'filter.more' : 'filter.title')}{further > 0 && <b className="num">{further}</b>}</Button>
      </Popover>
    </div>
  );
}

export function Chips({ type, state, format, start, onClearStart }: { type: TypeLookup; state: FilterState; format: FieldFormat; start: string | undefined; onClearStart: () => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  if (state.count === 0 && !start) return null;
  const chip = (key: string, text: string, onRemove: () => void) => (
    <li key={key} className="cu-chip"><span className="ell">{text}</span><button type="button" aria-label={t('filter.remove', { text })} onClick={onRemove}><X size={13} aria-hidden="true" /></button></li>
  );
  return (
    <div className="cu-chips">
      <ul aria-label={t('filter.active')}>
        {start && chip('start', t('jump.from', { start: start.length > 10 ? start.slice(0, 10) : start.toUpperCase() }), onClearStart)}
        {Object.entries(state.conditions.fields).map(([name, condition]) => {
          const field = type.field(name);
          return field && chip(name, `${label(field.label)}${t('filter.colon')}${conditionText(field, condition, format, t as unknown as CustomersT)}`, () => state.set(name, null));
        })}
        {state.conditions.rest.map((clause) => chip(clause, clause, () => state.dropRest(clause)))}
      </ul>
      {state.count > 1 && <button type="button" className="link" onClick={state.clear}>{t('filter.clear')}</button>}
    </div>
  );
}
