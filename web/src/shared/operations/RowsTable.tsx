import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRecordType } from '@/api/meta';
import type { Field, Operation } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatNumber } from '@/shared/lib/format';
import { FieldValue } from '@/shared/ui/FieldValue';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { useFieldFormat, type FieldFormat } from '@/shared/ui/useFieldFormat';
import { rowsQuery, type OperationRow } from './data';
import type { RowState } from './polling';
import css from './operations.module.css';

const LINES = [60, 100, 90, 100];

function Changes({ row, fields, format }: { row: OperationRow; fields: Map<string, Field>; format: FieldFormat }) {
  const { t } = useTranslation('operation');
  const { label } = useLanguage();
  const names = Object.keys(row.after ?? {}).filter((name) => fields.has(name)).slice(0, 6);
  return (
    <ul className={css.changes}>
      {names.map((name) => {
        const field = fields.get(name) as Field;
        return <li key={name}><span className="muted">{label(field.label)}</span> {row.before && <><s><FieldValue field={field} value={row.before[name]} format={format} short /></s><ArrowRight size={12} role="img" aria-label={t('becomes')} /></>}<FieldValue field={field} value={row.after?.[name]} format={format} short /></li>;
      })}
    </ul>
  );
}

function Problems({ row, fields }: { row: OperationRow; fields: Map<string, Field> }) {
  const { label } = useLanguage();
  return (
    <ul className={css.problems}>
      {row.errors.map((error, i) => {
        const field = fields.get(error.pointer.replace(/^\//, '').split('/')[0] ?? '');
        return <li key={i}>{field && <b>{label(field.label)}</b>}{error.detail}</li>;
      })}
    </ul>
  );
}

/** The rows of an operation in one state, with reasons or with what changed. */
export function RowsTable({ operation, state }: { operation: Operation; state: RowState | '' }) {
  const { t } = useTranslation('operation');
  const { language } = useLanguage();
  const type = useRecordType(operation.record_type);
  const query = useInfiniteQuery(rowsQuery(operation.id, state));
  const fields = new Map((type?.fields ?? []).map((field) => [field.name, field]));
  const format = useFieldFormat(type?.fields ?? []);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isPending) return <Skeleton lines={LINES} />;
  if (query.isError && rows.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <p className={css.none}>{t('rows.none')}</p>;
  return (
    <div className={css.rows} tabIndex={0} role="region" aria-label={t('rows.title')}>
      <table>
        <thead><tr><th scope="col">{t('rows.n')}</th><th scope="col">{t('rows.record')}</th>{state === '' && <th scope="col">{t('rows.state')}</th>}<th scope="col">{t('rows.what')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.n}>
              <td className="num" data-label={t('rows.n')}>{formatNumber(row.n, language)}</td>
              <th scope="row">{row.id && row.title ? <Link className="link" to="/customers/$id" params={{ id: row.id }}>{row.title}</Link> : row.title || '\u2014'}</th>
              {state === '' && <td>{t(`count.${row.state}`)}</td>}
              <td>{row.errors.length > 0 ? <Problems row={row} fields={fields} /> : <Changes row={row} fields={fields} format={format} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.hasNextPage && <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('rows.more')}</Button>}
    </div>
  );
}
