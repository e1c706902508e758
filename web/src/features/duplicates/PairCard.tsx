import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Lock, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import { formatInstant } from '@/shared/lib/format';
import { Avatar, CompanyIcon } from '@/shared/ui/Avatar';
import { Tag } from '@/shared/ui/Tag';
import type { Pair, Side } from './data';
import css from './duplicates.module.css';

export function Owner({ id }: { id: string | null }) {
  const { t } = useTranslation('duplicates');
  const directory = useDirectory();
  const person = id ? directory.person(id) : undefined;
  if (!person) return <span className={css.owner}>{t('owner.none')}</span>;
  const department = person.department_id && directory.named('department', person.department_id)?.name;
  return (
    <span className={css.owner}>
      <Avatar name={person.name} id={person.id} size={22} />
      <span><span className="sr">{t('owner.label')} </span><b>{person.name}</b>{department && <span className="muted">{` \u00b7 ${department}`}</span>}</span>
    </span>
  );
}

function Shown({ side }: { side: Side }) {
  const name = side.customer_name ?? side.customer_code ?? '\u2014';
  const more = [side.contact_name, side.company_name].filter((one) => one && one !== side.customer_name);
  return (
    <div className={css.side}>
      <CompanyIcon name={name} size={34} />
      <div className={css.what}>
        <Link className={css.name} to="/customers/$id" params={{ id: side.id }}>{name}</Link>
        <span className="muted">{[...more, side.customer_code].filter(Boolean).join(' \u00b7 ')}</span>
        <Owner id={side.owner_id} />
      </div>
    </div>
  );
}

function Hidden({ side }: { side: Side }) {
  const { t } = useTranslation('duplicates');
  const Icon = side.deleted ? Trash2 : Lock;
  return (
    <div className={`${css.side} ${css.hidden}`}>
      <span className={css.icon} aria-hidden="true"><Icon size={16} /></span>
      <div className={css.what}>
        <span className={css.unnamed}>{t(side.deleted ? 'side.deleted' : 'side.hidden')}</span>
        {!side.deleted && <span className="muted">{t('side.hiddenHint')}</span>}
        <Owner id={side.owner_id} />
      </div>
    </div>
  );
}

function Decision({ pair }: { pair: Pair }) {
  const { t } = useTranslation('duplicates');
  const { language } = useLanguage();
  const directory = useDirectory();
  if (pair.state === 'open' || !pair.decided_at) return null;
  const who = pair.decided_by ? (directory.person(pair.decided_by)?.name ?? t('someone')) : '';
  return (
    <p className={css.decision}>
      <span className="muted">{t(pair.state === 'resolved' ? `resolution.${pair.resolution ?? 'changed'}` : 'decided', { who })}{` \u00b7 ${formatInstant(pair.decided_at, language)}`}</span>
      {pair.note && <q>{pair.note}</q>}
    </p>
  );
}

/** Two customers, what is the same about them, and what to do. */
export function PairCard({ pair, onDismiss, onReopen, busy }: { pair: Pair; onDismiss: () => void; onReopen: () => void; busy: boolean }) {
  const { t } = useTranslation('duplicates');
  const { language, label } = useLanguage();
  const directory = useDirectory();
  const who = directory.person(pair.found_by)?.name ?? t('someone');
  const title = pair.keys.map((key) => label(key.label)).join(t('and'));
  return (
    <li className={css.pair} aria-label={title}>
      <div className={css.head}>
        <span className={css.tags}>{pair.keys.map((key) => <Tag key={key.kind} tone="amber">{label(key.label)}</Tag>)}</span>
        <small className="muted num">{t(`entry.${pair.entry}`, { who })}{` \u00b7 ${formatInstant(pair.found_at, language)}`}</small>
      </div>
      <div className={css.sides}>
        {pair.sides.map((side) => (side.readable ? <Shown key={side.id} side={side} /> : <Hidden key={side.id} side={side} />))}
      </div>
      <Decision pair={pair} />
      {pair.state === 'open' && <div className={css.acts}><Button onClick={onDismiss} loading={busy}>{t('dismiss.act')}</Button></div>}
      {pair.state === 'dismissed' && <div className={css.acts}><Button onClick={onReopen} loading={busy}>{t('reopen.act')}</Button></div>}
    </li>
  );
}
