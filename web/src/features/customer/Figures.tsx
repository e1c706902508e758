import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@/api/types';
import { useLanguage } from '@/shared/i18n';
import { formatInstant, formatMonth, nearDay } from '@/shared/lib/format';
import { Avatar } from '@/shared/ui/Avatar';
import { Tag } from '@/shared/ui/Tag';
import { mayWrite } from './fields/values';
import { useRecordPage } from './page-context';
import css from './page.module.css';

function Figure({ name, title, value, note }: { name: string; title: string; value: ReactNode; note?: ReactNode }) {
  const { t } = useTranslation('customer');
  const { type, record, go } = useRecordPage();
  const field = type.field(name);
  const may = field ? mayWrite(field, record._access) : false;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{may ? <button type="button" onClick={() => go(name)} title={t('field.edit', { name: title })}>{value}</button> : value}{note && <small>{note}</small>}</dd>
    </div>
  );
}

const timeOf = (instant: string, language: Language) => new Date(instant).toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' });

function NextDay({ at }: { at: string }) {
  const { t } = useTranslation('common');
  const { language } = useLanguage();
  const near = nearDay(at, language);
  const time = timeOf(at, language);
  const text = near.count < 0 ? t('day.overdue', { count: -near.count }) : `${near.word ? t(`day.${near.word}`) : near.text} ${time}`;
  return <span title={formatInstant(at, language)}><Tag tone={near.count < 0 ? 'red' : near.count === 0 ? 'green' : 'grey'} dot>{text}</Tag></span>;
}

/** What one asks first of a customer, from its own fields. */
export function Figures() {
  const { t } = useTranslation(['customer', 'common']);
  const { language } = useLanguage();
  const { record, type, format } = useRecordPage();
  const owner = typeof record.owner_id === 'string' ? format.directory.person(record.owner_id) : undefined;
  const department = typeof record.department_id === 'string' ? format.directory.named('department', record.department_id)?.name : undefined;
  const changer = typeof record.updated_by === 'string' ? format.directory.person(record.updated_by)?.name : undefined;
  const field = type.field('customer_type');
  const nextAt = typeof record.next_action_at === 'string' ? record.next_action_at : null;
  const changed = typeof record.updated_at === 'string' ? nearDay(record.updated_at, language) : null;
  const none = <span className={css.nothing}>{t('common:none')}</span>;
  return (
    <dl className={css.figures}>
      <Figure name="next_action" title={t('figure.next')} value={record.next_action ? <b className="ell">{String(record.next_action)}</b> : <span className={css.nothing}>{t('common:day.none')}</span>} note={nextAt && <NextDay at={nextAt} />} />
      <Figure name="owner_id" title={t('figure.owner')} value={owner ? <b className={css.who}><Avatar name={owner.name} id={owner.id} size={22} /><span className="ell">{owner.name}</span></b> : none} note={department} />
      <Figure name="customer_level" title={t('figure.level')} value={record.customer_level ? <b>{format.label('customer_level', String(record.customer_level))}</b> : none} note={field && format.text(field, record.customer_type)} />
      <Figure name="expected_close_month" title={t('figure.close')} value={typeof record.expected_close_month === 'string' ? <b>{formatMonth(record.expected_close_month, language)}</b> : none}
        note={type.field('needed_products') && format.text(type.field('needed_products')!, record.needed_products)} />
      <Figure name="updated_at" title={t('figure.changed')} value={changed ? <b title={formatInstant(String(record.updated_at), language)}>{changed.word ? `${t(`common:day.${changed.word}`)} ${timeOf(String(record.updated_at), language)}` : changed.text}</b> : none} note={changer} />
    </dl>
  );
}
