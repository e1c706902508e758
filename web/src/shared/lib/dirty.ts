import { useEffect } from 'react';

let open = 0;

/** Something typed on this page would be lost by leaving it. */
export const isDirty = () => open > 0;

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** While `dirty`, the browser asks before the page goes, and a new release does not reload it. */
export function useDirty(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    open += 1;
    addEventListener('beforeunload', warn);
    return () => {
      open -= 1;
      removeEventListener('beforeunload', warn);
    };
  }, [dirty]);
}
