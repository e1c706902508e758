import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import type { Operation } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { FieldValue } from '@/shared/ui/FieldValue';
import { Tag, type Tone } from '@/shared/ui/Tag';
import { useFieldFormat } from '@/shared/ui/useFieldFormat';
import css from './exchange.module.css';

const TONES: Record<string, Tone> = { created: 'green', updated: 'blue', unchanged: 'grey', duplicate: 'amber', refused: 'red' };
type Sample = Operation['samples'][number] & { n?: number; state?: string };
const MOST = 8;

/** A few rows as they will be stored: phones grouped, codes in words, dates as dates. */
export function Samples({ operation, type }: { operation: Operation; type: TypeLookup }) {
  const { t } = useTranslation(['exchange', 'operation']);
  const { label } = useLanguage();
  const samples = operation.samples as Sample[];
  const names = new Set(samples.flatMap((sample) => Object.keys(sample.after ?? {})));
  const fields = type.fields.filter((field) => names.has(field.name) && field.name !== type.title_field).slice(0, MOST);
  const format = useFieldFormat(fields);
  return (
    <div className={css.table} tabIndex={0} role="region" aria-label={t('check.samples')}>
      <table className={css.samples}>
        <thead><tr><th scope="col">{label(type.label)}</th><th scope="col">{t('check.outcome')}</th>{fields.map((field) => <th key={field.name} scope="col">{label(field.label)}</th>)}</tr></thead>
        <tbody>
          {samples.map((sample, i) => (
            <tr key={i}>
              <th scope="row">{sample.title || '\u2014'}</th>
              <td>{sample.state && <Tag tone={TONES[sample.state] ?? 'grey'} dot>{t(`operation:count.${sample.state}`, { defaultValue: sample.state })}</Tag>}</td>
              {fields.map((field) => <td key={field.name}><FieldValue field={field} value={sample.after?.[field.name]} format={format} short /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
