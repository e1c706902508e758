import i18n, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { setApiLanguage } from '@/api/client';
import type { Label, Language } from '@/api/types';
import common from './zh-CN/common.json';
import shell from './zh-CN/shell.json';

/** Texts of a feature stand beside it (`features/<name>/i18n/zh-CN.json`), namespace = the feature's name. */
const files = import.meta.glob<{ default: object }>(['./{zh-CN,en-US}/*.json', '!./zh-CN/{common,shell}.json', '../../features/*/i18n/*.json']);
const TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en-US' };

const lazily: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (tag: string, namespace: string, done: ReadCallback) => {
    const load = files[`./${tag}/${namespace}.json`] ?? files[`../../features/${namespace}/i18n/${tag}.json`];
    if (!load) return done(new Error(`no texts ${tag}/${namespace}`), false);
    load().then((module) => done(null, module.default as never), (error: Error) => done(error, false));
  },
};

void i18n.use(lazily).use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: false,
  supportedLngs: ['zh-CN', 'en-US'],
  ns: ['common', 'shell'],
  defaultNS: 'common',
  partialBundledLanguages: true,
  resources: { 'zh-CN': { common, shell } },
  interpolation: { escapeValue: false },
  react: { useSuspense: true },
});

export async function setLanguage(language: Language): Promise<void> {
  setApiLanguage(language);
  await i18n.changeLanguage(TAGS[language]);
  document.documentElement.lang = TAGS[language];
}
export const languageNow = (): Language => (i18n.language === 'en-US' ? 'en' : 'zh');

/** The user's language, and the right one of two labels from the server. */
export function useLanguage(): { language: Language; label: (both: Partial<Label> | null | undefined) => string } {
  const { i18n: now } = useTranslation();
  const language: Language = now.language === 'en-US' ? 'en' : 'zh';
  return { language, label: (both) => both?.[language] || both?.zh || both?.en || '' };
}
export const preloadTexts = (...namespaces: string[]) => i18n.loadNamespaces(namespaces);
export default i18n;
