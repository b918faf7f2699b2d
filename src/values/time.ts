import { ok } from '../kernel/result.js';
import { type Parsed, reject } from './parsed.js';

const form = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/**
 * A time of day as `HH:MM` or `HH:MM:SS`, 00:00 to 23:59:59, kept as precise as it was given; no zone, no fraction, no
 * 24:00, no leap second (V7). Codes `TIME_EMPTY`, `TIME_INVALID`, `TIME_INVALID_TYPE`.
 */
export function parseTime(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return reject('TIME_INVALID_TYPE', { expected: 'string' });
  const text = input.trim();
  if (text === '') return reject('TIME_EMPTY');
  return form.test(text) ? ok(text) : reject('TIME_INVALID', { format: 'HH:MM[:SS]' });
}
