import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordPage } from '../page-context';
import { DuplicateNotice } from './DuplicateNotice';
import { keyValues, touchesKeys, useDuplicates } from './duplicates';
import css from '../create.module.css';

/** After a change of what tells customers apart: who else may be the same. */
export function DuplicateBanner({ changed }: { changed: string[] }) {
  const { t } = useTranslation('common');
  const { id, record, revealed } = useRecordPage();
  const [closed, setClosed] = useState('');
  const values = touchesKeys(changed) ? keyValues({ ...record, ...revealed }) : null;
  const found = useDuplicates(values, id);
  const key = JSON.stringify(values);
  if (!values || closed === key || !found || (found.matches.length === 0 && !found.hidden)) return null;
  return (
    <div className={css.banner}>
      <DuplicateNotice found={found} />
      <button type="button" className="ibtn" aria-label={t('act.close')} onClick={() => setClosed(key)}><X size={15} aria-hidden="true" /></button>
    </div>
  );
}
