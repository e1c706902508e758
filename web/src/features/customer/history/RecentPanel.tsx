import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/shared/ui/states';
import { useRecordPage } from '../page-context';
import { byDay } from './days';
import { recentQuery } from './data';
import { Entry } from './Entry';
import { useDayTitle } from './useDayTitle';
import css from '../history.module.css';

const LINES = [60, 90, 70, 90];

/** What happened to the record lately, always in sight beside its fields. */
export function RecentPanel({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation(['customer', 'common']);
  const { id } = useRecordPage();
  const title = useDayTitle();
  const query = useQuery(recentQuery(id));
  const entries = query.data?.changes ?? [];
  return (
    <aside className={css.panel} aria-label={t('recent.title')}>
      <header><h2>{t('recent.title')}</h2><button type="button" className="link" onClick={onAll}>{t('recent.all')}</button></header>
      {query.isPending && <Skeleton lines={LINES} />}
      {query.isError && <p className={css.note}>{t('recent.failed')} <button type="button" className="link" onClick={() => void query.refetch()}>{t('common:act.retry')}</button></p>}
      {query.isSuccess && entries.length === 0 && <p className={css.note}>{t('history.empty')}</p>}
      <div className={css.feed} tabIndex={0} role="region" aria-label={t('recent.title')}>
        {byDay(entries).map(({ day, entries: own }) => (
          <section key={day}><h3>{title(day)}</h3><ol>{own.map((entry) => <Entry key={entry.id} entry={entry} brief />)}</ol></section>
        ))}
      </div>
    </aside>
  );
}
