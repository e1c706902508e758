import { Button } from 'antd';
import { ImagePlus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { mayWrite } from '../fields/values';
import { useRecordPage } from '../page-context';
import { PhotoOpener } from './PhotoOpener';
import { PHOTO_TYPES } from './checks';
import { usePhoto } from './useFiles';
import css from '../files.module.css';

export default function PhotoField({ field }: { field: Field }) {
  const { t } = useTranslation(['customer', 'common']);
  const { label } = useLanguage();
  const { record } = useRecordPage();
  const [refused, setRefused] = useState('');
  const photo = usePhoto(setRefused);
  const input = useRef<HTMLInputElement>(null);
  const may = mayWrite(field, record._access);
  return (
    <div className={css.photo}>
      {photo.src ? <PhotoOpener src={photo.src}><img src={photo.src} alt={label(field.label)} width={56} height={56} loading="lazy" /></PhotoOpener> : !may && <span className="muted">{'\u2014'}</span>}
      {may && (
        <>
          <input ref={input} type="file" className="sr" tabIndex={-1} aria-hidden="true" accept={PHOTO_TYPES.join()} onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) photo.put(file);
            event.target.value = '';
          }} />
          <Button size="small" loading={photo.busy} icon={<ImagePlus size={14} aria-hidden="true" />} onClick={() => input.current?.click()}>{t(photo.src ? 'photo.replace' : 'photo.add')}</Button>
          {photo.src && <Button size="small" type="text" icon={<X size={14} aria-hidden="true" />} onClick={photo.remove}>{t('common:act.remove')}</Button>}
        </>
      )}
      {refused && <p className={css.problem} role="alert">{refused}</p>}
    </div>
  );
}
