import type { ReactNode } from 'react';

export interface Column<R> {
  id: string;
  title: string;
  width: number;
  pinned?: boolean;
  align?: 'right';
  sortable?: boolean;
  render: (row: R) => ReactNode;
}
export interface Sort {
  name: string;
  descending: boolean;
}

export const CHECK_WIDTH = 44;
export const HEAD_HEIGHT = 38;
const MIN_WIDTH = 64;
const MAX_WIDTH = 720;
export const clampWidth = (width: number) => Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));

export interface Layout<R> {
  pinned: Column<R>[];
  rest: Column<R>[];
  /** All, in the order the arrows go. */
  order: Column<R>[];
  /** Left edge of each of `rest`, counted from the end of the pinned ones; one more for the end. */
  starts: number[];
  pinnedWidth: number;
  width: number;
}

export function layOut<R>(columns: readonly Column<R>[], widths: Readonly<Record<string, number>>): Layout<R> {
  const sized = columns.map((column) => ({ ...column, width: clampWidth(widths[column.id] ?? column.width) }));
  const pinned = sized.filter((column) => column.pinned);
  const rest = sized.filter((column) => !column.pinned);
  const starts = [0];
  for (const column of rest) starts.push((starts.at(-1) ?? 0) + column.width);
  const pinnedWidth = CHECK_WIDTH + pinned.reduce((sum, column) => sum + column.width, 0);
  return { pinned, rest, order: [...pinned, ...rest], starts, pinnedWidth, width: pinnedWidth + (starts.at(-1) ?? 0) };
}

/** First and last column of `rest` that are to be drawn for a window of the scroll area. */
export function visibleColumns(starts: readonly number[], from: number, to: number, extra = 2): [number, number] {
  const count = starts.length - 1;
  let first = 0;
  while (first < count - 1 && (starts[first + 1] ?? 0) <= from) first += 1;
  let last = first;
  while (last < count - 1 && (starts[last + 1] ?? 0) < to) last += 1;
  return [Math.max(0, first - extra), Math.min(count - 1, last + extra)];
}

/** One id moved before another (or to the end). */
export function moveBefore(ids: readonly string[], id: string, before: string | null): string[] {
  if (id === before) return [...ids];
  const others = ids.filter((one) => one !== id);
  const at = before === null ? others.length : others.indexOf(before);
  return at < 0 ? [...ids] : [...others.slice(0, at), id, ...others.slice(at)];
}
