import { Alert } from 'antd';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import type { Operation } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { FieldValue } from '@/shared/ui/FieldValue';
import { Skeleton } from '@/shared/ui/states';
import { useFieldFormat } from '@/shared/ui/useFieldFormat';

const SHOWN = ['updated', 'unchanged', 'refused', 'withheld'] as const;
const LINES = [40, 100, 100, 100];

/** What would happen, with the first rows before and after. */
export function BulkPreview({ type, operation }: { type: TypeLookup; operation: Operation | undefined }) {
  const { t } = useTranslation('customers');
  const { label, language } = useLanguage();
  const names = [...new Set(operation?.samples.flatMap((sample) => Object.keys(sample.after)) ?? [])];
  const fields = names.flatMap((name) => type.field(name) ?? []);
  const format = useFieldFormat(fields);
  if (!operation || operation.state === 'previewing') return <Skeleton lines={LINES} />;
  if (operation.state === 'failed') return <Alert type="error" showIcon style={{ marginTop: 12 }} title={typeof operation.error === 'string' ? operation.error : operation.error?.detail} />;
  return (
    <div className="cu-preview">
      <dl>
        {SHOWN.filter((name) => operation.counts[name]).map((name) => (
          <div key={name} className={name}><dt>{t(`edit.counts.${name}`)}</dt><dd className="num">{formatNumber(operation.counts[name] ?? 0, language)}</dd></div>
        ))}
      </dl>
      <div className="cu-samples" tabIndex={0} role="region" aria-label={t('edit.samples')}>
        <table>
          <caption>{t('edit.samples')}</caption>
          <thead><tr><th scope="col">{label(type.label)}</th>{fields.map((field) => <th key={field.name} scope="col">{label(field.label)}</th>)}</tr></thead>
          <tbody>
            {operation.samples.map((sample) => (
              <tr key={sample.id}><th scope="row">{sample.title}</th>
                {fields.map((field) => (
                  <td key={field.name}><span className="cu-change-value"><s><FieldValue field={field} value={sample.before[field.name]} format={format} /></s><ArrowRight size={13} aria-label={t('edit.becomes')} /><FieldValue field={field} value={sample.after[field.name]} format={format} /></span></td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">{t('edit.undoHint')}</p>
    </div>
  );
}
