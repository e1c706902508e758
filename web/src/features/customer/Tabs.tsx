import { lazy, Suspense, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/shared/i18n';
import { keyOf } from '@/shared/lib/keys';
import { FieldRow, loadEditor } from './fields/FieldRow';
import { groupsOf } from './fields/groups';
import { pathOf } from './fields/values';
import { useRecordPage } from './page-context';
import css from './page.module.css';
import fields from './fields.module.css';

const HistoryList = lazy(() => import('./history/HistoryList'));

export function Tabs({ tab, onTab }: { tab: string; onTab: (tab: string) => void }) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const { type, edits } = useRecordPage();
  const list = useRef<HTMLDivElement>(null);
  const troubled = new Set(type.fields.filter((field) => edits.unsaved[pathOf(field)] && edits.unsaved[pathOf(field)]?.state !== 'saving').map((field) => field.tab));
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -type.tabs.length, End: type.tabs.length }[keyOf(event)];
    if (!step) return;
    event.preventDefault();
    const at = type.tabs.findIndex((one) => one.id === tab);
    const next = Math.abs(step) > 1 ? (step > 0 ? type.tabs.length - 1 : 0) : (at + step + type.tabs.length) % type.tabs.length;
    onTab(type.tabs[next]?.id ?? tab);
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus());
  };
  return (
    <div ref={list} className={css.tabs} role="tablist" aria-label={t('tabs')} onKeyDown={move}>
      {type.tabs.map((one, i) => (
        <button key={one.id} type="button" role="tab" id={`tab-${one.id}`} aria-selected={tab === one.id} aria-controls="tab-panel" tabIndex={tab === one.id ? 0 : -1} aria-keyshortcuts={String(i + 1)} title={`${label(one.label)} (${i + 1})`} onClick={() => onTab(one.id)}>
          {label(one.label)}{troubled.has(one.id) && <i className={css.mark} role="img" aria-label={t('unsaved.here')} />}
        </button>
      ))}
    </div>
  );
}

/** The fields of one tab under their headings. Editors are fetched when a pointer or focus comes near. */
export function TabPanel({ tab }: { tab: string }) {
  const { t } = useTranslation('customer');
  const { type } = useRecordPage();
  const warm = () => void loadEditor();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only fetches the editors ahead of need
    <div className={css.panel} role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} tabIndex={0} onPointerEnter={warm} onFocus={warm}>
      {groupsOf(type, tab).map((group) => (
        <section key={group.id} className={fields.group} aria-label={t(`group.${group.id}`)}>
          <h2>{t(`group.${group.id}`)}</h2>
          {group.fields.map((field) => <FieldRow key={pathOf(field)} field={field} />)}
        </section>
      ))}
      {tab === 'history' && <Suspense fallback={null}><HistoryList /></Suspense>}
    </div>
  );
}
