import { keyOf } from '@/shared/lib/keys';

export interface Cell {
  row: number;
  column: number;
}
export type Step =
  | { act: 'move'; to: Cell; range: boolean }
  | { act: 'open' | 'preview' | 'toggle' | 'all' | 'escape' };

interface Extent {
  rows: number;
  columns: number;
  page: number;
}
interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  keyCode?: number;
  isComposing?: boolean;
  nativeEvent?: KeyboardEvent;
}

const ACTS: Record<string, 'open' | 'preview' | 'toggle' | 'escape'> = { Enter: 'open', ' ': 'preview', x: 'toggle', Escape: 'escape' };

function target(key: string, at: Cell, { rows, columns, page }: Extent, mod: boolean): Cell | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return { ...at, row: at.row + 1 };
    case 'ArrowUp':
    case 'k':
      return { ...at, row: at.row - 1 };
    case 'ArrowRight':
      return { ...at, column: at.column + 1 };
    case 'ArrowLeft':
      return { ...at, column: at.column - 1 };
    case 'PageDown':
      return { ...at, row: at.row + page };
    case 'PageUp':
      return { ...at, row: at.row - page };
    case 'Home':
      return { row: mod ? 0 : at.row, column: 0 };
    case 'End':
      return { row: mod ? rows - 1 : at.row, column: columns - 1 };
    default:
      return null;
  }
}

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** What a key does in the grid; null: not ours, the browser has it. */
export function stepOf(event: KeyPress, at: Cell, extent: Extent): Step | null {
  const key = keyOf(event);
  const mod = event.ctrlKey || event.metaKey;
  if (!key || event.altKey) return null;
  if (mod && key.toLowerCase() === 'a') return { act: 'all' };
  const to = mod && !['Home', 'End'].includes(key) ? null : target(key, at, extent, mod);
  if (to) {
    const cell = { row: within(to.row, extent.rows), column: within(to.column, extent.columns) };
    return { act: 'move', to: cell, range: event.shiftKey && cell.row !== at.row };
  }
  const act = mod ? undefined : ACTS[key];
  return act ? { act } : null;
}
