import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import { formatInstant } from '@/shared/lib/format';
import { EmptyState, ErrorState, Skeleton } from '@/shared/ui/states';
import { disclosuresQuery } from './data';
import { Owner } from './PairCard';
import css from './duplicates.module.css';

/** Who was told that a colleague follows a customer he may not see: rows that only grow. */
export function DisclosureList() {
  const { t } = useTranslation('duplicates');
  const { language, label } = useLanguage();
  const directory = useDirectory();
  const query = useInfiniteQuery(disclosuresQuery);
  const rows = query.data?.pages.flatMap((page) => page.duplicate_disclosures) ?? [];
  if (query.isPending) return <Skeleton />;
  if (query.isError && rows.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <EmptyState icon={Eye} title={t('told.empty')}>{t('told.hint')}</EmptyState>;
  return (
    <>
      <p className={css.hint}>{t('told.hint')}</p>
      <div className={css.table} tabIndex={0} role="region" aria-label={t('tab.told')}>
        <table>
          <thead><tr><th scope="col">{t('told.at')}</th><th scope="col">{t('told.who')}</th><th scope="col">{t('told.door')}</th><th scope="col">{t('told.keys')}</th><th scope="col">{t('told.customer')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="num">{formatInstant(row.at, language)}</td>
                <th scope="row">{directory.person(row.actor_id)?.name ?? t('someone')}</th>
                <td>{t(`door.${row.door}`)}{row.client === 'program' && <span className="muted">{` \u00b7 ${t('told.program')}`}</span>}</td>
                <td>{row.keys.map((key) => label(key.label)).join(t('and'))}</td>
                <td>
                  {row.customer.readable ? <Link className="link" to="/customers/$id" params={{ id: row.customer.id }}>{row.customer.customer_name ?? row.customer.customer_code}</Link> : t(row.customer.deleted ? 'side.deleted' : 'side.hidden')}
                  <Owner id={row.customer.owner_id} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && <Button className={css.more} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}
