import { useEffect, useState } from 'react';

/** What had the focus; for an entry of a menu that closes, the menu's button. */
function origin(): HTMLElement | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const menu = element.closest('.ant-dropdown');
  if (!menu) return element;
  const home = menu.parentElement?.closest(':has(> [aria-haspopup=menu], > .ant-dropdown-trigger)');
  return home?.querySelector<HTMLElement>('[aria-haspopup=menu], .ant-dropdown-trigger') ?? null;
}

/** Gives the focus back to what opened a dialog when the dialog goes, unless it went elsewhere by itself. */
export function useReturnFocus() {
  const [from] = useState(origin);
  useEffect(
    () => () => {
      setTimeout(() => {
        const now = document.activeElement;
        if (from?.isConnected && (now === null || now === document.body)) from.focus({ preventScroll: true });
      });
    },
    [from],
  );
}
