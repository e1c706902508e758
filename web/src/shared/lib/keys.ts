import { useEffect, useRef } from 'react';

interface KeyLike {
  key: string;
  keyCode?: number;
  isComposing?: boolean;
  nativeEvent?: KeyboardEvent;
}

/** An input method is at work: its Enter, Esc, Tab and letters are not ours (229 where isComposing is late). */
export function isIme(event: KeyLike): boolean {
  const native = event.nativeEvent ?? (event as unknown as KeyboardEvent);
  return native.isComposing || native.keyCode === 229;
}
/** The key, or '' while an input method composes: the only way key handlers should read a key. */
export const keyOf = (event: KeyLike): string => (isIme(event) ? '' : event.key);

const TYPING = 'input,textarea,select,[contenteditable="true"],[role="combobox"],[role="dialog"],[role="menu"]';

interface HotkeyOptions {
  inInputs?: boolean;
  enabled?: boolean;
}

interface Combination {
  keys: string[];
  mod: boolean;
}
const read = (combination: string): Combination => ({
  keys: combination.toLowerCase().replace(/^mod\+/, '').split(' '),
  mod: combination.toLowerCase().startsWith('mod+'),
});

interface Pressed {
  key: string;
  mod: boolean;
  alt: boolean;
  /** The letter pressed shortly before. */
  chained: string;
}
function fits(wanted: Combination, pressed: Pressed): boolean {
  if (wanted.mod !== pressed.mod || pressed.alt || wanted.keys.at(-1) !== pressed.key) return false;
  if (wanted.keys.length === 2) return wanted.keys[0] === pressed.chained;
  return pressed.chained !== 'g' || pressed.mod;
}

/** `mod+k`, `/`, `n`, or two keys after each other: `g c`. Never inside inputs unless asked for. */
export function useHotkeys(bindings: Record<string, (event: KeyboardEvent) => void>, options: HotkeyOptions = {}) {
  const latest = useRef(bindings);
  latest.current = bindings;
  const { inInputs = false, enabled = true } = options;
  useEffect(() => {
    if (!enabled) return;
    let before = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event).toLowerCase();
      if (!key || event.defaultPrevented) return;
      if (!inInputs && (event.target as Element | null)?.closest?.(TYPING)) return;
      const mod = event.metaKey || event.ctrlKey;
      const chained = event.timeStamp - before.at < 1200 ? before.key : '';
      const hit = Object.entries(latest.current).find(([text]) => fits(read(text), { key, mod, alt: event.altKey, chained }));
      before = { key: mod || hit ? '' : key, at: event.timeStamp };
      if (!hit) return;
      event.preventDefault();
      hit[1](event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [inInputs, enabled]);
}
