import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError, isKind } from '@/api/problem';
import { useDirty } from '@/shared/lib/dirty';
import type { Pair } from './data';
import css from './duplicates.module.css';

const MOST = 500;

/** Why the two may stay two: whoever finds the pair later reads it. */
export default function DismissDialog({ onRun, onClose }: { pair: Pair; onRun: (note: string) => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation(['duplicates', 'common']);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useDirty(note.trim() !== '');
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await onRun(note.trim());
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  const text = isKind(error, 'stale') ? t('stale') : (isApiError(error) && error.message) || t('common:error.hint');
  return (
    <Modal open title={t('dismiss.title')} width={460} onCancel={onClose} maskClosable={false} okText={t('dismiss.act')} cancelText={t('common:act.cancel')} okButtonProps={{ disabled: note.trim() === '', loading: busy }} onOk={() => void run()}>
      <div className={css.form}>
        <p className="muted">{t('dismiss.hint')}</p>
        {error !== null && <Alert type="error" showIcon role="alert" title={text} />}
        <label className={css.item}>
          <span>{t('dismiss.note')}</span>
          <Input.TextArea autoFocus rows={3} value={note} maxLength={MOST} placeholder={t('dismiss.placeholder')} onChange={(event) => setNote(event.target.value)} />
        </label>
      </div>
    </Modal>
  );
}
