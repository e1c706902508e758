import { Eye, LoaderCircle, Lock, Pencil } from 'lucide-react';
import { lazy, Suspense, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { keyOf } from '@/shared/lib/keys';
import { useRecordPage } from '../page-context';
import { isWide } from './groups';
import { ReadValue } from './ReadValue';
import { FieldTrouble } from './FieldTrouble';
import { isMasked, isNothing, mayWrite, pathOf, valueAt, writingOf } from './values';
import css from '../fields.module.css';

export const loadEditor = () => import('../editors/InlineEditor');
const InlineEditor = lazy(loadEditor);
const PhotoField = lazy(() => import('../files/PhotoField'));
const AttachmentsField = lazy(() => import('../files/AttachmentsField'));

export const editButtonId = (path: string) => `edit-${path}`;

function Reveal({ field }: { field: Field }) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const page = useRecordPage();
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    await page.reveal(field.name);
    setBusy(false);
  };
  if (!page.record._access?.reveal) return null;
  const Icon = busy ? LoaderCircle : Eye;
  return (
    <button type="button" className={css.eye} disabled={busy} aria-label={t('reveal.show', { name: label(field.label) })} title={t('reveal.hint')} onClick={() => void show()}>
      <Icon size={15} aria-hidden="true" className={busy ? css.turn : undefined} />
    </button>
  );
}

/** Why it cannot be changed: by nature (no word needed on every field), or by this record's rules. */
function why(field: Field, reason: string | undefined): 'system' | string | null {
  if (writingOf(field) === 'never') return 'system';
  return reason ?? null;
}

function Reading({ field, labelId }: { field: Field; labelId: string }) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const page = useRecordPage();
  const path = pathOf(field);
  const unsaved = page.edits.unsaved[path];
  const access = page.record._access;
  const stored = page.revealed[path] ?? valueAt(page.record, path);
  const value = unsaved?.state === 'saving' ? unsaved.value : stored;
  const may = mayWrite(field, access);
  const way = writingOf(field);
  const open = () => (way === 'access' || way === 'assign' ? page.openDialog(way) : page.edit(path));
  const onClick = (event: MouseEvent) => {
    if (!may || (event.target as Element).closest('a,button') || getSelection()?.toString()) return;
    open();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!may || event.ctrlKey || event.metaKey || event.altKey || keyOf(event).toLowerCase() !== 'e') return;
    event.preventDefault();
    open();
  };
  const name = label(field.label);
  const refused = may ? null : why(field, access?.reasons.edit);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a wider target for the pen button within, which keyboards use
    <div className={may ? `${css.val} ${css.may}` : css.val} onClick={onClick} onKeyDown={onKeyDown} aria-busy={unsaved?.state === 'saving'}>
      <div className={css.text} aria-labelledby={labelId}><ReadValue field={field} value={value} empty={may ? t('field.add') : undefined} /></div>
      {unsaved?.state === 'saving' && <LoaderCircle size={13} className={css.turn} aria-label={t('field.saving')} />}
      {isMasked(value) && field.masked && <Reveal field={field} />}
      {may && (
        <button type="button" id={editButtonId(path)} className={css.pen} onClick={open} aria-label={t(isNothing(value) ? 'field.fill' : 'field.edit', { name })} title={t('field.editHint')}>
          <Pencil size={13} aria-hidden="true" />
        </button>
      )}
      {refused && <Lock size={12} className={css.lock} aria-hidden="true"><title>{t(`why.${refused}`)}</title></Lock>}
    </div>
  );
}

/** One field: its name, its value to be read, and in its place the editor while one writes. */
export function FieldRow({ field }: { field: Field }) {
  const { label } = useLanguage();
  const page = useRecordPage();
  const path = pathOf(field);
  const editing = page.editing === path;
  const labelId = `label-${path}`;
  const reading = <Reading field={field} labelId={labelId} />;
  const body = () => {
    if (field.name === 'photo' && field.kind === 'file') return <PhotoField field={field} />;
    if (field.kind === 'file' && field.many) return <AttachmentsField field={field} />;
    return editing ? <InlineEditor field={field} /> : reading;
  };
  return (
    <div className={isWide(field) ? `${css.row} ${css.wide}` : css.row} data-field={path}>
      <div className={css.label} id={labelId}>{label(field.label)}{field.required && <span className={css.required} aria-hidden="true">{'*'}</span>}</div>
      <div className={css.cell}>
        <Suspense fallback={field.kind === 'file' ? null : reading}>{body()}</Suspense>
        <FieldTrouble field={field} />
      </div>
    </div>
  );
}
