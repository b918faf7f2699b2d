import { ok } from '../kernel/result.js';
import { type Parsed, reject } from './parsed.js';

const limits = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;

// A point needs a digit on one side only. No grouping and no decimal comma: `1,5` and `1.000` would be guesses.
const decimal = /^[+-]?(\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A number in the API: a finite number within ±(2⁵³ − 1), with `-0` as `0`; texts are not coerced (V7). Codes
 * `NUMBER_INVALID_TYPE`, `NUMBER_INVALID` (NaN), `NUMBER_OUT_OF_RANGE`.
 */
export function parseNumber(input: unknown): Parsed<number> {
  if (typeof input !== 'number') return reject('NUMBER_INVALID_TYPE', { expected: 'number' });
  if (Number.isNaN(input)) return reject('NUMBER_INVALID');
  // Beyond 2^53 every double is a whole number, and neighbours collapse into one.
  if (Math.abs(input) > limits.max) return reject('NUMBER_OUT_OF_RANGE', limits);
  return ok(input === 0 ? 0 : input);
}

/**
 * A number from a form or a CSV cell: ASCII digits, a sign, a decimal point, an exponent (V7). Codes `NUMBER_EMPTY` (an
 * empty text is not 0), `NUMBER_INVALID`, `NUMBER_OUT_OF_RANGE` (too large, or so small that it would become 0),
 * `NUMBER_INVALID_TYPE`.
 */
export function numberFromText(text: unknown): Parsed<number> {
  if (typeof text !== 'string') return reject('NUMBER_INVALID_TYPE', { expected: 'string' });
  const trimmed = text.trim();
  if (trimmed === '') return reject('NUMBER_EMPTY');
  const mantissa = decimal.exec(trimmed)?.[1];
  if (mantissa === undefined) return reject('NUMBER_INVALID');
  const value = Number(trimmed);
  if (value === 0 && /[1-9]/.test(mantissa)) return reject('NUMBER_OUT_OF_RANGE', limits);
  return parseNumber(value);
}
