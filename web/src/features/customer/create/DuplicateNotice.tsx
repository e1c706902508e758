import { Link } from '@tanstack/react-router';
import { Copy, UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/meta';
import { useLanguage } from '@/shared/i18n';
import { Tag } from '@/shared/ui/Tag';
import type { Duplicates, Match } from './duplicates';
import css from '../create.module.css';

function One({ match, onOpen }: { match: Match; onOpen?: () => void }) {
  const { t } = useTranslation('customer');
  const { label } = useLanguage();
  const owner = useDirectory().person(match.owner_id ?? '')?.name;
  const keys = match.keys.map((key) => label(key.label)).filter(Boolean).join(t('comma'));
  return (
    <li>
      <Tag tone={match.strength === 'exact' ? 'red' : 'amber'} dot>{t(`duplicate.${match.strength}`)}</Tag>
      <span><Link className="link" to="/customers/$id" params={{ id: match.id }} onClick={onOpen}>{match.customer_name}</Link> <span className="muted">{[match.contact_name, owner && t('duplicate.owner', { owner })].filter(Boolean).join(' \u00b7 ')}</span></span>
      <small>{t('duplicate.same', { keys })}</small>
    </li>
  );
}

/** Customers that may be the same, and why; of those one may not see, only that there is one. */
export function DuplicateNotice({ found, blocked = false, onOpen }: { found: Duplicates | undefined; blocked?: boolean; onOpen?: () => void }) {
  const { t } = useTranslation('customer');
  const matches = found?.matches ?? [];
  if (!found || (matches.length === 0 && !found.hidden)) return null;
  const exact = blocked || matches.some((match) => match.strength === 'exact');
  return (
    <div className={exact ? `${css.duplicates} ${css.exact}` : css.duplicates} role={blocked ? 'alert' : 'status'}>
      {matches.length > 0 && (
        <>
          <p><Copy size={15} aria-hidden="true" />{t(blocked ? 'duplicate.blocked' : exact ? 'duplicate.titleExact' : 'duplicate.title', { count: matches.length })}</p>
          <ul>{matches.slice(0, 5).map((match) => <One key={match.id} match={match} onOpen={onOpen} />)}</ul>
          {matches.length > 5 && <small>{t('duplicate.more', { count: matches.length - 5 })}</small>}
        </>
      )}
      {found.hidden > 0 && <p><UserRoundCheck size={15} aria-hidden="true" />{t('duplicate.hidden')}</p>}
    </div>
  );
}
