import { Button } from 'antd';
import { CircleCheck, CircleX, RotateCcw } from 'lucide-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Operation } from '@/api/types';
import { useOperation } from '@/shared/operations/data';
import { OperationActs } from '@/shared/operations/OperationActs';
import { Counts, Progress } from '@/shared/operations/OperationStatus';
import { useOperationWords } from '@/shared/operations/useWords';
import { follow } from './follow';
import css from './exchange.module.css';

function Undoing({ id }: { id: string }) {
  const { t } = useTranslation('exchange');
  const undo = useOperation(id).data;
  return undo ? <><Progress operation={undo} label={t('result.undoing')} /><Counts operation={undo} /></> : null;
}

/** While it runs, and what became of it; the way back stays open. */
export function ResultStep({ operation, onAgain }: { operation: Operation; onAgain: () => void }) {
  const { t } = useTranslation(['exchange', 'common']);
  const navigate = useNavigate();
  const words = useOperationWords();
  const failed = operation.state === 'failed';
  const running = operation.state === 'running';
  const Icon = failed ? CircleX : operation.state === 'undone' || operation.state === 'undoing' ? RotateCcw : CircleCheck;
  return (
    <div className={css.result}>
      {!running && <Icon size={44} strokeWidth={1.4} className={failed ? css.bad : css.ok} aria-hidden="true" />}
      <div role="status"><h2>{t(`result.${operation.state}`)}</h2></div>
      {running && <p className="muted">{t('result.leave')}</p>}
      {failed && <p className={css.problem}>{words.failure(operation)}</p>}
      <div className={css.wide}><Progress operation={operation} label={t('result.running')} />{operation.undone_by && operation.state === 'undoing' && <Undoing id={operation.undone_by} />}</div>
      <div className={css.wide}><Counts operation={operation} large /></div>
      <OperationActs operation={operation} onUndo={follow} />
      {!running && (
        <div className={css.after}>
          <Button type="primary" onClick={() => void navigate({ to: '/customers', search: {} })}>{t('result.see')}</Button>
          <Button onClick={onAgain}>{t('result.again')}</Button>
          <Link className="link" to="/operations" search={{ id: operation.id }}>{t('result.rows')}</Link>
        </div>
      )}
    </div>
  );
}
