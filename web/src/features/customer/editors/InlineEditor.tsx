import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useDirty } from '@/shared/lib/dirty';
import { keyOf } from '@/shared/lib/keys';
import { useRecordPage } from '../page-context';
import { editButtonId } from '../fields/FieldRow';
import { groupsOf, isLong } from '../fields/groups';
import { dependents, isMasked, isNothing, mayWrite, pathOf, same, valueAt, writingOf, type Values } from '../fields/values';
import { FieldControl } from './FieldControl';
import { actOf, neighbour } from './keys';
import css from '../fields.module.css';

const POPUPS = '.ant-select-dropdown,.ant-picker-dropdown,.ant-cascader-dropdown,.ant-popover';
const CONTROLS = 'input:not([tabindex="-1"]):not([type=hidden]),textarea,button:not([tabindex="-1"]),[contenteditable=true],[role=combobox]';

const afterPaint = (act: () => void) => requestAnimationFrame(() => requestAnimationFrame(act));
export const focusField = (path: string) => afterPaint(() => document.getElementById(editButtonId(path))?.focus({ preventScroll: true }));

/** Choosing is saving; where several may be chosen or typed, leaving or Ctrl+Enter is. */
const savesAtOnce = (field: Field) => !field.many && ['code', 'reference', 'date', 'instant', 'year_month', 'boolean'].includes(field.kind);

function useDraft(field: Field) {
  const page = useRecordPage();
  const path = pathOf(field);
  const [start] = useState(() => {
    const stored = valueAt(page.record, path);
    const known = page.revealed[path] ?? stored;
    const readable = isMasked(known) ? null : known;
    const typed = page.edits.unsaved[path];
    return { stored, readable, hidden: readable === null && !isNothing(stored), value: typed ? typed.value : readable, problem: typed?.state === 'invalid' ? typed.detail : '' };
  });
  const [companions, setCompanions] = useState<Values>({});
  const [value, setValue] = useState(start.value);
  return { page, path, start, value, setValue, companions, setCompanions };
}

export default function InlineEditor({ field }: { field: Field }) {
  const { t } = useTranslation(['customer', 'common']);
  const { page, path, start, value, setValue, companions, setCompanions } = useDraft(field);
  const box = useRef<HTMLDivElement>(null);
  const over = useRef(false);
  const problemId = useId();
  const changed = !same(value, start.readable) || Object.keys(companions).length > 0;
  useDirty(changed);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const close = (to: string | null, focus: boolean) => {
    over.current = true;
    page.edit(to);
    if (focus && to === null) focusField(path);
  };
  const commit = (to: string | null, focus: boolean, given: unknown = value) => {
    if (over.current) return;
    const isChanged = !same(given, start.readable) || Object.keys(companions).length > 0;
    const blind = start.hidden && isNothing(given);
    if (isChanged && !blind) {
      const gone = same(given, start.readable) ? [] : dependents(field, page.type.fields).filter((name) => !isNothing(valueAt(page.record, name)));
      const values: Values = { [path]: given ?? null, ...Object.fromEntries(gone.map((name) => [name, null])), ...companions };
      const base = Object.fromEntries(Object.keys(values).map((name) => [name, name === path ? start.stored : valueAt(page.record, name)]));
      page.edits.forget(path);
      void page.edits.save({ path, values, base });
    } else page.edits.forget(path);
    close(to, focus);
  };
  const beside = (step: 1 | -1) => {
    const order = groupsOf(page.type, field.tab).flatMap((group) => group.fields).filter((one) => writingOf(one) === 'inline' && mayWrite(one, page.record._access)).map(pathOf);
    return neighbour(order, path, step);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyOf(event);
    const controls = [...(box.current?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
    const at = controls.indexOf(event.target as HTMLElement);
    const act = actOf(field, { key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey, first: at <= 0, last: at < 0 || at === controls.length - 1, choosing: (event.target as Element).getAttribute('aria-expanded') === 'true' });
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'restore') {
      page.edits.forget(path);
      return close(null, true);
    }
    if (act === 'save') return commit(null, true);
    const to = beside(act === 'next' ? 1 : -1);
    commit(to, to === null);
  };
  const onBlur = (event: FocusEvent) => {
    if (box.current?.contains(event.relatedTarget)) return;
    setTimeout(() => {
      const now = document.activeElement;
      const away = now !== null && now !== document.body && !box.current?.contains(now) && !now.closest(POPUPS);
      const nowhere = (now === document.body || now === null) && document.hasFocus() && !document.querySelector(POPUPS.split(',').map((one) => `${one}:not([class*="-hidden"])`).join());
      if (away || nowhere) commit(null, false);
    });
  };
  const onChange = (next: unknown) => {
    setValue(next);
    if (savesAtOnce(field)) commit(null, true, next);
  };
  /** Choosing what stood there already, or closing the choices, ends the editing as well. */
  const onClosed = () => {
    if (savesAtOnce(field)) setTimeout(() => commit(null, box.current?.contains(document.activeElement) === true));
  };
  const calendar = field.calendar ?? null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and leaving are read once for whatever control stands inside
    <div ref={box} className={css.editor} onKeyDown={onKeyDown} onBlur={onBlur} role="group" aria-labelledby={`label-${path}`}>
      <FieldControl field={field} value={value} onChange={onChange} autoFocus open onClosed={onClosed} status={start.problem ? 'error' : ''} describedBy={start.problem ? problemId : undefined}
        context={calendar && calendar in companions ? { ...page.record, [calendar]: companions[calendar] } : page.record} placeholder={start.hidden ? t('reveal.again') : undefined}
        onCompanion={(name, next) => setCompanions((now) => ({ ...now, [name]: next }))} />
      {start.problem && <p id={problemId} className={css.problem} role="alert">{start.problem}</p>}
      {(isLong(field) || field.kind === 'partial_date' || field.kind === 'money') && (
        <div className={css.acts}>
          <Button size="small" type="primary" onClick={() => commit(null, true)}>{t('common:act.save')}</Button>
          <Button size="small" onClick={() => { page.edits.forget(path); close(null, true); }}>{t('common:act.cancel')}</Button>
          <span className={css.hint}>{t(isLong(field) ? 'field.keysLong' : 'field.keys')}</span>
        </div>
      )}
    </div>
  );
}
