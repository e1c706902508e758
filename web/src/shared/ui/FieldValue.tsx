import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from './Avatar';
import { isTinted, Tag, toneOf } from './Tag';
import css from './tags.module.css';
import { isSystem, type FieldFormat, type Shown } from './useFieldFormat';

const FIGURES = new Set(['money', 'integer', 'phone', 'date', 'partial_date', 'year_month', 'instant', 'serial']);

/** A person of the directory: avatar and name; those who left are marked. */
export function Person({ id, format, short = false }: { id: string; format: FieldFormat; short?: boolean }) {
  const { t } = useTranslation();
  const person = format.directory.person(id);
  if (!person) return <span className="muted">{t(isSystem(id) ? 'value.system' : 'value.unknown')}</span>;
  return (
    <span className={person.active ? css.person : `${css.person} off`}>
      <Avatar name={person.name} id={person.id} size={22} />
      <span className="ell" title={person.active ? undefined : t('value.departed', { name: person.name })}>{person.active || short ? person.name : t('value.departed', { name: person.name })}</span>
    </span>
  );
}

/** A value to be read: tags for known codes, people with faces, figures that align, the rest in words. */
export function FieldValue({ field, value, format, short = false }: { field: Shown; value: unknown; format: FieldFormat; short?: boolean }) {
  const { t } = useTranslation();
  const text = format.text(field, value, short);
  if (!text) return short ? null : <span className="muted">{'\u2014'}</span>;
  if (field.kind === 'code' && isTinted(field.codes) && typeof value === 'string') {
    return <Tag tone={toneOf(field.codes, value)} dot={field.codes === 'lifecycle_status'}>{text}</Tag>;
  }
  if (field.kind === 'reference' && field.refers === 'person' && typeof value === 'string') return <Person id={value} format={format} short={short} />;
  if (typeof value === 'string' && /\*{2,}/.test(value)) {
    return <span className="ell num muted" title={t('value.masked')}><EyeOff size={13} aria-label={t('value.masked')} style={{ verticalAlign: -2 }} /> {value}</span>;
  }
  return <span className={FIGURES.has(field.kind) ? 'ell num' : 'ell'} title={short && text.length > 14 ? text : undefined}>{text}</span>;
}
