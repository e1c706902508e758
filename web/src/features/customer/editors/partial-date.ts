export interface PartialDate {
  year: number | null;
  month: number | null;
  day: number | null;
  /** A leap month of the lunar calendar. */
  leap: boolean;
}

const EMPTY: PartialDate = { year: null, month: null, day: null, leap: false };

export function readPartialDate(text: string | null | undefined): PartialDate {
  const match = /^(?:(\d{4})-)?(\d{2})(L?)-(\d{2})$/.exec(text ?? '');
  if (!match) return EMPTY;
  return { year: match[1] ? Number(match[1]) : null, month: Number(match[2]), day: Number(match[4]), leap: match[3] === 'L' };
}

const two = (figure: number) => String(figure).padStart(2, '0');

/** Text for the server; null while month or day is missing. */
export function writePartialDate({ year, month, day, leap }: PartialDate): string | null {
  if (month === null || day === null) return null;
  const figure = year === null ? '' : `${String(year).padStart(4, '0')}-`;
  return `${figure}${two(month)}${leap ? 'L' : ''}-${two(day)}`;
}

/** The days a month may have: all it could have while the year is open. */
export function daysOf({ year, month }: PartialDate, lunar: boolean): number {
  if (lunar) return 30;
  if (month === null) return 31;
  return new Date(year ?? 2024, month, 0).getDate();
}
