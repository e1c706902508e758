import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { SearchX, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '@/api/meta';
import { openCreate } from '@/shared/ui/slots';
import { EmptyState } from '@/shared/ui/states';
import type { ListState } from './useListState';

function NoneYet() {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const mayCreate = useMay('create_customer');
  const reads = (useMe()?.stores.contacts?.level ?? 0) >= 2;
  const hint = mayCreate ? (reads ? 'empty.noneHint' : 'depositor') : 'empty.noneYours';
  return (
    <EmptyState icon={UsersRound} title={t(reads ? 'empty.none' : 'empty.hidden')} actions={mayCreate && <>
      <Button type="primary" onClick={() => openCreate()}>{t('create')}</Button><Button onClick={() => void navigate({ to: '/import' })}>{t('empty.import')}</Button>
    </>}>
      {t(hint)}
    </EmptyState>
  );
}

/** Why the list is empty, and the one next act. */
export function Nothing({ state }: { state: ListState }) {
  const { t } = useTranslation('customers');
  const { search } = state;
  if (search.deleted) return <EmptyState title={t('empty.deleted')} icon={UsersRound} />;
  const narrowed = search.q || search.filter || search.start || (search.view && search.view !== 'all');
  if (!narrowed) return <NoneYet />;
  const title = search.q ? t('empty.search', { q: search.q }) : t(search.view === 'overdue' && !search.filter ? 'empty.overdue' : 'empty.filter');
  return (
    <EmptyState icon={SearchX} title={title} actions={<Button onClick={() => state.go({ view: 'all' })}>{t('empty.clear')}</Button>}>
      {t(search.q ? 'empty.searchHint' : 'empty.filterHint')}
    </EmptyState>
  );
}
