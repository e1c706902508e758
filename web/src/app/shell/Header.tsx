import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Dropdown, type MenuProps } from 'antd';
import { Keyboard, KeyRound, LogOut, MonitorX, ListChecks, Plus, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useDirectory, useMay, useMe } from '@/api/meta';
import { sendPreferences } from '@/api/preferences';
import { useMobile } from '@/shared/lib/media';
import { useUi } from '@/shared/lib/ui-state';
import { Avatar } from '@/shared/ui/Avatar';
import { openCreate, setTray, useSlots } from '@/shared/ui/slots';
import { navOf } from './nav';
import { setPreference } from './preferences';

const PasswordDialog = lazy(() => import('@/features/auth/PasswordDialog'));

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation('shell');
  const { modal } = App.useApp();
  const leave = async (act: () => Promise<unknown>) => {
    await sendPreferences().catch(() => {});
    await act().catch(() => {});
    client.clear();
    await navigate({ to: '/sign-in' });
  };
  return {
    here: () => void leave(() => api.delete('/v1/sessions/current')),
    everywhere: () =>
      void modal.confirm({
        title: t('user.everywhereTitle'),
        content: t('user.everywhereText'),
        okText: t('user.signOutEverywhere'),
        onOk: () => leave(() => api.post('/v1/sessions:sign_out_everywhere')),
      }),
  };
}

function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation('shell');
  const me = useMe();
  const directory = useDirectory();
  const signOut = useSignOut();
  const client = useQueryClient();
  const [password, setPassword] = useState(false);
  const { theme, language, openOnClick } = useUi();
  if (!me) return null;
  const closePassword = () => {
    setPassword(false);
    void client.invalidateQueries();
  };
  const where = [me.person.department_id && directory.named('department', me.person.department_id)?.name, me.person.post];
  const choice = (name: string, values: string[], now: string) =>
    values.map((value) => ({ key: `${name}:${value}`, label: t(`${name}.${value}`), ...(now === value && { className: 'picked' }) }));
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: <div className="who"><b>{me.person.name}</b><span>{where.filter(Boolean).join(' · ') || me.person.login}</span></div> },
    { type: 'divider' },
    { key: 'theme', label: t('theme.label'), children: choice('theme', ['light', 'dark', 'system'], theme) },
    { key: 'language', label: t('language.label'), children: choice('language', ['zh', 'en'], language) },
    { key: 'user', label: t('user.openOnClick'), children: choice('user', ['page', 'preview'], openOnClick) },
    { type: 'divider' },
    { key: 'shortcuts', label: t('user.shortcuts'), icon: <Keyboard size={15} />, extra: '?' },
    { key: 'password', label: t('user.password'), icon: <KeyRound size={15} /> },
    { type: 'divider' },
    { key: 'everywhere', label: t('user.signOutEverywhere'), icon: <MonitorX size={15} /> },
    { key: 'out', label: t('user.signOut'), icon: <LogOut size={15} /> },
  ];
  const act: Record<string, () => void> = {
    shortcuts: onShortcuts, password: () => setPassword(true), everywhere: signOut.everywhere, out: signOut.here,
  };
  const onClick: MenuProps['onClick'] = ({ key }) => {
    const [name, value] = key.split(':');
    if (!value) return act[key]?.();
    if (name === 'theme') setPreference({ theme: value as typeof theme });
    if (name === 'language') setPreference({ language: value as typeof language });
    if (name === 'user') setPreference({ openOnClick: value as typeof openOnClick });
  };
  return (
    <>
      <Dropdown trigger={['click']} placement="bottomRight" getPopupContainer={(button) => button.parentElement ?? document.body} menu={{ items, onClick, style: { minWidth: 210 } }}>
        <button type="button" className="me" aria-haspopup="menu" aria-label={t('user.menu', { name: me.person.name })}>
          <Avatar name={me.person.name} id={me.person.id} size={30} />
        </button>
      </Dropdown>
      <Suspense fallback={null}>{(password || me.must_change_password) && <PasswordDialog must={me.must_change_password} onClose={closePassword} />}</Suspense>
    </>
  );
}

export function Header({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation('shell');
  const mobile = useMobile();
  const mayCreate = useMay('create_customer');
  const tray = useSlots((slots) => slots.tray);
  const hasOperations = navOf(useMe()).some((item) => item.key === 'operations');
  return (
    <header className="top">
      <button type="button" className="search" onClick={onSearch} aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K">
        <Search size={16} aria-hidden="true" /><span className="ell">{t(mobile ? 'search.short' : 'search.open')}</span><span className="kbd" aria-hidden="true">Ctrl K</span>
      </button>
      <span className="spacer" />
      {mayCreate && (
        <button type="button" className="ibtn add desk" onClick={() => openCreate()} aria-label={t('newCustomer')} aria-keyshortcuts="N" title={`${t('newCustomer')} (N)`}><Plus size={18} aria-hidden="true" /></button>
      )}
      {hasOperations && <button type="button" className="ibtn" aria-pressed={tray} onClick={() => setTray(!tray)} aria-label={t('tray.open')} title={t('tray.open')}><ListChecks size={18} aria-hidden="true" /></button>}
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
}
