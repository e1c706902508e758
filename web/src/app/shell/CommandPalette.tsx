import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CopyCheck, CornerDownLeft, FileInput, Keyboard, Languages, ListChecks, ListFilter, Moon, Plus, Search, Sun, UsersRound, type LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useMay, useMe } from '@/api/meta';
import type { RecordRow } from '@/api/types';
import { formatPhone } from '@/shared/lib/format';
import { keyOf } from '@/shared/lib/keys';
import { useDebounced } from '@/shared/lib/media';
import { useUi } from '@/shared/lib/ui-state';
import { CompanyIcon } from '@/shared/ui/Avatar';
import { openCreate } from '@/shared/ui/slots';
import { useReturnFocus } from '@/shared/lib/return-focus';
import { navOf } from './nav';
import { setPreference } from './preferences';

interface Choice {
  id: string;
  label: string;
  hint?: string;
  keys?: string;
  icon: LucideIcon | string;
  run: () => void;
}
const ICONS: Record<string, LucideIcon> = { customers: UsersRound, import: FileInput, duplicates: CopyCheck, operations: ListChecks };
const FIELDS = 'customer_name,contact_name,company_name,mobile,customer_code';

function useFound(text: string) {
  return useQuery({
    queryKey: ['customers', 'palette', text],
    enabled: text.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await api.get<{ customers: RecordRow[] }>('/v1/customers', { query: { q: text, page_size: 6, fields: FIELDS }, signal })).customers,
  });
}

function useCommands(onShortcuts: () => void): Choice[] {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const me = useMe();
  const mayCreate = useMay('create_customer');
  const language = useUi((ui) => ui.language);
  const dark = document.documentElement.dataset.theme === 'dark';
  return useMemo(() => {
    const pages = navOf(me).map((item): Choice => ({
      id: item.key,
      label: t(`palette.open${item.key[0]?.toUpperCase()}${item.key.slice(1)}`),
      keys: item.hotkey.toUpperCase(),
      icon: ICONS[item.key] ?? Search,
      run: () => void navigate({ to: item.to }),
    }));
    const create: Choice = { id: 'new', label: t('palette.newCustomer'), keys: 'N', icon: Plus, run: () => openCreate() };
    return [
      ...(mayCreate ? [create] : []),
      ...pages,
      { id: 'theme', label: t(dark ? 'palette.toLight' : 'palette.toDark'), icon: dark ? Sun : Moon, run: () => setPreference({ theme: dark ? 'light' : 'dark' }) },
      { id: 'language', label: t(language === 'zh' ? 'palette.toEn' : 'palette.toZh'), icon: Languages, run: () => setPreference({ language: language === 'zh' ? 'en' : 'zh' }) },
      { id: 'keys', label: t('palette.shortcuts'), keys: '?', icon: Keyboard, run: onShortcuts },
    ];
  }, [t, me, mayCreate, language, dark, navigate, onShortcuts]);
}

function Option({ choice, at, onPick, onHover }: { choice: Choice; at: boolean; onPick: () => void; onHover: () => void }) {
  const Icon = choice.icon;
  return (
    <li id={`pal-${choice.id}`} className="o" role="option" aria-selected={at} onMouseMove={onHover} onMouseDown={(event) => event.preventDefault()} onClick={onPick}>
      {typeof Icon === 'string' ? <CompanyIcon name={Icon} size={22} /> : <Icon aria-hidden="true" />}
      <span className="ell">{choice.label}</span>
      {choice.hint && <span className="ell hint num">{choice.hint}</span>}
      <span className="spacer" />
      {at ? <CornerDownLeft aria-hidden="true" className="enter" /> : choice.keys?.split(' ').map((key) => <span className="kbd" key={key}>{key}</span>)}
    </li>
  );
}

/** In the main bundle on purpose: were it loaded on demand, the letters typed right after Ctrl+K would be lost. */
export function CommandPalette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(document.activeElement as HTMLElement | null);
  const wanted = useDebounced(text.trim(), 90);
  const found = useFound(wanted);
  const commands = useCommands(onShortcuts);
  useEffect(() => {
    const last = before.current;
    return () => last?.focus?.();
  }, []);
  const groups = useMemo(() => {
    const typed = text.trim().toLowerCase();
    const rows = typed ? (found.data ?? []) : [];
    const customers = rows.map((row): Choice => ({
      id: row.id,
      label: String(row.customer_name ?? ''),
      hint: [row.contact_name, typeof row.mobile === 'string' ? formatPhone(row.mobile) : row.customer_code].filter(Boolean).join(' · '),
      icon: String(row.customer_name ?? '?'),
      run: () => void navigate({ to: '/customers/$id', params: { id: row.id } }),
    }));
    const all: Choice[] = typed
      ? [{ id: 'all', label: t('palette.all', { q: text.trim() }), icon: ListFilter, run: () => void navigate({ to: '/customers', search: { q: text.trim() } }) }]
      : [];
    const fitting = commands.filter((command) => !typed || command.label.toLowerCase().includes(typed));
    return [{ name: 'customers', choices: [...customers, ...all] }, { name: 'commands', choices: fitting }].filter((group) => group.choices.length > 0);
  }, [text, found.data, commands, navigate, t]);
  const choices = groups.flatMap((group) => group.choices);
  useEffect(() => setAt(0), [wanted]);
  useEffect(() => {
    // Its promise must not become the effect's clean-up.
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    before.current = null;
    onClose();
    choice.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const key = keyOf(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) {
      event.preventDefault();
      setAt((now) => (now + step + choices.length) % Math.max(1, choices.length));
    } else if (key === 'Enter') pick(choices[at]);
    else if (key === 'Escape') onClose();
    else if (key === 'Tab') event.preventDefault();
  };
  const status = found.isError ? t('palette.failed') : found.isFetching || wanted !== text.trim() ? t('palette.searching') : '';
  return (
    <div className="pal-mask" role="presentation" onMouseDown={(event) => event.target === event.currentTarget && onClose()}>
      <div className="pal" role="dialog" aria-modal="true" aria-label={t('palette.label')}>
        <div className="in">
          <Search size={18} aria-hidden="true" />
          <input autoFocus value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKey} placeholder={t('palette.placeholder')} maxLength={200}
            role="combobox" aria-expanded="true" aria-controls="pal-list" aria-autocomplete="list" aria-label={t('palette.label')} aria-activedescendant={choices[at] && `pal-${choices[at].id}`} />
          <button type="button" className="kbd" tabIndex={-1} onClick={onClose}>Esc</button>
        </div>
        <ul id="pal-list" role="listbox" aria-label={t('palette.results')} ref={list}>
          {groups.map((group) => (
            <li key={group.name} role="presentation">
              <div className="g">{t(`palette.${group.name}`)}</div>
              <ul role="group" aria-label={t(`palette.${group.name}`)}>
                {group.choices.map((choice) => {
                  const i = choices.indexOf(choice);
                  return <Option key={choice.id} choice={choice} at={i === at} onHover={() => setAt(i)} onPick={() => pick(choice)} />;
                })}
              </ul>
            </li>
          ))}
          {choices.length === 0 && <li className="none" role="presentation">{status || t('palette.none')}</li>}
        </ul>
        <footer>
          <span><span className="kbd">↑↓</span> {t('palette.pick')}</span><span><span className="kbd">Enter</span> {t('palette.go')}</span>
          <span className="spacer" /><span role="status">{text && status}</span>
        </footer>
      </div>
    </div>
  );
}
