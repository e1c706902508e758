import { Mail, Phone } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeLookup } from '@/api/meta';
import type { RecordRow } from '@/api/types';
import { useKeptScroll } from '@/shared/ui/grid/useKeptScroll';
import { useWindow } from '@/shared/ui/grid/useWindow';
import { Tag, toneOf } from '@/shared/ui/Tag';
import type { FieldFormat } from '@/shared/ui/useFieldFormat';
import { NextStep } from './columns';
import type { CustomerList } from './useCustomers';

const HEIGHT = 116;
export const CARD_FIELDS = ['customer_name', 'contact_name', 'salutation', 'job_title', 'customer_level', 'lifecycle_status', 'next_action_at', 'next_action', 'owner_id', 'mobile', 'office_phone', 'email_primary'];

function Card({ row, type, format, onOpen }: { row: RecordRow; type: TypeLookup; format: FieldFormat; onOpen: (row: RecordRow) => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const { t: common } = useTranslation('common');
  const code = (name: string) => {
    const value = row[name];
    const list = type.field(name)?.codes;
    return typeof value === 'string' && <Tag tone={toneOf(list, value)} dot={name === 'lifecycle_status'}>{format.label(list, value)}</Tag>;
  };
  const open = (value: unknown) => (typeof value === 'string' && !value.includes('*') ? value : undefined);
  const phone = open(row.mobile) ?? open(row.office_phone);
  const mail = open(row.email_primary);
  const contact = [row.contact_name, row.salutation].filter(Boolean).join(' ');
  return (
    <>
      <button type="button" className="cu-card" onClick={() => onOpen(row)}>
        <span><b className="ell">{String(row.customer_name ?? '')}</b>{code('lifecycle_status')}</span>
        <span className="muted"><span className="ell">{[contact, row.job_title].filter(Boolean).join(' \u00b7 ')}</span>{code('customer_level')}</span>
        <span><NextStep row={row} format={format} t={common} /><small className="muted ell">{typeof row.owner_id === 'string' && format.directory.person(row.owner_id)?.name}</small></span>
      </button>
      <span className="cu-reach">
        {phone ? <a href={`tel:${phone}`} aria-label={t('preview.callTo', { name: contact })}><Phone size={18} aria-hidden="true" /></a> : <i />}
        {mail ? <a href={`mailto:${mail}`} aria-label={t('preview.mailTo', { name: contact })}><Mail size={18} aria-hidden="true" /></a> : <i />}
      </span>
    </>
  );
}

/** The list on a phone: cards of one height, call and mail at the right thumb. */
export function MobileList({ list, type, format, label, onOpen, empty }: { list: CustomerList; type: TypeLookup; format: FieldFormat; label: string; onOpen: (row: RecordRow) => void; empty: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const { rows, loading, more, loadMore } = list;
  const count = loading ? 8 : rows.length + (more === 'none' || more === 'failed' ? 0 : 2);
  const shown = useWindow(box, HEIGHT, count, 5);
  const { t } = useTranslation();
  useEffect(() => {
    if (!loading && more === 'some' && shown.last + 20 >= rows.length) loadMore();
  }, [loading, more, shown.last, rows.length, loadMore]);
  useKeptScroll(box, list.key);
  const indexes = Array.from({ length: Math.max(0, shown.last - shown.first + 1) }, (_, i) => shown.first + i);
  return (
    <div ref={box} className="cu-mlist" tabIndex={0} role="region" aria-label={label} aria-busy={loading}>
      {!loading && rows.length === 0 ? empty : (
        <ul style={{ height: count * HEIGHT }}>
          {indexes.map((index) => {
            const row = loading ? undefined : rows[index];
            return (
              <li key={row?.id ?? index} aria-setsize={more === 'none' ? rows.length : -1} aria-posinset={index + 1} style={{ height: HEIGHT, top: index * HEIGHT }}>
                {row ? <Card row={row} type={type} format={format} onOpen={onOpen} /> : <span className="cu-wait"><i className="sk" style={{ width: '62%', height: 16 }} /><i className="sk" style={{ width: '90%' }} /><i className="sk" style={{ width: '40%' }} /></span>}
              </li>
            );
          })}
        </ul>
      )}
      {more === 'failed' && <p className="dg-failed" role="alert">{t('grid.moreFailed')} <button type="button" className="link" onClick={loadMore}>{t('act.retry')}</button></p>}
    </div>
  );
}
