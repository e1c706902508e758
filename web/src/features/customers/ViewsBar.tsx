import { App, Dropdown, type MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import { Bookmark, ChevronDown, Plus, Trash2, Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/meta';
import { savePreferences } from '@/api/preferences';
import { isApiError } from '@/api/problem';
import type { SavedView } from '@/api/types';
import type { ListSearch } from '@/shared/lib/list-search';
import type { ListLayout } from './useListLayout';
import type { useSavedViews, ViewDraft } from './useSavedViews';
import { isChanged, orderBy, QUICK, searchOf, sortOf } from './views';

const SaveViewDialog = lazy(() => import('./SaveViewDialog'));

interface Props {
  search: ListSearch;
  saved: ReturnType<typeof useSavedViews>;
  layout: ListLayout;
  go: (search: ListSearch) => void;
}
export type DialogState = { mode: 'create' | 'rename'; view?: SavedView } | null;

function useViewActs({ search, saved, layout, go }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const { message, modal } = App.useApp();
  const me = useMe();
  const failed = (error: unknown) => void message.error(isApiError(error) && error.message ? error.message : t('common:error.hint'));
  const draft = (): Omit<ViewDraft, 'name' | 'shared_with'> => ({
    columns: layout.columns,
    widths: layout.widths,
    filter: search.filter ?? '',
    order_by: orderBy(search.sort ? sortOf(search, undefined) : null) ?? '',
    group_by: search.group ?? null,
  });
  return {
    me,
    draft,
    failed,
    keep: (view: SavedView) => saved.update.mutate({ view, patch: draft() }, { onSuccess: () => void message.success(t('views.saved')), onError: failed }),
    remove: (view: SavedView) =>
      void modal.confirm({
        title: t('views.removeTitle', { name: view.name }),
        content: view.shared_with.length > 0 ? t('views.removeShared') : t('views.removeText'),
        okText: t('common:act.delete'),
        okButtonProps: { danger: true },
        onOk: () => saved.remove.mutateAsync(view).then(() => go({ view: 'all' }), failed),
      }),
    isDefault: (view: string) => me?.preferences.lists?.customers?.default_view === view,
    setDefault: (view: string | null) => {
      void savePreferences({ lists: { customers: { default_view: view } } }).catch(failed);
      void message.success(t(view ? 'views.isDefault' : 'views.noDefault'));
    },
  };
}

interface MenuState {
  view: SavedView | undefined;
  own: boolean;
  changed: boolean;
  isDefault: boolean;
  mayRestore: boolean;
  t: TFunction<'customers'>;
}
function menuItems({ view, own, changed, isDefault, mayRestore, t }: MenuState): MenuProps['items'] {
  const mine = view !== undefined && own;
  return [
    ...(mine && changed ? [{ key: 'keep', label: t('views.keep') }] : []),
    ...(view && changed ? [{ key: 'revert', label: t('views.revert') }] : []),
    { key: 'create', label: t('views.saveAs'), icon: <Bookmark size={14} /> },
    ...(mine ? [{ key: 'rename', label: t('views.rename') }] : []),
    { key: 'default', label: t(isDefault ? 'views.dropDefault' : 'views.setDefault') },
    ...(mine ? [{ key: 'remove', label: t('views.remove'), danger: true }] : []),
    ...(mayRestore ? [{ type: 'divider' as const }, { key: 'deleted', label: t('views.deleted'), icon: <Trash2 size={14} /> }] : []),
  ];
}

export function ViewsBar(props: Props) {
  const { search, saved, layout, go } = props;
  const { t } = useTranslation('customers');
  const [dialog, setDialog] = useState<DialogState>(null);
  const acts = useViewActs(props);
  const view = saved.views.find((one) => one.id === search.view);
  const current = view ? view.id : (search.deleted ? 'deleted' : (search.view ?? 'all'));
  const changed = view !== undefined && isChanged(view, search, layout.columns, layout.widths);
  const own = view?.owner_id === acts.me?.person.id;
  const tab = (id: string, text: string, to: ListSearch, shared = false) => (
    <button key={id} type="button" aria-current={current === id ? 'true' : undefined} className={current === id ? 'on' : ''} onClick={() => go(to)}>
      {shared && <Users size={13} aria-label={t('views.shared')} />}{text}{current === id && changed && <span className="cu-dot" title={t('views.changed')} />}
    </button>
  );
  const items = menuItems({ view, own, changed, isDefault: acts.isDefault(current), mayRestore: acts.me?.operations.restore !== false, t });
  const act: Record<string, () => void> = {
    keep: () => view && acts.keep(view),
    revert: () => {
      layout.reset();
      if (view) go(searchOf(view));
    },
    create: () => setDialog({ mode: 'create' }),
    rename: () => setDialog({ mode: 'rename', view }),
    default: () => acts.setDefault(acts.isDefault(current) ? null : current),
    remove: () => view && acts.remove(view),
    deleted: () => go({ deleted: true }),
  };
  return (
    <div className="cu-views">
      <nav aria-label={t('views.label')}>
        {(Object.keys(QUICK) as (keyof typeof QUICK)[]).map((name) => tab(name, t(`views.${name}`), { view: name === 'all' ? undefined : name }))}
        {saved.views.length > 0 && <i aria-hidden="true" />}
        {saved.views.map((one) => tab(one.id, one.name, searchOf(one), one.owner_id !== acts.me?.person.id))}
        {search.deleted && tab('deleted', t('views.deleted'), { deleted: true })}
      </nav>
      <button type="button" className="cu-add" aria-label={t('views.saveAs')} title={t('views.saveAs')} onClick={() => setDialog({ mode: 'create' })}><Plus size={15} aria-hidden="true" /></button>
      <Dropdown trigger={['click']} getPopupContainer={(button) => button.parentElement ?? document.body} menu={{ items, onClick: ({ key }) => act[key]?.() }}>
        <button type="button" className="cu-add" aria-label={t('views.menu')} aria-haspopup="menu"><ChevronDown size={15} aria-hidden="true" /></button>
      </Dropdown>
      <Suspense fallback={null}>
        {dialog && <SaveViewDialog state={dialog} saved={saved} draft={acts.draft()} onClose={() => setDialog(null)} onSaved={(made) => go(searchOf(made))} />}
      </Suspense>
    </div>
  );
}
