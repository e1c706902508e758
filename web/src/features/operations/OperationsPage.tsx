import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { ArrowLeft, History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import type { Operation } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatInstant, formatNumber } from '@/shared/lib/format';
import { operationsQuery, useOperation } from '@/shared/operations/data';
import { OperationActs } from '@/shared/operations/OperationActs';
import { Counts, Progress, StateTag } from '@/shared/operations/OperationStatus';
import { figuresOf, type RowState } from '@/shared/operations/polling';
import { RowsTable } from '@/shared/operations/RowsTable';
import { useOperationWords } from '@/shared/operations/useWords';
import { trackOperation } from '@/shared/ui/slots';
import { EmptyState, ErrorState, Skeleton } from '@/shared/ui/states';
import css from './operations.module.css';

const LINES = [60, 100, 100, 100];

function List({ operations, chosen, more }: { operations: Operation[]; chosen: string | undefined; more: React.ReactNode }) {
  const { t } = useTranslation('operations');
  const { language } = useLanguage();
  const words = useOperationWords();
  return (
    <nav className={css.list} aria-label={t('title')}>
      <ul>
        {operations.map((operation) => (
          <li key={operation.id}>
            <Link to="/operations" search={{ id: operation.id }} aria-current={operation.id === chosen ? 'true' : undefined}>
              <span className={css.line}><b className="ell">{words.title(operation)}</b><StateTag operation={operation} /></span>
              <small className="muted num">{formatInstant(operation.created_at, language)}{operation.total > 0 && ` \u00b7 ${t('records', { figure: formatNumber(operation.total, language), count: operation.total })}`}</small>
            </Link>
          </li>
        ))}
      </ul>
      {more}
    </nav>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  const { t } = useTranslation('operations');
  return children ? <div><dt>{t(`fact.${name}`)}</dt><dd>{children}</dd></div> : null;
}

function Detail({ id }: { id: string }) {
  const { t } = useTranslation(['operations', 'operation']);
  const { language } = useLanguage();
  const directory = useDirectory();
  const navigate = useNavigate();
  const words = useOperationWords();
  const query = useOperation(id);
  const [state, setState] = useState<RowState | null>(null);
  const operation = query.data;
  if (query.isError && !operation) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!operation) return <Skeleton lines={LINES} />;
  const figures = figuresOf(operation);
  const first = figures.find((figure) => figure.name === 'refused' || figure.name === 'duplicate') ?? figures[0];
  const shown = state ?? first?.name ?? '';
  const title = words.title(operation);
  const failure = words.failure(operation);
  const toUndo = (undo: Operation) => {
    trackOperation(undo);
    void navigate({ to: '/operations', search: { id: undo.id } });
  };
  return (
    <section className={css.detail} aria-label={title}>
      <header>
        <Link to="/operations" search={{}} className={`ibtn ${css.back}`} aria-label={t('back')}><ArrowLeft size={18} aria-hidden="true" /></Link>
        <h2>{title}</h2><StateTag operation={operation} />
      </header>
      <Progress operation={operation} label={title} />
      {failure && <p className={css.failure} role="alert">{failure}</p>}
      <Counts operation={operation} large />
      <OperationActs operation={operation} withStart onUndo={toUndo} />
      <dl className={css.facts}>
        <Fact name="by">{directory.person(operation.created_by)?.name}</Fact>
        <Fact name="at">{formatInstant(operation.created_at, language)}</Fact>
        <Fact name="finished">{operation.finished_at && formatInstant(operation.finished_at, language)}</Fact>
        <Fact name="total">{operation.total > 0 && formatNumber(operation.total, language)}</Fact>
        <Fact name="undoOf">{operation.undo_of && <Link className="link" to="/operations" search={{ id: operation.undo_of }}>{t('see')}</Link>}</Fact>
        <Fact name="undoneBy">{operation.undone_by && <Link className="link" to="/operations" search={{ id: operation.undone_by }}>{t('see')}</Link>}</Fact>
      </dl>
      {operation.kind !== 'export' && figures.length > 0 && (
        <>
          <div className={css.states} role="group" aria-label={t('rowsOf')}>
            {figures.map(({ name, count }) => <button key={name} type="button" aria-pressed={name === shown} onClick={() => setState(name)}>{t(`operation:count.${name}`)} <span className="num">{formatNumber(count, language)}</span></button>)}
          </div>
          <RowsTable key={`${shown}-${operation.state}`} operation={operation} state={shown} />
        </>
      )}
    </section>
  );
}

/** Everything one has run in background: what became of each row, files, and the way back. */
export default function OperationsPage() {
  const { t } = useTranslation(['operations', 'operation']);
  const { id } = useSearch({ strict: false });
  const query = useInfiniteQuery(operationsQuery);
  const operations = query.data?.pages.flatMap((page) => page.operations) ?? [];
  const more = query.hasNextPage && <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('operation:rows.more')}</Button>;
  const chosen = typeof id === 'string' ? id : undefined;
  const body = () => {
    if (query.isPending) return <Skeleton lines={LINES} />;
    if (query.isError && operations.length === 0 && !chosen) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
    if (operations.length === 0 && !chosen) return <EmptyState icon={History} title={t('empty')}>{t('emptyHint')}</EmptyState>;
    return (
      <div className={chosen ? `${css.both} ${css.open}` : css.both}>
        <List operations={operations} chosen={chosen} more={more} />
        {chosen ? <Detail key={chosen} id={chosen} /> : <div className={css.choose}><p>{t('choose')}</p></div>}
      </div>
    );
  };
  return <div className="page"><div className={`page-head ${chosen ? css.hides : ''}`}><h1>{t('title')}</h1></div>{body()}</div>;
}
