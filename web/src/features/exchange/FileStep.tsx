import { Alert, Button } from 'antd';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { isApiError } from '@/api/problem';
import { saveFile } from '@/shared/lib/download';
import { upload } from '@/shared/lib/upload';
import { DropZone } from '@/shared/ui/DropZone';
import { useNotice } from '@/shared/ui/useNotice';
import { importKey, importPath, TEMPLATE, type Import } from './data';
import css from './exchange.module.css';

const ACCEPT = '.xlsx,.xls,.ods,.csv,.txt';
const MOST_BYTES = 100 << 20;

/** A file to begin with, or the template to fill in. */
export function FileStep({ onRead }: { onRead: (id: string) => void }) {
  const { t } = useTranslation(['exchange', 'common']);
  const client = useQueryClient();
  const notice = useNotice();
  const [share, setShare] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const send = async ([file]: File[]) => {
    if (!file) return;
    setProblem(file.size > MOST_BYTES ? t('file.tooLarge', { name: file.name }) : '');
    if (file.size > MOST_BYTES) return;
    setName(file.name);
    setShare(0);
    try {
      const held = await upload<Import>(importPath, file, { fields: { record_type: 'customer' }, onProgress: setShare });
      client.setQueryData(importKey(held.id), held);
      onRead(held.id);
    } catch (error) {
      const known = isApiError(error) ? error : null;
      setProblem(known?.errors[0]?.detail || (known?.kind === 'network' ? t('common:error.network') : known?.message) || t('common:error.hint'));
    } finally {
      setShare(null);
    }
  };
  return (
    <div className={css.file}>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
      {share === null ? (
        <DropZone title={t('file.drop')} hint={t('file.hint')} accept={ACCEPT} onFiles={(files) => void send(files)} />
      ) : (
        <div className={css.sending} role="status">
          <b className="ell">{name}</b>
          <div role="progressbar" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)}><i style={{ width: `${share * 100}%` }} /></div>
          <small>{share < 1 ? t('file.sending', { percent: Math.round(share * 100) }) : t('file.reading')}</small>
        </div>
      )}
      <section className={css.template}>
        <FileDown size={26} strokeWidth={1.5} aria-hidden="true" />
        <div><h2>{t('template.title')}</h2><p>{t('template.text')}</p></div>
        <Button icon={<FileDown size={15} aria-hidden="true" />} onClick={() => void saveFile(TEMPLATE, 'template.xlsx').catch(notice.failed)}>{t('template.get')}</Button>
      </section>
      <ul className={css.notes}>{['one', 'two', 'three'].map((one) => <li key={one}>{t(`file.notes.${one}`)}</li>)}</ul>
    </div>
  );
}
