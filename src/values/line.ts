import { ok } from '../kernel/result.js';
import type { Parsed } from './parsed.js';
import { parseLine } from './text.js';

/** The same parser for a text that may be taken away: null and what is visually empty are null (C1). */
export function blankAsNull(parse: (input: unknown) => Parsed<string>): (input: unknown) => Parsed<string | null> {
  return (input) => {
    if (input === null) return ok(null);
    const text = parse(input);
    return text.ok || text.error.issues[0].code !== 'TEXT_EMPTY' ? text : ok(null);
  };
}

/** One line of text of at most `max` code points; null and what is visually empty are null. Codes: `TEXT_…`. */
export function lineOrNull(max: number): (input: unknown) => Parsed<string | null> {
  return blankAsNull((input) => parseLine(input, max));
}
