import { Link, Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Languages, Moon, PanelLeftClose, PanelLeftOpen, Sun, WifiOff } from 'lucide-react';
import { useMay, useMe } from '@/api/meta';
import { useHotkeys } from '@/shared/lib/keys';
import { useUi } from '@/shared/lib/ui-state';
import { openCreate } from '@/shared/ui/slots';
import { Logo } from '@/shared/ui/Logo';
import { CommandPalette } from './CommandPalette';
import { Header } from './Header';
import { navOf } from './nav';
import { Outlets } from './Outlets';
import { setPreference, useServerPreferences } from './preferences';
import { ShortcutsDialog } from './ShortcutsDialog';
import './shell.css';

function Sidebar() {
  const { t } = useTranslation('shell');
  const { navCollapsed, theme, language } = useUi();
  const items = navOf(useMe());
  const dark = theme === 'dark' || (theme === 'system' && document.documentElement.dataset.theme === 'dark');
  const Panel = navCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <aside className={navCollapsed ? 'side min' : 'side'}>
      <div className="brand"><Logo />{!navCollapsed && <span>{t('common:product')}</span>}</div>
      <nav aria-label={t('nav.label')}>
        {items.map(({ key, to, icon: Icon, hotkey }) => (
          <Link key={key} to={to} className="nav" title={navCollapsed ? t(`nav.${key}`) : undefined} aria-keyshortcuts={hotkey.toUpperCase()}>
            <Icon aria-hidden="true" /><span>{t(`nav.${key}`)}</span>
          </Link>
        ))}
      </nav>
      <div className="side-foot">
        <button type="button" className="ibtn" aria-expanded={!navCollapsed} aria-label={t(navCollapsed ? 'nav.expand' : 'nav.collapse')} title={t(navCollapsed ? 'nav.expand' : 'nav.collapse')} onClick={() => setPreference({ navCollapsed: !navCollapsed })}><Panel size={17} aria-hidden="true" /></button>
        <button type="button" className="ibtn" aria-label={t(dark ? 'theme.toLight' : 'theme.toDark')} title={t(dark ? 'theme.toLight' : 'theme.toDark')} onClick={() => setPreference({ theme: dark ? 'light' : 'dark' })}>{dark ? <Sun size={17} aria-hidden="true" /> : <Moon size={17} aria-hidden="true" />}</button>
        <button type="button" className="ibtn" aria-label={t('language.other')} title={t('language.other')} onClick={() => setPreference({ language: language === 'zh' ? 'en' : 'zh' })}><Languages size={17} aria-hidden="true" /></button>
      </div>
    </aside>
  );
}

function TabBar() {
  const { t } = useTranslation('shell');
  const items = navOf(useMe());
  return (
    <nav className="tabbar" aria-label={t('nav.label')}>
      {items.map(({ key, to, icon: Icon }) => <Link key={key} to={to}><Icon aria-hidden="true" />{t(`nav.${key}`)}</Link>)}
    </nav>
  );
}

function OfflineBar() {
  const { t } = useTranslation('shell');
  const subscribe = (changed: () => void) => {
    for (const event of ['online', 'offline']) addEventListener(event, changed);
    return () => {
      for (const event of ['online', 'offline']) removeEventListener(event, changed);
    };
  };
  const online = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  return online ? null : <div className="offline" role="status"><WifiOff size={14} aria-hidden="true" />{t('offline')}</div>;
}

function useShellKeys(openPalette: () => void, openKeys: () => void, enabled: boolean) {
  const navigate = useNavigate();
  const items = navOf(useMe());
  const mayCreate = useMay('create_customer');
  const go = Object.fromEntries(items.map((item) => [item.hotkey, () => void navigate({ to: item.to })]));
  useHotkeys({ '/': openPalette, '?': openKeys, ...go, ...(mayCreate ? { n: () => openCreate() } : {}) }, { enabled });
  useHotkeys({ 'mod+k': openPalette }, { inInputs: true });
}

/** Another page is read from its own beginning, not from the top of the frame. */
function useFocusOnMain() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    const later = setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
    });
    return () => clearTimeout(later);
  }, [path]);
}

export function Shell() {
  const { t } = useTranslation('shell');
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const deep = useLocation({ select: (location) => /^\/customers\/[^/]+/.test(location.pathname) });
  useFocusOnMain();
  useServerPreferences();
  useShellKeys(() => setPalette(true), () => setKeys(true), !palette);
  useEffect(() => {
    document.title = t('common:product');
  }, [t]);
  return (
    <div className={deep ? 'shell deep' : 'shell'}>
      <a className="skip" href="#main">{t('skip')}</a>
      <Sidebar />
      <Header onSearch={() => setPalette(true)} onShortcuts={() => setKeys(true)} />
      <main className="main" id="main" tabIndex={-1}><OfflineBar /><Outlet /></main>
      <TabBar />
      <Outlets />
      {palette && <CommandPalette onClose={() => setPalette(false)} onShortcuts={() => setKeys(true)} />}
      {keys && <ShortcutsDialog onClose={() => setKeys(false)} />}
    </div>
  );
}
