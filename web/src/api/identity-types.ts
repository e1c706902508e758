/** Who is signed in, and the names of everybody else. */
import type { Language } from './types';

export interface StoreStanding {
  level: number;
  level_name: string;
  flags: string[];
  roles: string[];
}
export interface Me {
  person: {
    id: string;
    name: string;
    login: string;
    department_id: string | null;
    post: string | null;
    language: Language | null;
  };
  must_change_password?: boolean;
  stores: Record<string, StoreStanding>;
  operations: Record<string, boolean>;
  preferences: Preferences;
  policy_version: number | string;
}
export interface Preferences {
  theme?: 'light' | 'dark' | 'system';
  language?: Language;
  density?: 'compact' | 'cozy';
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

export interface DirectoryPerson {
  id: string;
  name: string;
  pinyin?: string;
  department_id: string | null;
  post: string | null;
  active: boolean;
}
export interface Department {
  id: string;
  name: string;
  parent_id: string | null;
  region_id: string | null;
}
export interface Named {
  id: string;
  name: string;
}
export interface Directory {
  people: DirectoryPerson[];
  departments: Department[];
  groups: Named[];
  regions: Named[];
  roles: Named[];
}
