import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { FileInput, Plus } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe, useRecordType, type TypeLookup } from '@/api/meta';
import { isKind } from '@/api/problem';
import type { RecordRow } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { useListContext } from '@/shared/lib/list-context';
import { useMobile } from '@/shared/lib/media';
import { useUi } from '@/shared/lib/ui-state';
import { DataGrid } from '@/shared/ui/grid/DataGrid';
import { countOf, isNothing, type GridSelection } from '@/shared/ui/grid/selection';
import { openCreate } from '@/shared/ui/slots';
import { ErrorState, NoPermission, Skeleton } from '@/shared/ui/states';
import { useFieldFormat } from '@/shared/ui/useFieldFormat';
import { BulkBar, selectionOf } from './bulk/BulkBar';
import { ALSO, gridColumns } from './columns';
import { Chips } from './filters/FilterBar';
import { GroupPanel } from './GroupPanel';
import { CARD_FIELDS, MobileList } from './MobileList';
import { Nothing } from './Nothing';
import { Toolbar } from './Toolbar';
import { useCustomers, type CustomerList } from './useCustomers';
import { useListLayout } from './useListLayout';
import { useListState, type ListState } from './useListState';
import { filterOf, sortText } from './views';
import { ViewsBar } from './ViewsBar';
import './customers.css';

const PreviewPanel = lazy(() => import('./PreviewPanel'));
const BulkEditDialog = lazy(() => import('./bulk/BulkEditDialog'));

function PageHead({ list, deleted }: { list: CustomerList; deleted: boolean }) {
  const { t } = useTranslation(['customers', 'common']);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const mayCreate = useMay('create_customer');
  const exact = list.about !== null && list.about <= 1000;
  const count = list.about === null ? '' : t(exact ? 'count' : 'about', { count: list.about, figure: formatNumber(list.about, language) });
  return (
    <div className="page-head">
      <h1>{t('title')}</h1><span className="muted num" role="status">{list.loading ? '' : count}</span><span className="spacer" />
      {mayCreate && !deleted && <>
        <Button className="desk" icon={<FileInput size={15} aria-hidden="true" />} onClick={() => void navigate({ to: '/import' })}>{t('import')}</Button>
        <Button type="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={() => openCreate()}>{t('create')}</Button>
      </>}
    </div>
  );
}

function useOpen(rows: RecordRow[], onPreview: (row: RecordRow | null) => void, deleted: boolean) {
  const navigate = useNavigate();
  const openOnClick = useUi((ui) => ui.openOnClick);
  return useCallback(
    (row: RecordRow, event?: MouseEvent) => {
      if (event && (event.ctrlKey || event.metaKey)) return void window.open(`/customers/${row.id}`, '_blank', 'noopener');
      if (deleted || (event && openOnClick === 'preview')) return onPreview(row);
      useListContext.getState().set(location.pathname + location.search, rows.map((one) => one.id));
      void navigate({ to: '/customers/$id', params: { id: row.id } });
    },
    [navigate, rows, onPreview, openOnClick, deleted],
  );
}

/** Selecting on a phone is a state of its own, so that a tap can mean it. */
function usePicking(may: boolean, selection: GridSelection) {
  const [asked, setPicking] = useState(false);
  return { picking: may && (asked || !isNothing(selection)), setPicking };
}

