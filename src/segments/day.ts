import type { Instant } from '../kernel/instant.js';

const dayLength = 86_400_000;
// What four digits of a year can name: beyond it an instant has another form, and does not sort as text.
const first = Date.parse('0001-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/** A stretch of time; both ends belong to it. As an operand its ends may be days. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** True for an operand that names a day and no moment. */
export function isDay(operand: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(operand);
}

/** Q3: the moments after an operand; undefined: there are none. A day is over when the next one begins. */
export function spanAfter(operand: string, zone: string): Span | undefined {
  return span(endOf(operand, zone) + 1, last);
}

/** Q3: the moments before an operand. */
export function spanBefore(operand: string, zone: string): Span | undefined {
  return span(first, startOf(operand, zone) - 1);
}

/** Q3: the moments from one operand to another, both included, with the whole of their days. */
export function spanBetween(operand: Span, zone: string): Span | undefined {
  return span(startOf(operand.from, zone), endOf(operand.to, zone));
}

function span(from: number, to: number): Span | undefined {
  const [begin, end] = [Math.max(from, first), Math.min(to, last)];
  return begin > end ? undefined : { from: new Date(begin).toISOString(), to: new Date(end).toISOString() };
}

function startOf(operand: string, zone: string): number {
  return isDay(operand) ? midnight(Date.parse(operand), zone) : Date.parse(operand);
}

function endOf(operand: string, zone: string): number {
  return isDay(operand) ? midnight(Date.parse(operand) + dayLength, zone) - 1 : Date.parse(operand);
}

/**
 * Q3: the first moment at which clocks of the zone show midnight, or what is later. `local` is that midnight, written as if
 * it were UTC. Clocks that are put forward over midnight, or over a whole day, show it when they are put forward; of two
 * midnights in one night it is the first.
 */
function midnight(local: number, zone: string): number {
  const offsetAt = offsetsOf(zone);
  const before = offsetAt(local - dayLength);
  const expected = local - before;
  const after = offsetAt(expected);
  const corrected = local - after;
  if (offsetAt(corrected) === after) return corrected;
  // The clocks skip it: at some moment between the two.
  let [skipped, shown] = [corrected, expected];
  while (shown - skipped > 1) {
    const middle = Math.floor((skipped + shown) / 2);
    if (offsetAt(middle) === after) shown = middle;
    else skipped = middle;
  }
  return shown;
}

/** How far clocks of the zone are ahead of UTC at a moment, in milliseconds: `GMT`, `GMT+05:30`, `GMT-04:56:02`. */
function offsetsOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = 0, minutes = 0, seconds = 0] = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
    const ahead = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return sign === '-' ? -ahead : ahead;
  };
}
