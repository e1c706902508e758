import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

export interface Window {
  first: number;
  last: number;
  left: number;
  right: number;
  height: number;
}
const STEP = 160;

/**
 * Which rows of fixed height a scroll area shows. Only a change of the drawn range redraws; sideways in steps, so that a
 * slow drag is not one redraw a pixel.
 */
export function useWindow(box: RefObject<HTMLElement | null>, rowHeight: number, count: number, extra = 10): Window {
  const [shown, setShown] = useState<Window>({ first: 0, last: 40, left: 0, right: 2000, height: 800 });
  const measure = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const top = Math.floor(scrollTop / rowHeight);
    const next: Window = {
      first: Math.max(0, top - extra),
      last: Math.min(count - 1, top + Math.ceil(clientHeight / rowHeight) + extra),
      left: Math.floor(scrollLeft / STEP) * STEP,
      right: Math.ceil((scrollLeft + clientWidth) / STEP) * STEP,
      height: clientHeight,
    };
    setShown((now) => ((Object.keys(next) as (keyof Window)[]).every((key) => now[key] === next[key]) ? now : next));
  }, [box, rowHeight, count, extra]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [box, measure]);
  return shown;
}
