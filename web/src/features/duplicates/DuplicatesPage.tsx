import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { CopyCheck, Settings2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '@/api/meta';
import { useNotice } from '@/shared/ui/useNotice';
import { EmptyState, ErrorState, NoPermission, Skeleton } from '@/shared/ui/states';
import { pairsQuery, STATES, usePairActs, type Pair, type PairState } from './data';
import { DisclosureList } from './DisclosureList';
import { PairCard } from './PairCard';
import css from './duplicates.module.css';

const DismissDialog = lazy(() => import('./DismissDialog'));
const SettingsDialog = lazy(() => import('./SettingsDialog'));
const TABS = [...STATES, 'told'] as const;

function Pairs({ state }: { state: PairState }) {
  const { t } = useTranslation('duplicates');
  const notice = useNotice();
  const query = useInfiniteQuery(pairsQuery(state));
  const { dismiss, reopen } = usePairActs();
  const [chosen, setChosen] = useState<Pair | null>(null);
  const pairs = query.data?.pages.flatMap((page) => page.duplicate_pairs) ?? [];
  const back = (pair: Pair) => reopen.mutateAsync(pair).then(() => notice.done(t('reopen.done')), (error: unknown) => notice.failed(error));
  const run = (pair: Pair) => async (note: string) => {
    const dismissed = await dismiss.mutateAsync({ pair, note });
    setChosen(null);
    notice.done(t('dismiss.done'), () => void back(dismissed));
  };
  if (query.isPending) return <Skeleton />;
  if (query.isError && pairs.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (pairs.length === 0) return <EmptyState icon={CopyCheck} title={t(`empty.${state}`)}>{state === 'open' && t('emptyHint')}</EmptyState>;
  return (
    <>
      <p className={css.hint}>{t(`hint.${state}`)}</p>
      <ul className={css.pairs}>
        {pairs.map((pair) => <PairCard key={pair.id} pair={pair} busy={reopen.isPending && reopen.variables.id === pair.id} onDismiss={() => setChosen(pair)} onReopen={() => void back(pair)} />)}
      </ul>
      {query.hasNextPage && <Button className={css.more} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('more')}</Button>}
      <Suspense fallback={null}>{chosen && <DismissDialog pair={chosen} onRun={run(chosen)} onClose={() => setChosen(null)} />}</Suspense>
    </>
  );
}

/** Customers that are probably the same and whose owners could not be told of each other: for Managers to look through. */
export default function DuplicatesPage() {
  const { t } = useTranslation('duplicates');
  const me = useMe();
  const may = useMay('review_duplicates');
  const mayConfigure = useMay('change_acl');
  const [settings, setSettings] = useState(false);
  const { state } = useSearch({ strict: false });
  const tab = TABS.find((one) => one === state) ?? 'open';
  if (me && !may) return <div className="page"><div className="page-head"><h1>{t('title')}</h1></div><NoPermission>{t('managersOnly')}</NoPermission></div>;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <span className="spacer" />
        {mayConfigure && <Button icon={<Settings2 size={15} aria-hidden="true" />} onClick={() => setSettings(true)}>{t('settings.open')}</Button>}
      </div>
      <nav className={css.tabs} aria-label={t('tabs')}>
        {TABS.map((one) => <Link key={one} to="/duplicates" search={one === 'open' ? {} : { state: one }} activeOptions={{ exact: true }} aria-current={one === tab ? 'page' : undefined}>{t(`tab.${one}`)}</Link>)}
      </nav>
      <div className={css.body}>{tab === 'told' ? <DisclosureList /> : <Pairs key={tab} state={tab} />}</div>
      <Suspense fallback={null}>{settings && <SettingsDialog onClose={() => setSettings(false)} />}</Suspense>
    </div>
  );
}
