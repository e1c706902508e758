import { Button } from 'antd';
import { CalendarPlus, Mail, MessageSquareText, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mayWrite } from './fields/values';
import { useRecordPage } from './page-context';
import { waysToReach } from './reach';
import css from './page.module.css';

/** On a phone: what one does with a customer, under the thumb. */
export function Foot() {
  const { t } = useTranslation('customer');
  const { record, type, go } = useRecordPage();
  const { phone, mobile, mail } = waysToReach(record);
  const next = type.field('next_action');
  return (
    <footer className={css.foot}>
      {phone && <a href={`tel:${phone}`}><Phone size={20} aria-hidden="true" />{t('head.call')}</a>}
      {mobile && <a href={`sms:${mobile}`}><MessageSquareText size={20} aria-hidden="true" />{t('head.sms')}</a>}
      {mail && <a href={`mailto:${mail}`}><Mail size={20} aria-hidden="true" />{t('head.mail')}</a>}
      {next && mayWrite(next, record._access) && <Button type="primary" size="large" icon={<CalendarPlus size={18} aria-hidden="true" />} onClick={() => go('next_action')}>{t('head.plan')}</Button>}
    </footer>
  );
}
