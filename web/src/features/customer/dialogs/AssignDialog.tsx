import { Alert, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '@tanstack/react-router';
import { isApiError, isKind } from '@/api/problem';
import { useListContext } from '@/shared/lib/list-context';
import { PersonPicker } from '@/shared/ui/pickers';
import { useNotice } from '@/shared/ui/useNotice';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { isReceipt, titleOf } from '../data';
import { useRecordPage } from '../page-context';
import css from './dialogs.module.css';

/** Give the customer another owner, or one more person beside him. */
export default function AssignDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation(['customer', 'common']);
  const { record, acts, format } = useRecordPage();
  const notice = useNotice();
  const navigate = useNavigate();
  const back = useListContext((list) => list.href);
  const [to, setTo] = useState<string | null>(null);
  const [mode, setMode] = useState<'replace' | 'add'>('replace');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const before = typeof record.owner_id === 'string' ? record.owner_id : null;
  const name = to ? (format.directory.person(to)?.name ?? '') : '';
  const undo = () => void acts.act('assign', { owner_id: before, mode: 'replace' }).then(() => notice.done(t('assign.undone')), (problem: unknown) => notice.failed(problem));
  const run = async () => {
    if (!to) return;
    setBusy(true);
    setError(null);
    try {
      const answer = await acts.act('assign', { owner_id: to, mode, ...(reason.trim() && { reason: reason.trim() }) }, record.version);
      onClose();
      notice.done(t(mode === 'add' ? 'assign.added' : 'assign.done', { name }), before && mode === 'replace' ? undo : undefined);
      if (isReceipt(answer)) await navigate({ href: back } as never);
    } catch (problem) {
      if (isKind(problem, 'stale')) await acts.reload().catch(() => {});
      setError(problem);
      setBusy(false);
    }
  };
  const text = isApiError(error) ? (isKind(error, 'stale') ? t('assign.stale') : (error.errors[0]?.detail ?? error.message)) : t('common:error.hint');
  return (
    <Modal open title={t('assign.title', { name: titleOf(record) })} width={460} onCancel={onClose} maskClosable={false} okText={t('assign.go')} cancelText={t('common:act.cancel')} okButtonProps={{ disabled: !to || to === before, loading: busy }} onOk={() => void run()}>
      <div className={css.form}>
        {error !== null && <Alert type="error" showIcon role="alert" title={text} />}
        <div className={css.item}><span>{t('assign.from')}</span><b>{before ? (format.directory.person(before)?.name ?? t('common:value.unknown')) : t('common:none')}</b></div>
        <div className={css.item}><span>{t('assign.mode')}</span>
          <Segmented aria-label={t('assign.mode')} value={mode} onChange={setMode} options={[{ value: 'replace', label: t('assign.replace') }, { value: 'add', label: t('assign.add') }]} />
        </div>
        <p className={css.note}>{t(mode === 'add' ? 'assign.addHint' : 'assign.replaceHint')}</p>
        <div className={css.item}><span>{t('assign.to')}</span><PersonPicker assignable label={t('assign.to')} autoFocus value={to} onChange={setTo} /></div>
        <label className={css.item}><span>{t('assign.reason')}</span><Input value={reason} maxLength={500} placeholder={t('assign.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
      </div>
    </Modal>
  );
}
