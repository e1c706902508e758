import { create } from 'zustand';
import type { Operation, Selection } from '@/api/types';

/** What features ask of each other without knowing each other; the shell mounts what is open, loaded at first use. */
export interface ExportRequest {
  selection: Selection;
  columns: string[];
  count: number | null;
  about: boolean;
}
export interface CreateRequest {
  values: Record<string, unknown>;
  full: boolean;
}

interface Slots {
  create: CreateRequest | null;
  export: ExportRequest | null;
  tray: boolean;
  /** Operations started in this tab, newest first: the tray follows them. */
  tracked: string[];
}

export const useSlots = create<Slots>()(() => ({ create: null, export: null, tray: false, tracked: [] }));

export const openCreate = (values: Record<string, unknown> = {}, full = false) =>
  useSlots.setState({ create: { values, full } });
export const closeCreate = () => useSlots.setState({ create: null });
export const openExport = (request: ExportRequest) => useSlots.setState({ export: request });
export const closeExport = () => useSlots.setState({ export: null });
export const setTray = (open: boolean) => useSlots.setState({ tray: open });
/** Follow an operation in the tray. */
export const trackOperation = (operation: Pick<Operation, 'id'>) =>
  useSlots.setState((slots) => ({
    tray: true,
    tracked: [operation.id, ...slots.tracked.filter((id) => id !== operation.id)].slice(0, 20),
  }));
