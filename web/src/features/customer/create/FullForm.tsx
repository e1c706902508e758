import { useTranslation } from 'react-i18next';
import { useMay, type TypeLookup } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import { isNothing, pathOf } from '../fields/values';
import { groupsOf } from '../fields/groups';
import { isOffered } from './form';
import { FormField } from './FormField';
import type { Create } from './useCreate';
import css from '../create.module.css';

/** Every field one may fill in, a tab at a time; a tab says how much is filled and whether something is wrong. */
export function FullForm({ type, create, tab, onTab }: { type: TypeLookup; create: Create; tab: string; onTab: (tab: string) => void }) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const mayAssign = useMay('assign');
  const tabs = type.tabs.map((one) => {
    const fields = type.fields.filter((field) => field.tab === one.id && isOffered(field, mayAssign));
    return { ...one, fields, filled: fields.filter((field) => !isNothing(create.values[pathOf(field)])).length, wrong: fields.some((field) => create.problems[field.name]) };
  }).filter((one) => one.fields.length > 0);
  return (
    <div className={css.full}>
      <nav className={css.nav} aria-label={t('tabs')}>
        {tabs.map((one) => (
          <button key={one.id} type="button" aria-current={one.id === tab ? 'page' : undefined} onClick={() => onTab(one.id)}>
            <span>{label(one.label)}</span>{one.wrong ? <i role="img" aria-label={t('create.wrongHere')} /> : one.filled > 0 && <small className="num">{one.filled}</small>}
          </button>
        ))}
      </nav>
      <div className={css.fields} key={tab}>
        {groupsOf(type, tab).map((group) => {
          const shown = group.fields.filter((field) => isOffered(field, mayAssign));
          return shown.length > 0 && (
            <section key={group.id} aria-label={t(`group.${group.id}`)}>
              <h2>{t(`group.${group.id}`)}</h2>
              {shown.map((field) => <FormField key={pathOf(field)} field={field} type={type} create={create} />)}
            </section>
          );
        })}
      </div>
    </div>
  );
}
