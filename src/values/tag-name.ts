import { canNormalize, withoutInvisibleOfText } from './characters.js';
import type { Parsed } from './parsed.js';
import { parseOneLine, type TextCodes } from './text.js';

/** T1: the most code points of a tag's name. */
const tagNameLimit = 64;

const codes: TextCodes = {
  empty: 'TAG_EMPTY',
  type: 'TAG_INVALID_TYPE',
  characters: 'TAG_INVALID_CHARACTERS',
  long: 'TAG_TOO_LONG',
};

const ascii = /^[!-~]+(?: [!-~]+)*$/;

/** The name of a tag as it is shown: one line of 1–64 code points, cleaned as V5 (T1). Codes `TAG_…`. */
export function parseTagName(input: unknown): Parsed<string> {
  return parseOneLine(input, tagNameLimit, codes);
}

/**
 * What makes a name unique, for tags, options, fields and search (T1): NFKC → lower · upper · lower → NFKC → without
 * U+FE0E and U+FE0F. Three case steps come closest to Unicode's full case folding (ß = SS, ς = σ, µ = μ); accents,
 * punctuation and skin tones still count. White space and what is not seen are folded first, so that a name which was
 * never parsed has the key of the parsed one. No SQL function computes this: store the key beside the name.
 */
export function tagKey(name: string): string {
  if (typeof name !== 'string') return '';
  if (ascii.test(name)) return name.toLowerCase();
  const text = withoutInvisibleOfText(name)
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
  const compat = compatible(text);
  const folded = compat.toLowerCase().toUpperCase().toLowerCase();
  return (folded === compat ? folded : compatible(folded)).replace(/[\ufe0e\ufe0f]/g, '');
}

function compatible(text: string): string {
  return canNormalize(text) ? text.normalize('NFKC') : text;
}
