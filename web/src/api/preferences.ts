/** What a person sets for himself, kept on the server for all devices. */
import { api } from './client';
import { leaveBehind } from './left-behind';
import { applied, joined, type Patch } from './merge-patch';
import { meQuery } from './meta';
import { queryClient } from './query-client';
import type { Preferences } from './types';

/** Changed here and not sent yet: one patch, however many changes. */
let waiting: Patch | undefined;
let unanswered: Patch | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<unknown> = Promise.resolve();

/** What waits is on its way when this returns, and arrives though the page goes. */
function send(): Promise<unknown> {
  clearTimeout(timer);
  if (waiting) {
    const patch = waiting;
    waiting = undefined;
    queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, preferences: applied(me.preferences, patch) });
    unanswered = joined(unanswered ?? {}, patch);
    sending = api.patch('/v1/me/preferences', patch, { keepalive: true }).finally(() => {
      unanswered = undefined;
    });
  }
  return sending;
}

/** Sends what waits; one request after another, so that the later change wins. */
export async function sendPreferences(): Promise<void> {
  await sending.catch(() => {});
  await send();
}

/**
 * Merges `patch` into the preferences, null taking away. With a `delay` in milliseconds further changes are waited for
 * and go with it: at the latest when the page is hidden or left.
 */
export async function savePreferences(patch: Patch & Preferences, delay = 0): Promise<void> {
  waiting = joined(waiting ?? {}, patch);
  if (delay === 0) return sendPreferences();
  clearTimeout(timer);
  timer = setTimeout(() => void sendPreferences().catch(() => {}), delay);
}

const sendNow = () => void send().catch(() => {});
document.addEventListener('visibilitychange', () => document.hidden && sendNow());
addEventListener('pagehide', () => {
  sendNow();
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (me && unanswered) leaveBehind(me.person.id, unanswered);
});
