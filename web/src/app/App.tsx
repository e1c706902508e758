import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useLayoutEffect, useState } from 'react';
import { queryClient } from '@/api/query-client';
import { setLanguage } from '@/shared/i18n';
import { isDirty } from '@/shared/lib/dirty';
import { useMedia } from '@/shared/lib/media';
import { useUi } from '@/shared/lib/ui-state';
import { NoChoice, popupContainer } from '@/shared/ui/popups';
import { router } from './router';
import { SessionGuard } from './SessionGuard';
import { crmTheme } from './theme';

function useDark(): boolean {
  const theme = useUi((ui) => ui.theme);
  const system = useMedia('(prefers-color-scheme: dark)');
  const dark = theme === 'dark' || (theme === 'system' && system);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', dark ? '#171a20' : '#ffffff');
  }, [dark]);
  return dark;
}

function useLocale(): Locale {
  const language = useUi((ui) => ui.language);
  const [locale, setLocale] = useState<Locale>(zhCN);
  useEffect(() => {
    void setLanguage(language);
    let wanted = true;
    if (language === 'zh') {
      dayjs.locale('zh-cn');
      setLocale(zhCN);
    } else {
      void import('antd/es/locale/en_US').then((module) => {
        if (!wanted) return;
        dayjs.locale('en');
        setLocale(module.default);
      });
    }
    return () => {
      wanted = false;
    };
  }, [language]);
  return locale;
}

/** After a release, chunks of the old one may be gone: one reload fetches the new page, never a loop. */
function useFreshChunks() {
  useEffect(() => {
    const reload = (event: Event) => {
      if (isDirty() || Date.now() - Number(sessionStorage.getItem('crm-reloaded') ?? 0) < 30_000) return;
      event.preventDefault();
      sessionStorage.setItem('crm-reloaded', String(Date.now()));
      location.reload();
    };
    addEventListener('vite:preloadError', reload);
    return () => removeEventListener('vite:preloadError', reload);
  }, []);
}

export function App() {
  const dark = useDark();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const locale = useLocale();
  useFreshChunks();
  return (
    <ConfigProvider locale={locale} theme={crmTheme(dark, still)} button={{ autoInsertSpace: false }} getPopupContainer={popupContainer} renderEmpty={() => <NoChoice />}>
      <AntApp style={{ height: '100%' }} message={{ maxCount: 2 }}>
        <QueryClientProvider client={queryClient}>
          <SessionGuard>
            <RouterProvider router={router} />
          </SessionGuard>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
