import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import { ArrowLeft, ChevronDown, ChevronUp, Ellipsis, KeyRound, Link2, Lock, Mail, Phone, ShieldCheck, Trash2, UserRoundPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useListContext } from '@/shared/lib/list-context';
import { Tag, toneOf } from '@/shared/ui/Tag';
import { useNotice } from '@/shared/ui/useNotice';
import { titleOf } from './data';
import { mayWrite } from './fields/values';
import { HeadPhoto } from './files/HeadPhoto';
import { useRecordPage } from './page-context';
import { useDelete } from './useDelete';
import { useNeighbours, useToRecord } from './useRecordKeys';
import { nameWithSalutation, waysToReach } from './reach';
import css from './page.module.css';

function Tags() {
  const { t } = useTranslation('customer');
  const { record, type, format } = useRecordPage();
  const tag = (name: string, dot: boolean) => {
    const field = type.field(name);
    const code = record[name];
    return field && typeof code === 'string' && <Tag tone={toneOf(field.codes, code)} dot={dot}>{format.text(field, code)}</Tag>;
  };
  const denied = Object.values((record.record_controls as Record<string, string> | null | undefined) ?? {}).some((state) => state === 'deny' || state === 'watermark');
  const contact = [nameWithSalutation(record), record.job_title].filter(Boolean).join(' \u00b7 ');
  return (
    <div className={css.sub}>
      {tag('customer_level', false)}{tag('lifecycle_status', true)}
      {record.visibility === 'restricted' && <Tag tone="violet"><Lock size={11} aria-hidden="true" /> {t('head.restricted')}</Tag>}
      {denied && <Tag tone="violet"><ShieldCheck size={12} aria-hidden="true" /> {t('head.protected')}</Tag>}
      <span className={`${css.contact} ell`}>{contact}</span>
    </div>
  );
}

function More() {
  const { t } = useTranslation('customer');
  const page = useRecordPage();
  const notice = useNotice();
  const remove = useDelete();
  const access = page.record._access;
  const because = (operation: string) => access?.reasons[operation] && t(`why.${access.reasons[operation]}`);
  const visibility = page.type.field('visibility');
  const items: MenuProps['items'] = [
    { key: 'assign', icon: <UserRoundPen size={15} />, label: t('head.assign'), disabled: !access?.assign, title: because('assign') },
    { key: 'access', icon: <KeyRound size={15} />, label: t('head.access'), disabled: !(visibility && mayWrite(visibility, access)) && !access?.assign, title: because('edit') },
    { key: 'link', icon: <Link2 size={15} />, label: t('head.link') },
    { type: 'divider' },
    { key: 'delete', icon: <Trash2 size={15} />, label: t('head.delete'), danger: true, disabled: !access?.delete, title: because('delete') },
  ];
  const act: Record<string, () => void> = {
    assign: () => page.openDialog('assign'),
    access: () => page.openDialog('access'),
    link: () => void navigator.clipboard?.writeText(location.origin + location.pathname).then(() => notice.done(t('head.linked'))),
    delete: remove,
  };
  return (
    <Dropdown trigger={['click']} placement="bottomRight" getPopupContainer={(button) => button.parentElement ?? document.body} menu={{ items, onClick: ({ key }) => act[key]?.() }}>
      <Button aria-label={t('head.more')} aria-haspopup="menu" icon={<Ellipsis size={17} aria-hidden="true" />} />
    </Dropdown>
  );
}

export function Head() {
  const { t } = useTranslation('customer');
  const navigate = useNavigate();
  const { id, record } = useRecordPage();
  const back = useListContext((list) => list.href);
  const { at, count, previous, next } = useNeighbours(id);
  const toRecord = useToRecord();
  const { phone, mail } = waysToReach(record);
  const name = titleOf(record);
  return (
    <header className={css.head}>
      <button type="button" className="ibtn" aria-label={t('head.back')} title={t('head.back')} onClick={() => void navigate({ href: back } as never)}><ArrowLeft size={18} aria-hidden="true" /></button>
      <HeadPhoto />
      <div className={css.title}><h1 title={name}>{name}</h1><Tags /></div>
      <div className={css.actions}>
        {phone && <Button className={css.desk} href={`tel:${phone}`} icon={<Phone size={15} aria-hidden="true" />}>{t('head.call')}</Button>}
        {mail && <Button className={css.desk} href={`mailto:${mail}`} icon={<Mail size={15} aria-hidden="true" />}>{t('head.mail')}</Button>}
        <More />
        {count > 1 && at >= 0 && (
          <div className={css.walk} role="group" aria-label={t('head.walk', { at: at + 1, count })}>
            <button type="button" className="ibtn" disabled={!previous} aria-keyshortcuts="K" aria-label={t('head.previous')} title={`${t('head.previous')} (K)`} onClick={() => toRecord(previous)}><ChevronUp size={18} aria-hidden="true" /></button>
            <span className="num" aria-hidden="true">{at + 1}{'/'}{count}</span>
            <button type="button" className="ibtn" disabled={!next} aria-keyshortcuts="J" aria-label={t('head.next')} title={`${t('head.next')} (J)`} onClick={() => toRecord(next)}><ChevronDown size={18} aria-hidden="true" /></button>
          </div>
        )}
      </div>
    </header>
  );
}
