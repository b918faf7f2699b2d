// Classes of characters that several value types share. Every pattern is one class, so that a test is linear.

/** Cs: half of a surrogate pair on its own, as a cut in the middle of an emoji leaves behind. No UTF-8 can hold it. */
export const loneSurrogate: RegExp = /\p{Cs}/u;

/** Cc: C0, DEL and C1, white space such as tab and line feed included. */
export const control: RegExp = /\p{Cc}/u;

/** V5: what no text may hold: lone surrogates, noncharacters, and the controls that are not white space. */
// One class: as `(?!\p{White_Space})\p{Cc}` it takes four times as long.
// oxlint-disable-next-line no-control-regex
export const forbidden: RegExp = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** V1, V4: everything that is not seen and has no business in a number or an address: V5's list, ZWNJ and ZWJ too. */
export const invisible: RegExp = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

const invisibles = new RegExp(invisible.source, 'g');
// Without U+200C and U+200D: ZWNJ is spelling in Persian, ZWJ holds emoji together.
const invisiblesOfText = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
// Fillers of Hangul and variation selectors are default-ignorable; the blank of Braille is not, and shows nothing.
const unseen = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** V1: the text without anything {@link invisible}. */
export function withoutInvisible(text: string): string {
  return text.replace(invisibles, '');
}

/** V5: the text without bidi controls, ZWSP, WJ, BOM and SHY; ZWJ and ZWNJ stay. */
export function withoutInvisibleOfText(text: string): string {
  return text.replace(invisiblesOfText, '');
}

/** V5, C1: true when nothing of the text can be seen: white space, zero-width characters, fillers, or no character at all. */
export function isVisuallyEmpty(text: string): boolean {
  return unseen.test(text);
}

/** True when the text has more than `max` code points, counted no further than needed. */
export function exceeds(text: string, max: number): boolean {
  if (text.length <= max) return false;
  if (text.length > max * 2) return true;
  let count = 0;
  for (const _ of text) if ((count += 1) > max) return true;
  return false;
}

/** The longest run of combining marks that {@link canNormalize} lets through. Stacked "zalgo" text has a hundred. */
const maxMarks = 500;

/**
 * V8: normalising is quadratic in the length of a run of combining marks (ICU sorts them by insertion: 50,000 take a
 * second), so whoever calls `normalize` on unknown text asks here first.
 */
export function canNormalize(text: string): boolean {
  if (text.length <= maxMarks) return true;
  for (const [run] of text.matchAll(/\p{M}+/gu)) if (run.length > maxMarks) return false;
  return true;
}
