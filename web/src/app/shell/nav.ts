import { CopyCheck, FileInput, ListChecks, UsersRound, type LucideIcon } from 'lucide-react';
import type { Me } from '@/api/types';

export interface NavItem {
  key: 'customers' | 'import' | 'duplicates' | 'operations';
  to: '/customers' | '/import' | '/duplicates' | '/operations';
  icon: LucideIcon;
  hotkey: string;
}

const ITEMS: NavItem[] = [
  { key: 'customers', to: '/customers', icon: UsersRound, hotkey: 'g c' },
  { key: 'import', to: '/import', icon: FileInput, hotkey: 'g i' },
  { key: 'duplicates', to: '/duplicates', icon: CopyCheck, hotkey: 'g d' },
  { key: 'operations', to: '/operations', icon: ListChecks, hotkey: 'g o' },
];

/** Only what this person may ever open. */
export function navOf(me: Me | undefined): NavItem[] {
  if (!me) return [];
  const may = me.operations;
  const level = me.stores.contacts?.level ?? 0;
  const mayImport = may.import === true;
  const shown: Record<NavItem['key'], boolean> = {
    customers: level >= 1 || me.stores.contacts?.flags.includes('read_public') === true,
    import: mayImport,
    duplicates: may.review_duplicates === true,
    operations: level >= 2 || mayImport,
  };
  return ITEMS.filter((item) => shown[item.key]);
}
