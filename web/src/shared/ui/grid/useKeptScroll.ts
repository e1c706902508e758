import { useLayoutEffect, useRef, type RefObject } from 'react';

const KEPT = 20;
const positions = new Map<string, number>();

function keep(key: string, top: number) {
  positions.delete(key);
  positions.set(key, top);
  const oldest = positions.keys().next().value;
  if (positions.size > KEPT && oldest !== undefined) positions.delete(oldest);
}

/** Coming back to a list finds the place one left; another list in the same place begins at its top. */
export function useKeptScroll(box: RefObject<HTMLElement | null>, key: string) {
  const mounted = useRef(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = mounted.current ? 0 : (positions.get(key) ?? 0);
    mounted.current = true;
    const note = () => keep(key, element.scrollTop);
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [box, key]);
}
