import { App, Button } from 'antd';
import { Download, FileX2, RotateCcw, Square, StepForward } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '@/api/types';
import { saveFile } from '@/shared/lib/download';
import { useNotice } from '@/shared/ui/useNotice';
import { operationFile, refusedFile, useOperationAct, type OperationAct } from './data';
import css from './operations.module.css';

interface Props {
  operation: Operation;
  small?: boolean;
  /** Starting belongs to the place where the preview was looked at. */
  withStart?: boolean;
  /** Undoing makes an operation of its own. */
  onUndo?: (operation: Operation) => void;
}

/** What may be done with an operation now, as the server says. */
export function OperationActs({ operation, small = false, withStart = false, onUndo }: Props) {
  const { t } = useTranslation('operation');
  const { modal } = App.useApp();
  const notice = useNotice();
  const act = useOperationAct(operation.id);
  const { can } = operation;
  const run = async (name: OperationAct) => {
    try {
      const answer = await act.mutateAsync(name);
      if (name === 'undo') onUndo?.(answer);
    } catch (error) {
      notice.failed(error);
    }
  };
  const ask = (name: 'undo' | 'cancel') =>
    void modal.confirm({ title: t(`ask.${name}`), content: t(`askHint.${name}`), okText: t(`act.${name}`), onOk: () => run(name) });
  const size = small ? 'small' : 'middle';
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    await saveFile(refusedFile(operation.id), 'refused.xlsx').catch(notice.failed);
    setSaving(false);
  };
  const busy = (name: OperationAct) => act.isPending && act.variables === name;
  return (
    <div className={css.acts}>
      {can.file && <Button size={size} type="primary" href={operationFile(operation.id)} download={operation.file_name ?? ''} icon={<Download size={14} aria-hidden="true" />}>{t('act.file')}</Button>}
      {withStart && can.start && <Button size={size} type="primary" loading={busy('start')} onClick={() => void run('start')}>{t('act.start')}</Button>}
      {can.refused_file && <Button size={size} loading={saving} icon={<FileX2 size={14} aria-hidden="true" />} onClick={() => void save()}>{t('act.refusedFile')}</Button>}
      {can.resume && <Button size={size} loading={busy('resume')} icon={<StepForward size={14} aria-hidden="true" />} onClick={() => void run('resume')}>{t('act.resume')}</Button>}
      {can.undo && <Button size={size} loading={busy('undo')} icon={<RotateCcw size={14} aria-hidden="true" />} onClick={() => ask('undo')}>{t('act.undo')}</Button>}
      {can.cancel && <Button size={size} loading={busy('cancel')} icon={<Square size={12} aria-hidden="true" />} onClick={() => (operation.state === 'running' ? ask('cancel') : void run('cancel'))}>{t(operation.state === 'ready' ? 'act.discard' : 'act.cancel')}</Button>}
    </div>
  );
}
