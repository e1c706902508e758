import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { useRecordPage } from '../page-context';
import { byDay } from './days';
import { historyQuery } from './data';
import { Entry } from './Entry';
import { useDayTitle } from './useDayTitle';
import css from '../history.module.css';

const LINES = [20, 90, 80, 90, 70];

/** All changes of the record by field, newest first, a page at a time. */
export default function HistoryList() {
  const { t } = useTranslation('customer');
  const { id } = useRecordPage();
  const title = useDayTitle();
  const query = useInfiniteQuery(historyQuery(id));
  const entries = query.data?.pages.flatMap((page) => page.changes) ?? [];
  if (query.isPending) return <Skeleton lines={LINES} />;
  if (query.isError && entries.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className={css.history} aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      {entries.length === 0 && <p className="muted">{t('history.empty')}</p>}
      {byDay(entries).map(({ day, entries: own }) => (
        <section key={day} aria-label={title(day)}>
          <h3>{title(day)}</h3>
          <ol>{own.map((entry) => <Entry key={entry.id} entry={entry} />)}</ol>
        </section>
      ))}
      {query.hasNextPage && <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t(query.isFetchNextPageError ? 'history.again' : 'history.more')}</Button>}
    </section>
  );
}
