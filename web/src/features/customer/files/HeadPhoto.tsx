import { Camera, Maximize2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyIcon } from '@/shared/ui/Avatar';
import { useNotice } from '@/shared/ui/useNotice';
import { titleOf } from '../data';
import { useRecordPage } from '../page-context';
import { PhotoOpener } from './PhotoOpener';
import { PHOTO_TYPES } from './checks';
import { usePhoto } from './useFiles';
import css from '../files.module.css';

/** The contact's photo, or a sign for the company; a click shows it large, or chooses one. */
export function HeadPhoto() {
  const { t } = useTranslation('customer');
  const { record } = useRecordPage();
  const notice = useNotice();
  const photo = usePhoto((text) => text && notice.failed(null, text));
  const input = useRef<HTMLInputElement>(null);
  const name = titleOf(record);
  const picture = photo.src ? <img className={css.face} src={photo.src} alt={t('photo.of', { name: String(record.contact_name ?? name) })} width={42} height={42} /> : <CompanyIcon name={name} size={42} />;
  if (photo.src) return <PhotoOpener className={css.head} src={photo.src}>{picture}<i aria-hidden="true"><Maximize2 size={16} /></i></PhotoOpener>;
  if (!record._access?.edit) return picture;
  return (
    <span className={css.head}>
      <input ref={input} type="file" className="sr" tabIndex={-1} aria-hidden="true" accept={PHOTO_TYPES.join()} onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) photo.put(file);
        event.target.value = '';
      }} />
      <button type="button" aria-busy={photo.busy} aria-label={t('photo.add')} title={t('photo.add')} onClick={() => input.current?.click()}>
        {picture}<i aria-hidden="true"><Camera size={16} /></i>
      </button>
    </span>
  );
}
