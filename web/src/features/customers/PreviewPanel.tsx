import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { ArchiveRestore, ExternalLink, Mail, Phone, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { TypeLookup } from '@/api/meta';
import { isApiError } from '@/api/problem';
import type { RecordRow } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { CompanyIcon } from '@/shared/ui/Avatar';
import { FieldValue } from '@/shared/ui/FieldValue';
import { ErrorState } from '@/shared/ui/states';
import { isTinted, Tag, toneOf } from '@/shared/ui/Tag';
import { useFieldFormat } from '@/shared/ui/useFieldFormat';

const SECTIONS: Record<string, string[]> = {
  next: ['next_action', 'next_action_at', 'current_need', 'expected_close_month', 'needed_products'],
  reach: ['contact_name', 'job_title', 'mobile', 'office_phone', 'email_primary', 'preferred_channel'],
  company: ['company_name', 'industry', 'company_nature', 'employee_count', 'annual_revenue', 'province', 'city', 'street_address'],
  care: ['owner_id', 'department_id', 'customer_source', 'sales_region', 'last_contact_at', 'updated_at'],
};
const ALL = Object.values(SECTIONS).flat();
const HEAD = ['customer_name', 'customer_code', 'customer_level', 'lifecycle_status'];

interface Props {
  /** What the list knows already is shown while the rest is on its way. */
  row: RecordRow;
  type: TypeLookup;
  deleted: boolean;
  onClose: () => void;
}

function Reach({ record }: { record: RecordRow }) {
  const { t } = useTranslation('customers');
  const phone = [record.mobile, record.office_phone].find((one): one is string => typeof one === 'string' && !one.includes('*'));
  const mail = typeof record.email_primary === 'string' && !record.email_primary.includes('*') ? record.email_primary : null;
  return (
    <>
      {phone && <Button size="small" href={`tel:${phone}`} icon={<Phone size={14} aria-hidden="true" />}>{t('preview.call')}</Button>}
      {mail && <Button size="small" href={`mailto:${mail}`} icon={<Mail size={14} aria-hidden="true" />}>{t('preview.mail')}</Button>}
    </>
  );
}

function Open({ id }: { id: string }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const go = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ to: '/customers/$id', params: { id } });
  };
  return <Button size="small" type="primary" href={`/customers/${id}`} onClick={go} icon={<ExternalLink size={14} aria-hidden="true" />}>{t('preview.open')}</Button>;
}

function Restore({ record, onDone }: { record: RecordRow; onDone: () => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const { message } = App.useApp();
  const client = useQueryClient();
  const restore = async () => {
    try {
      await api.post(`/v1/customers/${record.id}:restore`, undefined, { ifMatch: record.version });
      void message.success(t('preview.restored'));
      onDone();
      await client.invalidateQueries({ queryKey: ['customers'] });
    } catch (error) {
      void message.error(isApiError(error) && error.message ? error.message : t('common:error.hint'));
    }
  };
  return <Button size="small" type="primary" icon={<ArchiveRestore size={14} aria-hidden="true" />} onClick={() => void restore()}>{t('preview.restore')}</Button>;
}

/** What one wants to know before a call, without leaving the list. Follows the arrows. */
export default function PreviewPanel({ row, type, deleted, onClose }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const { label } = useLanguage();
  const fields = ALL.flatMap((name) => type.field(name) ?? []);
  const format = useFieldFormat([...fields, ...HEAD.flatMap((name) => type.field(name) ?? [])]);
  const query = useQuery({
    queryKey: ['customers', 'preview', row.id],
    enabled: !deleted,
    placeholderData: row,
    queryFn: ({ signal }) => api.get<RecordRow>(`/v1/customers/${row.id}`, { query: { fields: [...HEAD, ...ALL].join() }, signal }),
  });
  const record = deleted ? row : query.data;
  const tag = (name: string) => {
    const code = record?.[name];
    const list = type.field(name)?.codes;
    return typeof code === 'string' && isTinted(list) && <Tag tone={toneOf(list, code)} dot={name === 'lifecycle_status'}>{format.label(list, code)}</Tag>;
  };
  return (
    <aside className="cu-panel" aria-label={t('preview.label')}>
      <button type="button" className="ibtn cu-close" aria-label={t('common:act.close')} title={`${t('common:act.close')} (Esc)`} onClick={onClose}><X size={16} aria-hidden="true" /></button>
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {record && (
        <>
          <header>
            <CompanyIcon name={String(record.customer_name)} size={40} />
            <div><h2>{String(record.customer_name)}</h2><div className="cu-tags">{tag('customer_level')}{tag('lifecycle_status')}<span className="muted num">{String(record.customer_code ?? '')}</span></div></div>
          </header>
          <div className="cu-acts">
            {deleted ? <Restore record={record} onDone={onClose} /> : <Open id={row.id} />}
            <Reach record={record} />
          </div>
          <div className="cu-facts" tabIndex={0} role="region" aria-label={String(record.customer_name)}>
            {Object.entries(SECTIONS).map(([section, names]) => {
              const filled = names.flatMap((name) => type.field(name) ?? []).filter((field) => format.text(field, record[field.name]) !== '');
              return filled.length > 0 && (
                <section key={section}><h3>{t(`preview.sections.${section}`)}</h3>
                  <dl>{filled.map((field) => <div key={field.name}><dt>{label(field.label)}</dt><dd><FieldValue field={field} value={record[field.name]} format={format} /></dd></div>)}</dl>
                </section>
              );
            })}
          </div>
        </>
      )}
    </aside>
  );
}
