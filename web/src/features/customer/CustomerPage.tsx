import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { UserRoundX } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordType, type TypeLookup } from '@/api/meta';
import { isKind } from '@/api/problem';
import type { RecordRow } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { useListContext } from '@/shared/lib/list-context';
import { EmptyState, ErrorState } from '@/shared/ui/states';
import { useFieldFormat } from '@/shared/ui/useFieldFormat';
import { useNotice } from '@/shared/ui/useNotice';
import { titleOf, useRecord, useRecordActs } from './data';
import { DuplicateBanner } from './create/DuplicateBanner';
import { isMasked, mayWrite, pathOf, valueAt, writingOf } from './fields/values';
import { Figures } from './Figures';
import { Foot } from './Foot';
import { Head } from './Head';
import { RecentPanel } from './history/RecentPanel';
import { PageSkeleton } from './PageSkeleton';
import { Protected } from './Protected';
import { RecordPageProvider, type DialogName, type RecordPage } from './page-context';
import { Tabs, TabPanel } from './Tabs';
import { useEdits } from './useEdits';
import { useRecordKeys } from './useRecordKeys';
import css from './page.module.css';

const AccessDialog = lazy(() => import('./dialogs/AccessDialog'));
const AssignDialog = lazy(() => import('./dialogs/AssignDialog'));

function usePage(record: RecordRow, type: TypeLookup, tab: string, toTab: (tab: string) => void) {
  const { id } = record;
  const { label } = useLanguage();
  const notice = useNotice();
  const format = useFieldFormat(type.fields);
  const acts = useRecordActs(id);
  const [editing, setEditing] = useState<string | null>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [revealed, setRevealed] = useState<Record<string, unknown>>({});
  const [changed, setChanged] = useState<string[]>([]);
  const fieldAt = useMemo(() => new Map(type.fields.map((field) => [pathOf(field), field])), [type]);
  const edits = useEdits(id, acts, {
    label: (path) => label(fieldAt.get(path)?.label) || path,
    onSaved: (change) => {
      setChanged((now) => [...new Set([...now, ...Object.keys(change.values)])]);
      setRevealed((now) => ({ ...now, ...Object.fromEntries(Object.entries(change.values).filter(([path]) => path in now)) }));
    },
    onRefused: (path) => setEditing((now) => now ?? path),
  });
  const reveal = async (name: string) => {
    try {
      const values = await acts.reveal([name]);
      setRevealed((now) => ({ ...now, ...values }));
      return true;
    } catch (error) {
      notice.failed(error);
      return false;
    }
  };
  /** What is masked is shown before it is changed, where that is allowed: nobody overwrites blindly. */
  const edit = (path: string | null) => {
    const hidden = path !== null && !(path in revealed) && isMasked(valueAt(record, path));
    if (!hidden || !record._access?.reveal) return setEditing(path);
    void reveal(path).then(() => setEditing(path));
  };
  const go = (name: string) => {
    const field = type.field(name);
    if (!field) return;
    if (field.tab !== tab) toTab(field.tab);
    const way = writingOf(field);
    if (!mayWrite(field, record._access)) return;
    if (way === 'inline') edit(pathOf(field));
    else if (way !== 'never' && way !== 'file') setDialog(way);
  };
  const page: RecordPage = { id, record, type, format, acts, edits, editing, edit, go, openDialog: setDialog, revealed, reveal };
  return { page, dialog, closeDialog: () => setDialog(null), changed };
}

function Loaded({ record, type }: { record: RecordRow; type: TypeLookup }) {
  const { t } = useTranslation(['customer', 'common']);
  const { tab: wanted } = useSearch({ strict: false });
  const navigate = useNavigate();
  const tab = type.tabs.some((one) => one.id === wanted) ? String(wanted) : (type.tabs[0]?.id ?? '');
  const toTab = (next: string) => void navigate({ to: '/customers/$id', params: { id: record.id }, search: { tab: next === type.tabs[0]?.id ? undefined : next }, replace: true });
  const { page, dialog, closeDialog, changed } = usePage(record, type, tab, toTab);
  useRecordKeys(page, tab, toTab);
  useEffect(() => {
    document.title = `${titleOf(record)} \u00b7 ${t('common:product')}`;
    return () => {
      document.title = t('common:product');
    };
  }, [record, t]);
  return (
    <RecordPageProvider value={page}>
      <Protected>
        <Head />
        <Figures />
        <div className={tab === 'history' ? `${css.body} ${css.alone}` : css.body}>
          <section className={css.info}>
            <Tabs tab={tab} onTab={toTab} />
            <DuplicateBanner changed={changed} />
            <TabPanel tab={tab} />
          </section>
          {tab !== 'history' && <RecentPanel onAll={() => toTab('history')} />}
        </div>
        <Foot />
      </Protected>
      <Suspense fallback={null}>
        {dialog === 'access' && <AccessDialog onClose={closeDialog} />}
        {dialog === 'assign' && <AssignDialog onClose={closeDialog} />}
      </Suspense>
    </RecordPageProvider>
  );
}

function Gone() {
  const { t } = useTranslation('customer');
  const navigate = useNavigate();
  const back = useListContext((list) => list.href);
  return (
    <EmptyState icon={UserRoundX} title={<h1 className={css.gone}>{t('gone.title')}</h1>} actions={<Button type="primary" onClick={() => void navigate({ href: back } as never)}>{t('gone.back')}</Button>}>
      {t('gone.hint')}
    </EmptyState>
  );
}

/** One customer: eight tabs of fields to be read, and changed where they stand. */
export default function CustomerPage() {
  const { id = '' } = useParams({ strict: false });
  const type = useRecordType('customer');
  const query = useRecord(id);
  if (query.isError && !query.data) return isKind(query.error, 'not_found') ? <Gone /> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || !type) return <PageSkeleton />;
  return <Loaded key={id} record={query.data} type={type} />;
}
