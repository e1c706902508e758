import { Drawer } from 'antd';
import { Check, ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import { savePreferences } from '@/api/preferences';
import { useLanguage } from '@/shared/i18n';
import { useUi, type Density } from '@/shared/lib/ui-state';
import { useReturnFocus } from '@/shared/lib/return-focus';
import type { ListState } from './useListState';
import { sortText } from './views';

interface Props {
  type: TypeLookup;
  state: ListState;
  onPick: () => void;
  onClose: () => void;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return <section className="cu-options" aria-label={title}><h2>{title}</h2><div>{children}</div></section>;
}
function Option({ on, onChoose, children }: { on: boolean; onChoose: () => void; children: ReactNode }) {
  return <button type="button" aria-pressed={on} onClick={onChoose}>{children}{on && <Check size={15} aria-hidden="true" />}</button>;
}

/** What stands beside the list on a wide screen: selecting, order, grouping, height of the cards. */
export default function ListSheet({ type, state, onPick, onClose }: Props) {
  useReturnFocus();
  const { t } = useTranslation('customers');
  const { label } = useLanguage();
  const { phoneDensity, set } = useUi();
  const { search, sort, patch } = state;
  const choose = (act: () => void) => () => {
    act();
    onClose();
  };
  const density = (next: Density) => () => {
    set({ phoneDensity: next });
    void savePreferences({ phone_density: next }).catch(() => {});
  };
  return (
    <Drawer open placement="bottom" size="auto" title={t('options.title')} onClose={onClose} classNames={{ body: 'cu-sheet' }}>
      {!search.deleted && <button type="button" className="cu-pick" onClick={choose(onPick)}><ListChecks size={18} aria-hidden="true" />{t('options.select')}</button>}
      <Section title={t('options.order')}>
        {type.orders.map((order) => (
          <Option key={order.name} on={sort?.name === order.name} onChoose={choose(() => patch({ sort: sortText(order), start: undefined }))}>{label(type.field(order.name)?.label)}</Option>
        ))}
      </Section>
      {!search.deleted && (
        <Section title={t('group.title')}>
          <Option on={!search.group} onChoose={choose(() => patch({ group: undefined }, true))}>{t('options.noGroup')}</Option>
          {type.fields.filter((field) => field.facet).map((field) => (
            <Option key={field.name} on={search.group === field.name} onChoose={choose(() => patch({ group: field.name }, true))}>{label(field.label)}</Option>
          ))}
        </Section>
      )}
      <Section title={t('options.cards')}>
        {(['compact', 'cozy'] as const).map((one) => <Option key={one} on={phoneDensity === one} onChoose={density(one)}>{t(`density.${one}`)}</Option>)}
      </Section>
    </Drawer>
  );
}
