/** Days of a proleptic Gregorian calendar as ISO dates (`2026-04-24`), UTC, without clock time. */

/** The ISO date of a year, a month (1 to 12, other values roll over) and a day. */
export function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The last day of a month (1 to 12, other values roll over). */
export function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** `iso` moved by a number of days. */
export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `iso` moved by a number of months. */
export function addMonths(iso: string, months: number): string {
  return isoDay(yearOf(iso), Number(iso.slice(5, 7)) + months, Number(iso.slice(8, 10)));
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

export function yearOf(iso: string): number {
  return Number(iso.slice(0, 4));
}

export interface DayRange {
  from: string;
  until: string;
}

/** First and last day of a quarter, 1 to 4. */
export function quarterRange(year: number, quarter: number): DayRange {
  return { from: isoDay(year, quarter * 3 - 2, 1), until: lastDay(year, quarter * 3) };
}

export function monthRange(year: number, month: number): DayRange {
  return { from: isoDay(year, month, 1), until: lastDay(year, month) };
}

export function yearRange(year: number): DayRange {
  return { from: isoDay(year, 1, 1), until: isoDay(year, 12, 31) };
}

/** The quarter of a day, 1 to 4. */
export function quarterOf(iso: string): number {
  return Math.ceil(Number(iso.slice(5, 7)) / 3);
}
