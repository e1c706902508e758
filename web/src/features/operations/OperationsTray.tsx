import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import type { Operation } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatInstant } from '@/shared/lib/format';
import { keyOf } from '@/shared/lib/keys';
import { operationsQuery } from '@/shared/operations/data';
import { OperationActs } from '@/shared/operations/OperationActs';
import { Counts, Progress, StateTag } from '@/shared/operations/OperationStatus';
import { useOperationWords } from '@/shared/operations/useWords';
import { setTray, trackOperation, useSlots } from '@/shared/ui/slots';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { useWatch } from './useWatch';
import css from './operations.module.css';

const SHOWN = 8;
const LINES = [50, 90, 60, 90];
const NONE: Operation[] = [];

function Item({ operation }: { operation: Operation }) {
  const { language } = useLanguage();
  const directory = useDirectory();
  const words = useOperationWords();
  const title = words.title(operation);
  const failure = words.failure(operation);
  const who = directory.person(operation.created_by)?.name;
  return (
    <li>
      <div className={css.line}><Link className={css.title} to="/operations" search={{ id: operation.id }} onClick={() => setTray(false)}>{title}</Link><StateTag operation={operation} /></div>
      <small className="muted num">{[formatInstant(operation.created_at, language), who].filter(Boolean).join(' \u00b7 ')}</small>
      <Progress operation={operation} label={title} />
      {failure && <p className={css.failure}>{failure}</p>}
      <Counts operation={operation} />
      <OperationActs operation={operation} small onUndo={trackOperation} />
    </li>
  );
}

function Panel({ operations, error, pending, onRetry }: { operations: Operation[]; error: unknown; pending: boolean; onRetry: () => void }) {
  useReturnFocus();
  const { t } = useTranslation(['operations', 'common']);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (keyOf(event) !== 'Escape' || event.defaultPrevented || (event.target as Element | null)?.closest?.('.ant-modal')) return;
      setTray(false);
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, []);
  return (
    <aside ref={box} className={css.tray} aria-label={t('tray.title')}>
      <header><h2>{t('tray.title')}</h2><Link className="link" to="/operations" search={{}} onClick={() => setTray(false)}>{t('tray.all')}</Link><button type="button" className="ibtn" aria-label={t('common:act.close')} onClick={() => setTray(false)}><X size={16} aria-hidden="true" /></button></header>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('tray.title')}>
        {pending && <Skeleton lines={LINES} />}
        {error !== null && operations.length === 0 && <ErrorState error={error} onRetry={onRetry} />}
        {!pending && error === null && operations.length === 0 && <p className={css.empty}>{t('tray.empty')}</p>}
        <ul>{operations.slice(0, SHOWN).map((operation) => <Item key={operation.id} operation={operation} />)}</ul>
      </div>
    </aside>
  );
}

/** What runs in background. While something that was started here runs it is followed, also with the tray closed. */
export default function OperationsTray() {
  const open = useSlots((slots) => slots.tray);
  const query = useInfiniteQuery(operationsQuery);
  const operations = query.data?.pages.flatMap((page) => page.operations) ?? NONE;
  const newest = useSlots((slots) => slots.tracked[0]);
  const { refetch } = query;
  useEffect(() => {
    if (newest) void refetch();
  }, [newest, refetch]);
  useWatch(operations);
  return open ? <Panel operations={operations} error={query.isError ? query.error : null} pending={query.isPending} onRetry={() => void refetch()} /> : null;
}
