import { isCalendarDay } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { type Parsed, reject } from './parsed.js';

const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A day of the calendar as `YYYY-MM-DD`, years 0001–9999, without time or zone; the order of day and month is never
 * guessed and `Date` never asked, since it rolls 30 February over (V7). Codes `DATE_EMPTY`, `DATE_INVALID`, `DATE_INVALID_TYPE`.
 */
export function parseDate(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return reject('DATE_INVALID_TYPE', { expected: 'string' });
  const text = input.trim();
  if (text === '') return reject('DATE_EMPTY');
  const parts = form.exec(text);
  const real = parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return real ? ok(text) : reject('DATE_INVALID', { format: 'YYYY-MM-DD' });
}
