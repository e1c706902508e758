import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { FieldControl } from '../editors/FieldControl';
import { isWide } from '../fields/groups';
import { dependents, isNothing, pathOf } from '../fields/values';
import type { TypeLookup } from '@/api/meta';
import type { Create } from './useCreate';
import css from '../create.module.css';

export const inputId = (path: string) => `new-${path.replace('.', '-')}`;

/** A named control of the form, with its note and with what is wrong. */
export function FormField({ field, type, create, autoFocus }: { field: Field; type: TypeLookup; create: Create; autoFocus?: boolean }) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const path = pathOf(field);
  const id = inputId(path);
  const problem = create.problems[field.custom ? 'custom' : field.name];
  const change = (value: unknown) => {
    create.put(path, value);
    for (const name of dependents(field, type.fields)) if (!isNothing(create.values[name])) create.put(name, null);
  };
  return (
    <div className={isWide(field) ? `${css.field} ${css.wide}` : css.field} data-path={path}>
      <label htmlFor={id}>{label(field.label)}{field.required && <><span className={css.required} aria-hidden="true">{'*'}</span><span className="sr">{t('create.mandatory')}</span></>}</label>
      <FieldControl id={id} field={field} value={create.values[path] ?? null} onChange={change} context={create.values} onCompanion={(name, value) => create.put(name, value)} status={problem ? 'error' : ''} autoFocus={autoFocus} describedBy={problem ? `${id}-problem` : undefined} />
      {problem && <p id={`${id}-problem`} className={css.problem} role="alert">{problem.detail}</p>}
    </div>
  );
}
