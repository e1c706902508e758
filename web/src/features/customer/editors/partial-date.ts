export interface PartialDate {
  year: number | null;
  month: number | null;
  day: number | null;
  /** A leap month of the lunar calendar. */
  leap: boolean;
}

const OPEN = '?';
const EMPTY: PartialDate = { year: null, month: null, day: null, leap: false };

export function readPartialDate(text: string | null | undefined): PartialDate {
  const match = /^(?:(\d{4})-)?(\d{2}|\?)(L?)-(\d{2}|\?)$/.exec(text ?? '');
  if (!match) return EMPTY;
  const figure = (part: string | undefined) => (part && part !== OPEN ? Number(part) : null);
  return { year: figure(match[1]), month: figure(match[2]), day: figure(match[4]), leap: match[3] === 'L' };
}

const two = (figure: number | null) => (figure === null ? OPEN : String(figure).padStart(2, '0'));

/** Text for the server; null where nothing is given. Half a date is written as such, and refused: it must not pass for none. */
export function writePartialDate({ year, month, day, leap }: PartialDate): string | null {
  if (year === null && month === null && day === null) return null;
  const figure = year === null ? '' : `${String(year).padStart(4, '0')}-`;
  return `${figure}${two(month)}${leap ? 'L' : ''}-${two(day)}`;
}

/** The days a month may have: all it could have while the year is open. */
export function daysOf({ year, month }: PartialDate, lunar: boolean): number {
  if (lunar) return 30;
  if (month === null) return 31;
  return new Date(year ?? 2024, month, 0).getDate();
}
