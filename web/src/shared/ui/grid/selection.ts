/** `include`: rows picked one by one. `exclude`: all that the list's filter finds, but these; two million rows are one small object. */
export interface GridSelection {
  mode: 'include' | 'exclude';
  ids: ReadonlySet<string>;
}
export const NOTHING: GridSelection = { mode: 'include', ids: new Set() };
export const EVERYTHING: GridSelection = { mode: 'exclude', ids: new Set() };

export const isSelected = (selection: GridSelection, id: string) => (selection.mode === 'include') === selection.ids.has(id);
export const isNothing = (selection: GridSelection) => selection.mode === 'include' && selection.ids.size === 0;

/** How many; null where the list does not know how many it has. */
export function countOf(selection: GridSelection, total: number | null): number | null {
  if (selection.mode === 'include') return selection.ids.size;
  return total === null ? null : Math.max(0, total - selection.ids.size);
}

export function toggle(selection: GridSelection, id: string): GridSelection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { mode: selection.mode, ids };
}

/** All of these become selected, or not. */
export function setAll(selection: GridSelection, wanted: readonly string[], on: boolean): GridSelection {
  const ids = new Set(selection.ids);
  for (const id of wanted) {
    if (on === (selection.mode === 'include')) ids.add(id);
    else ids.delete(id);
  }
  return { mode: selection.mode, ids };
}
