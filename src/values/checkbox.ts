import { ok } from '../kernel/result.js';
import { type Parsed, reject } from './parsed.js';

// PostgreSQL's words for a boolean, without its unique prefixes: `tru` is a typing error, not a yes.
const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['t', true],
  ['yes', true],
  ['y', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['f', false],
  ['no', false],
  ['n', false],
  ['off', false],
  ['0', false],
]);

/** The value of a checkbox in the API: `true` or `false` and nothing that resembles them (V7). Code `CHECKBOX_INVALID_TYPE`. */
export function parseCheckbox(input: unknown): Parsed<boolean> {
  return typeof input === 'boolean' ? ok(input) : reject('CHECKBOX_INVALID_TYPE', { expected: 'boolean' });
}

/**
 * The value of a checkbox in a form or a CSV cell: `true t yes y on 1` or `false f no n off 0` in any case (V7). Codes
 * `CHECKBOX_EMPTY` (a blank cell is no value, not false), `CHECKBOX_INVALID`, `CHECKBOX_INVALID_TYPE`.
 */
export function checkboxFromText(text: unknown): Parsed<boolean> {
  if (typeof text !== 'string') return reject('CHECKBOX_INVALID_TYPE', { expected: 'string' });
  const word = text.trim();
  if (word === '') return reject('CHECKBOX_EMPTY');
  // Only ASCII is lower-cased: a Kelvin sign or a dotted capital I would turn into a letter of these words.
  const value = /^[A-Za-z01]{1,5}$/.test(word) ? words.get(word.toLowerCase()) : undefined;
  return value === undefined ? reject('CHECKBOX_INVALID') : ok(value);
}
