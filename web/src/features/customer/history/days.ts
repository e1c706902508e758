import type { HistoryEntry } from './data';

export interface Day {
  /** Local day, `YYYY-MM-DD`. */
  day: string;
  entries: HistoryEntry[];
}
const dayOf = (instant: string) => {
  const at = new Date(instant);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
};

/** Entries under their days, in the order given. */
export function byDay(entries: readonly HistoryEntry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
