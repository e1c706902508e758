/** Preferences changed just before a page was left: the next one may ask for them before the server has them. */
import { applied, type Patch } from './merge-patch';
import type { Me } from './types';

interface Left {
  person: string;
  patch: Patch;
  at: number;
}
const KEY = 'crm-left';
const MOMENT = 60_000;

export function leaveBehind(person: string, patch: Patch) {
  sessionStorage.setItem(KEY, JSON.stringify({ person, patch, at: Date.now() } satisfies Left));
}

/** As the server answers, with what this person changed a moment ago in this tab. */
export function withLeft(me: Me): Me {
  const kept = sessionStorage.getItem(KEY);
  if (!kept) return me;
  sessionStorage.removeItem(KEY);
  const { person, patch, at } = JSON.parse(kept) as Left;
  return person === me.person.id && Date.now() - at < MOMENT ? { ...me, preferences: applied(me.preferences, patch) } : me;
}
