import { Popconfirm } from 'antd';
import { Download, File, FileImage, FileSpreadsheet, FileText, Lock, Trash2, X, type LucideIcon } from 'lucide-react';
import { createElement, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FileValue } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatInstant, formatSize } from '@/shared/lib/format';
import { DropZone } from '@/shared/ui/DropZone';
import { PATH } from '../data';
import { mayWrite } from '../fields/values';
import { useRecordPage } from '../page-context';
import { MOST_FILES } from './checks';
import { useAttachments, type Sending } from './useFiles';
import { shownOf } from './preview/kinds';
import css from '../files.module.css';

const PreviewDialog = lazy(() => import('./preview/PreviewDialog'));

const ICONS: [RegExp, LucideIcon][] = [[/^image\//, FileImage], [/sheet|excel|csv/, FileSpreadsheet], [/pdf|text|word/, FileText]];
const signOf = (type: string) => createElement(ICONS.find(([pattern]) => pattern.test(type))?.[1] ?? File, { size: 22, strokeWidth: 1.5, 'aria-hidden': true });

function One({ file, onOpen, onRemove }: { file: FileValue; onOpen: () => void; onRemove?: () => void }) {
  const { t } = useTranslation(['customer', 'common']);
  const { language } = useLanguage();
  const { id, record, format } = useRecordPage();
  const address = `${PATH}/${id}/attachments/${file.id}`;
  const may = record._access?.copy !== false;
  const who = file.added_by ? format.directory.person(file.added_by)?.name : undefined;
  const about = [formatSize(file, language), who, file.added_at && formatInstant(file.added_at, language)].filter(Boolean).join(' \u00b7 ');
  return (
    <li>
      {signOf(file.type)}
      <div><span className={css.name}>{may ? <button type="button" className={`link ${css.open}`} aria-haspopup="dialog" onClick={onOpen}>{file.name}</button> : file.name}</span><small className="num">{about}</small></div>
      {may ? <a className="ibtn" href={address} download={file.name} aria-label={t('file.download', { name: file.name })} title={t('file.downloadShort')}><Download size={16} aria-hidden="true" /></a> : <small>{t('file.denied')}</small>}
      {onRemove && (
        <Popconfirm title={t('file.remove', { name: file.name })} okText={t('common:act.delete')} okButtonProps={{ danger: true }} onConfirm={onRemove}>
          <button type="button" className="ibtn" aria-label={t('file.remove', { name: file.name })} title={t('common:act.delete')}><Trash2 size={16} aria-hidden="true" /></button>
        </Popconfirm>
      )}
    </li>
  );
}

function OnItsWay({ one, onDrop }: { one: Sending; onDrop: () => void }) {
  const { t } = useTranslation(['customer', 'common']);
  const percent = Math.round(one.share * 100);
  return (
    <li aria-busy={!one.problem}>
      <File size={22} strokeWidth={1.5} aria-hidden="true" />
      <div>
        <span className={css.name}>{one.name}</span>
        {one.problem ? <small className={css.problem} role="alert">{one.problem}</small> : <span className={css.bar} role="progressbar" aria-label={one.name} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}><i style={{ width: `${percent}%` }} /></span>}
      </div>
      <button type="button" className="ibtn" aria-label={t(one.problem ? 'common:act.close' : 'common:act.cancel')} onClick={one.problem ? onDrop : one.abort}><X size={16} aria-hidden="true" /></button>
    </li>
  );
}

export default function AttachmentsField({ field }: { field: Field }) {
  const { t } = useTranslation('customer');
  const { id, record } = useRecordPage();
  const [shown, setShown] = useState<string | null>(null);
  const { files, sending, send, remove, drop } = useAttachments();
  const may = mayWrite(field, record._access);
  const denied = files.length > 0 && record._access?.copy === false;
  const why = record._access?.reasons.copy === 'control' ? 'file.deniedRecord' : 'file.deniedLevel';
  return (
    <div className={css.files}>
      {files.length + sending.length > 0 && (
        <ul>
          {files.map((file) => <One key={file.id} file={file} onOpen={() => setShown(file.id)} onRemove={may ? () => void remove(file) : undefined} />)}
          {sending.map((one) => <OnItsWay key={one.key} one={one} onDrop={() => drop(one.key)} />)}
        </ul>
      )}
      {denied && <p className={css.denied}><Lock size={14} aria-hidden="true" />{t(why)}</p>}
      {may ? <DropZone small multiple disabled={files.length >= MOST_FILES} title={t('file.drop')} hint={t('file.limits', { count: MOST_FILES, size: '20 MB' })} onFiles={(list) => void send(list)} /> : files.length === 0 && <span className="muted">{'\u2014'}</span>}
      <Suspense fallback={null}>
        {shown && !denied && <PreviewDialog files={files.map((file) => shownOf(file, `${PATH}/${id}/attachments/${file.id}`))} first={shown} onClose={() => setShown(null)} />}
      </Suspense>
    </div>
  );
}
