/** Who is signed in, and the names of everybody else. */
import type { Language } from './types';
import type { Answer, With } from './wire';

export type Me = With<Answer<'get_me'>, { preferences: Preferences }>;
export type StoreStanding = Me['stores'][string];
export interface Preferences {
  theme?: 'light' | 'dark' | 'system';
  language?: Language;
  density?: 'compact' | 'cozy';
  phone_density?: 'compact' | 'cozy';
  nav_collapsed?: boolean;
  open_on_click?: 'page' | 'preview';
  lists?: Record<string, ListPreferences>;
  [name: string]: unknown;
}
export interface ListPreferences {
  columns?: string[];
  widths?: Record<string, number>;
  default_view?: string | null;
}

export type Directory = Answer<'get_directory'>;
export type DirectoryPerson = Directory['people'][number];
export type Department = Directory['departments'][number];
export type Named = Directory['groups'][number];
