import { useEffect } from 'react';
import { useMe } from '@/api/meta';
import { savePreferences } from '@/api/preferences';
import type { Preferences } from '@/api/types';
import { useUi, type Theme, type Density } from '@/shared/lib/ui-state';
import type { Language } from '@/api/types';

interface Looks {
  theme: Theme;
  language: Language;
  density: Density;
  navCollapsed: boolean;
  openOnClick: 'page' | 'preview';
}

const toServer = (looks: Partial<Looks>): Preferences => ({
  ...(looks.theme && { theme: looks.theme }),
  ...(looks.language && { language: looks.language }),
  ...(looks.density && { density: looks.density }),
  ...(looks.navCollapsed !== undefined && { nav_collapsed: looks.navCollapsed }),
  ...(looks.openOnClick && { open_on_click: looks.openOnClick }),
});

/** Changes the look at once and keeps it in the profile; a lost save is not worth a message. */
export function setPreference(looks: Partial<Looks>) {
  useUi.getState().set(looks);
  void savePreferences(toServer(looks)).catch(() => {});
}

/** The profile's looks win over this browser's memory, once a sign-in. */
export function useServerPreferences() {
  const me = useMe();
  const id = me?.person.id;
  useEffect(() => {
    if (!me) return;
    const kept = me.preferences;
    const language = kept.language ?? me.person.language;
    useUi.getState().set({
      ...(kept.theme && { theme: kept.theme }),
      ...(language && { language }),
      ...(kept.density && { density: kept.density }),
      ...(kept.phone_density && { phoneDensity: kept.phone_density }),
      ...(kept.nav_collapsed !== undefined && { navCollapsed: kept.nav_collapsed }),
      ...(kept.open_on_click && { openOnClick: kept.open_on_click }),
    });
    // oxlint-disable-next-line react/exhaustive-deps -- only another person brings other looks
  }, [id]);
}
