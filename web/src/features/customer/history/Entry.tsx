import { Link } from '@tanstack/react-router';
import { ArrowRight, Eye, FilePlus2, KeyRound, Paperclip, Pencil, RotateCcw, Trash2, UserRoundPen, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/shared/i18n';
import { Avatar } from '@/shared/ui/Avatar';
import { ReadValue } from '../fields/ReadValue';
import { isNothing } from '../fields/values';
import { useRecordPage } from '../page-context';
import type { FieldChange, HistoryEntry } from './data';
import css from '../history.module.css';

const ICONS: Record<string, LucideIcon> = {
  created: FilePlus2, imported: FilePlus2, updated: Pencil, deleted: Trash2, restored: RotateCcw, assigned: UserRoundPen, access_set: KeyRound, revealed: Eye,
  attached: Paperclip, detached: Paperclip, photo_set: Paperclip, photo_removed: Paperclip, undone: RotateCcw,
};

function ChangedField({ change }: { change: FieldChange }) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const { type } = useRecordPage();
  const custom = change.name.startsWith('custom.') ? type.fields.find((one) => one.custom && `custom.${one.name}` === change.name) : undefined;
  const field = custom ?? type.field(change.name);
  const name = field ? label(field.label) : t(`history.fact.${change.name}`, { defaultValue: change.name });
  if (change.masked || !field) return <div><dt>{name}</dt><dd className="muted">{t(change.masked ? 'history.masked' : 'history.changed')}</dd></div>;
  const long = field.kind === 'rich_text' || field.kind === 'text';
  return (
    <div className={long ? css.long : undefined}>
      <dt>{name}</dt>
      <dd>
        {isNothing(change.before) ? <span className={css.was}>{t('history.none')}</span> : <span className={css.was}><ReadValue field={field} value={change.before} plain /></span>}
        <ArrowRight size={13} role="img" aria-label={t('history.to')} />
        {isNothing(change.after) ? <span className={css.cleared}>{t('history.cleared')}</span> : <span className={css.now}><ReadValue field={field} value={change.after} plain /></span>}
      </dd>
    </div>
  );
}

/** One change: who, when, what it was and what it became. `brief`: without values. */
export function Entry({ entry, brief = false }: { entry: HistoryEntry; brief?: boolean }) {
  const { t } = useTranslation('customer');
  const { label, language } = useLanguage();
  const { format, type } = useRecordPage();
  const Icon = ICONS[entry.verb] ?? Pencil;
  const person = format.directory.person(entry.actor_id);
  const who = person?.name ?? (entry.client === 'system' ? t('history.system') : t('history.unknown'));
  const time = new Date(entry.at).toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
  const names = entry.fields.map((change) => label(type.field(change.name)?.label)).filter(Boolean);
  const verb = t(`history.verb.${entry.verb}`, { defaultValue: t('history.verb.other', { verb: entry.verb }) });
  return (
    <li className={css.entry}>
      {person ? <Avatar name={person.name} id={person.id} size={26} /> : <span className={css.icon}><Icon size={13} aria-hidden="true" /></span>}
      <div>
        <p className={css.line}><b>{who}</b> <span>{verb}</span>{entry.client === 'program' && <span className={css.soft}>{t('history.program')}</span>}<time dateTime={entry.at} className="num">{time}</time></p>
        {brief ? names.length > 0 && <p className={css.names}>{names.join(t('comma'))}</p> : entry.fields.length > 0 && <dl>{entry.fields.map((change) => <ChangedField key={change.name} change={change} />)}</dl>}
        {entry.reason && <p className={css.reason}>{t('history.reason', { reason: entry.reason })}</p>}
        {entry.operation_id && !brief && <p className={css.names}><Link className="link" to="/operations" search={{ id: entry.operation_id }}>{t('history.operation')}</Link></p>}
      </div>
    </li>
  );
}
