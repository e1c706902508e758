import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import type { Operation } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { useOperationAct } from '@/shared/operations/data';
import { OperationActs } from '@/shared/operations/OperationActs';
import { Counts, Progress } from '@/shared/operations/OperationStatus';
import { figuresOf, TELLING, type RowState } from '@/shared/operations/polling';
import { RowsTable } from '@/shared/operations/RowsTable';
import { useOperationWords } from '@/shared/operations/useWords';
import { useNotice } from '@/shared/ui/useNotice';
import { follow } from './follow';
import { Samples } from './Samples';
import css from './exchange.module.css';

/** What would happen, before anything does: counts, samples, and every row that cannot be taken. */
export function CheckStep({ operation, type, onBack }: { operation: Operation; type: TypeLookup; onBack: () => void }) {
  const { t } = useTranslation(['exchange', 'operation', 'common']);
  const { language } = useLanguage();
  const notice = useNotice();
  const words = useOperationWords();
  const act = useOperationAct(operation.id);
  const figures = figuresOf(operation);
  const [state, setState] = useState<RowState | null>(null);
  const telling = figures.filter((figure) => TELLING.includes(figure.name));
  const shown = state ?? telling[0]?.name;
  const writes = figures.filter(({ name }) => name === 'created' || name === 'updated').reduce((sum, { count }) => sum + count, 0);
  const ready = operation.state === 'ready';
  const run = async () => {
    try {
      follow(await act.mutateAsync('start'));
    } catch (error) {
      notice.failed(error);
    }
  };
  return (
    <div className={css.step}>
      {operation.state === 'previewing' && <><p>{t('check.checking')}</p><Progress operation={operation} label={t('check.checking')} /></>}
      {operation.state === 'failed' && <Alert type="error" showIcon role="alert" title={words.failure(operation) || t('common:error.hint')} />}
      {ready && (
        <>
          <Counts operation={operation} large />
          {writes === 0 && <Alert type="info" showIcon title={t('check.nothing')} />}
          {operation.samples.length > 0 && <><h2>{t('check.samples')}</h2><Samples operation={operation} type={type} /></>}
          {shown && (
            <>
              <div className={css.over}><h2>{t('check.problems')}</h2>
                <div className={css.states} role="group" aria-label={t('check.problems')}>{telling.map(({ name, count }) => <button key={name} type="button" aria-pressed={name === shown} onClick={() => setState(name)}>{t(`operation:count.${name}`)} <span className="num">{formatNumber(count, language)}</span></button>)}</div>
              </div>
              <RowsTable key={shown} operation={operation} state={shown} />
            </>
          )}
        </>
      )}
      <footer className={css.foot}>
        <p className="muted">{ready && t('check.hint')}</p>
        {operation.can.refused_file && <OperationActs operation={{ ...operation, can: { refused_file: true } }} />}
        <Button onClick={onBack}>{t('check.back')}</Button>
        <Button type="primary" disabled={!ready || writes === 0 || operation.can.start === false} loading={act.isPending} onClick={() => void run()}>{writes > 0 ? t('check.run', { count: writes, figure: formatNumber(writes, language) }) : t('check.runNothing')}</Button>
      </footer>
    </div>
  );
}
