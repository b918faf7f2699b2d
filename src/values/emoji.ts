import { type Parsed, reject } from './parsed.js';
import { parseLine } from './text.js';

/** The most UTF-16 units of an emoji: families and the flags of regions come to 15. */
const emojiLimit = 16;

/** The emoji before the name of a tag or stage: one character as a reader counts them, of any sort. Codes: `TEXT_…`. */
export function parseEmoji(input: unknown): Parsed<string> {
  const text = parseLine(input);
  if (!text.ok) return text;
  return text.value.length <= emojiLimit && graphemes(text.value) === 1
    ? text
    : reject('TEXT_TOO_LONG', { max: 1, maxUnits: emojiLimit });
}

function graphemes(text: string): number {
  // Where a grapheme ends is no question of language; one is named so that the machine's is not asked.
  return [...new Intl.Segmenter('en').segment(text)].length;
}
