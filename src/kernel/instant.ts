/** A moment in UTC with milliseconds, `2026-11-23T05:36:00.000Z`: sorts as text, and JSON keeps it. */
export type Instant = string;

const form = /^(\d{4})-(\d{2})-(\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True when the proleptic Gregorian calendar has that day; `Date` would roll 30 February over instead of refusing it. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : daysIn[month - 1];
  return year >= 1 && days !== undefined && day >= 1 && day <= days;
}

/** True for exactly the form of {@link Instant} that names a real moment: no 30 February, no 24:00, no leap second. */
export function isInstant(value: unknown): value is Instant {
  const parts = typeof value === 'string' ? form.exec(value) : null;
  return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}
