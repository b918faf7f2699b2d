/** A number for people: `100,000`. */
export function grouped(number: number): string {
  return number.toLocaleString('en');
}

/** Text of a stranger, safe to print: what nobody sees or what would steer the terminal is spelt out, and it ends in time. */
export function shown(text: string, longest = 40): string {
  // A cell may be a megabyte, and no character takes more than two places in a string.
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  const cut = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
  return cut.replace(unseen, (one) => escapes[one] ?? `\\u{${one.codePointAt(0)!.toString(16)}}`);
}

// The joiners belong to emoji families and to Persian and Indian words.
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const escapes: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text with spaces behind it, up to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** How many places of a terminal the text takes: two for Chinese letters and emoji. */
export function widthOf(text: string): number {
  return Array.from(new Intl.Segmenter().segment(text)).reduce(
    (sum, { segment }) => sum + (wide.test(segment) ? 2 : 1),
    0,
  );
}

const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff01-\uff60]/u;
