import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileValue } from '@/api/types';
import { titleOf } from '../data';
import { useRecordPage } from '../page-context';
import css from '../files.module.css';

const PreviewDialog = lazy(() => import('./preview/PreviewDialog'));

/** The small photo: a click shows it large. */
export function PhotoOpener({ src, className, children }: { src: string; className?: string; children: ReactNode }) {
  const { t } = useTranslation('customer');
  const { record } = useRecordPage();
  const [open, setOpen] = useState(false);
  const { id, type, size } = record.photo as FileValue;
  const name = t('photo.of', { name: String(record.contact_name ?? titleOf(record)) });
  return (
    <span className={className}>
      <button type="button" className={className ? undefined : css.opener} aria-haspopup="dialog" aria-label={t('photo.show')} title={t('photo.show')} onClick={() => setOpen(true)}>{children}</button>
      <Suspense fallback={null}>{open && <PreviewDialog files={[{ id, name, type, size, source: src }]} first={id} onClose={() => setOpen(false)} />}</Suspense>
    </span>
  );
}
