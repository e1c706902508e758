import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '@/api/types';

export type Theme = 'light' | 'dark' | 'system';
export type Density = 'compact' | 'cozy';

interface UiState {
  theme: Theme;
  language: Language;
  density: Density;
  /** Cards of the phone: short or with the next step. */
  phoneDensity: Density;
  navCollapsed: boolean;
  openOnClick: 'page' | 'preview';
  set: (patch: Partial<Omit<UiState, 'set'>>) => void;
}

/** Looks of this browser, so that the first paint is right; the profile on the server is the lasting copy. */
export const useUi = create<UiState>()(
  persist(
    (set) => ({
      theme: 'system',
      language: 'zh',
      density: 'compact',
      phoneDensity: 'cozy',
      navCollapsed: false,
      openOnClick: 'page',
      set: (patch) => set(patch),
    }),
    { name: 'crm-ui' },
  ),
);