function ListBody({ type, state }: { type: TypeLookup; state: ListState }) {
  const { t } = useTranslation(['customers', 'common']);
  const { t: common } = useTranslation('common');
  const { label } = useLanguage();
  const { message } = App.useApp();
  const mobile = useMobile();
  const density = useUi((ui) => ui.density);
  const { search, sort, selection, filters } = state;
  const deleted = search.deleted === true;
  const layout = useListLayout(type, state.view);
  const [preview, setPreview] = useState<RecordRow | null>(null);
  const [editing, setEditing] = useState(false);
  const { picking, setPicking } = usePicking(mobile && !deleted, selection);
  const wanted = useMemo(() => [...new Set(mobile ? CARD_FIELDS : layout.columns.flatMap((name) => [name, ...(ALSO[name] ?? [])]))].filter((name) => type.field(name)), [mobile, layout.columns, type]);
  const format = useFieldFormat(useMemo(() => wanted.flatMap((name) => type.field(name) ?? []).concat(type.fields.filter((field) => filters.conditions.fields[field.name] || field.name === search.group)), [wanted, type, filters.conditions, search.group]));
  const columns = useMemo(() => gridColumns({ type, names: layout.columns, format, t: common, label }), [type, layout.columns, format, common, label]);
  const list = useCustomers(search, sort, wanted, true);
  const open = useOpen(list.rows, setPreview, deleted);
  const filter = filterOf(search);
  const exact = list.about !== null && list.about <= 1000;
  useEffect(() => setPreview(null), [list.key]);
  const groupField = search.group ? type.field(search.group) : undefined;
  const failed = Boolean(list.error);
  const reset = isKind(list.error, 'invalid') && <Button onClick={() => state.go({ view: 'all' })}>{t('empty.clear')}</Button>;
  return (
    <div className="page cu">
      <PageHead list={list} deleted={deleted} />
      <ViewsBar search={search} saved={state.saved} layout={layout} go={state.go} />
      <Toolbar type={type} state={state} layout={layout} onPick={() => setPicking(true)} />
      <Chips type={type} state={filters} format={format} start={search.start} onClearStart={() => state.patch({ start: undefined })} />
      <div className="cu-body">
        {groupField && <GroupPanel type={type} field={groupField} search={search} filters={filters} format={format} onClose={() => state.patch({ group: undefined }, true)} />}
        {failed && <div className="cu-failed"><ErrorState error={list.error} onRetry={list.retry} />{reset}</div>}
        {!failed && mobile && <MobileList list={list} type={type} format={format} label={t('list')} selection={selection} onSelection={state.setSelection} picking={picking} onPicking={() => setPicking(true)} onOpen={open} empty={<Nothing state={state} />} />}
        {!failed && !mobile && (
          <DataGrid label={t('list')} columns={columns} widths={layout.widths} onWidth={layout.setWidth} onMoveColumn={layout.move} rows={list.rows} loading={list.loading} more={list.more} onMore={list.loadMore}
            rowHeight={density === 'compact' ? 40 : 52} selection={selection} onSelection={state.setSelection} sort={sort} onSort={(next) => state.patch({ sort: sortText(next), start: undefined })}
            onOpen={open} onPreview={setPreview} previewId={preview?.id} listKey={list.key} empty={<Nothing state={state} />} />
        )}
        <Suspense fallback={null}>{preview && <PreviewPanel row={preview} type={type} deleted={deleted} onClose={() => setPreview(null)} />}</Suspense>
      </div>
      {!deleted && <BulkBar selection={selection} onSelection={state.setSelection} total={list.about} exact={exact} loaded={list.rows.length} filter={filter} q={search.q} columns={layout.columns} onEdit={() => setEditing(true)} picking={picking} onDone={() => setPicking(false)} />}
      <Suspense fallback={null}>
        {editing && (
          <BulkEditDialog type={type} selection={selectionOf(selection, filter, search.q)} count={countOf(selection, list.about)} about={selection.mode === 'exclude' && !exact} onClose={() => setEditing(false)}
            onStarted={() => void message.info(t('edit.started'))} />
        )}
      </Suspense>
    </div>
  );
}

export default function CustomersPage() {
  const { t } = useTranslation(['customers', 'common']);
  const type = useRecordType('customer');
  const state = useListState(type);
  const me = useMe();
  const mayCreate = useMay('create_customer');
  const standing = me?.stores.contacts;
  if (standing && standing.level < 2 && !standing.flags.includes('read_public')) {
    return (
      <div className="page"><div className="page-head"><h1>{t('title')}</h1></div>
        <NoPermission actions={mayCreate && <Button type="primary" onClick={() => openCreate()}>{t('create')}</Button>}>{t(mayCreate ? 'depositor' : 'noAccess')}</NoPermission>
      </div>
    );
  }
  return type ? <ListBody type={type} state={state} /> : <Skeleton />;
}
