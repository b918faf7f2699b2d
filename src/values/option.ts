import { guard } from '../kernel/guard.js';
import { ok } from '../kernel/result.js';
import { forbidden, isVisuallyEmpty } from './characters.js';
import { type Parsed, reject } from './parsed.js';
import { tagKey } from './tag-name.js';

// No option has more than 255 code points (F1), and no spelling of one is much longer: what is, needs no key.
const longest = 2000;

/**
 * One of a list field's options: exactly, else the only one with the same tag key; answered in the option's own spelling.
 * `N/A`, `null` and `1` are options like any other; no prefixes, no indexes (V7). Codes `OPTION_EMPTY`, `OPTION_UNKNOWN`,
 * `OPTION_AMBIGUOUS` (several options differ in case alone), `OPTION_INVALID_TYPE`.
 */
export function parseOption(input: unknown, options: readonly string[]): Parsed<string> {
  if (typeof input !== 'string') return reject('OPTION_INVALID_TYPE', { expected: 'string' });
  return guard({ options }, () => findOption(input, Array.isArray(options) ? options : []));
}

function findOption(input: string, known: readonly string[]): Parsed<string> {
  if (known.includes(input)) return ok(input);
  if (isVisuallyEmpty(input)) return reject('OPTION_EMPTY');
  if (input.length > longest || forbidden.test(input)) return reject('OPTION_UNKNOWN');
  const key = tagKey(input);
  const found = new Set(known.filter((option) => tagKey(option) === key));
  const [first] = found;
  if (first === undefined) return reject('OPTION_UNKNOWN');
  return found.size === 1 ? ok(first) : reject('OPTION_AMBIGUOUS', { matches: found.size });
}

/** The same from a form or a CSV cell; options are text in both (V7). Codes as {@link parseOption}. */
export function optionFromText(text: unknown, options: readonly string[]): Parsed<string> {
  return parseOption(text, options);
}
