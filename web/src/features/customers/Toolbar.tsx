import { Button, Segmented } from 'antd';
import { Rows2, Rows3, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import { savePreferences } from '@/api/preferences';
import { useMobile } from '@/shared/lib/media';
import { useUi, type Density } from '@/shared/lib/ui-state';
import { ColumnChooser } from './ColumnChooser';
import { FilterMenus, KeywordBox } from './filters/FilterBar';
import { GroupMenu } from './GroupPanel';
import { canJump, JumpMenu } from './JumpMenu';
import type { ListLayout } from './useListLayout';
import type { ListState } from './useListState';

const ListSheet = lazy(() => import('./ListSheet'));
const NONE: string[] = [];

function Options({ type, state, onPick }: { type: TypeLookup; state: ListState; onPick: () => void }) {
  const { t } = useTranslation('customers');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" aria-label={t('options.title')} title={t('options.title')} icon={<SlidersHorizontal size={16} aria-hidden="true" />} onClick={() => setOpen(true)} />
      <Suspense fallback={null}>{open && <ListSheet type={type} state={state} onPick={onPick} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** Search, filters, grouping, jump, density and columns. */
export function Toolbar({ type, state, layout, onPick }: { type: TypeLookup; state: ListState; layout: ListLayout; onPick: () => void }) {
  const { t } = useTranslation('customers');
  const mobile = useMobile();
  const { density, set } = useUi();
  const { search, sort, patch, filters } = state;
  const setDensity = (next: Density) => {
    set({ density: next });
    void savePreferences({ density: next }).catch(() => {});
  };
  return (
    <div className="cu-bar">
      {!search.deleted && <KeywordBox value={search.q ?? ''} onSearch={(q) => patch({ q, start: undefined, sort: undefined })} />}
      {!search.deleted && <FilterMenus type={type} state={filters} front={mobile ? NONE : undefined} />}
      {mobile ? <Options type={type} state={state} onPick={onPick} /> : <>
        <span className="spacer" />
        {sort && canJump(sort, type, search) && <JumpMenu type={type} sort={sort} start={search.start} onJump={(start) => patch({ start })} />}
        {!search.deleted && <GroupMenu type={type} group={search.group} onGroup={(group) => patch({ group }, true)} />}
        <Segmented<Density> aria-label={t('density.label')} value={density} onChange={setDensity} options={[
          { value: 'compact', icon: <Rows3 size={15} aria-label={t('density.compact')} />, title: t('density.compact') },
          { value: 'cozy', icon: <Rows2 size={15} aria-label={t('density.cozy')} />, title: t('density.cozy') },
        ]} />
        <ColumnChooser type={type} layout={layout} />
      </>}
    </div>
  );
}
