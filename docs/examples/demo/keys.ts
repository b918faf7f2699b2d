import { parseName } from 'contactkit';

/** F1: the most characters of a custom field's key, and of its name. */
const longest = 50;

/** The key that a header makes: `Größe (cm)` is `grosse_cm`; empty where it has no letter or digit of ASCII. */
export function slug(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, longest)
    .replace(/^_|_$/g, '');
}

/** The name that a header makes: without what nobody sees, and not too long. */
export function titleOf(header: string): string {
  const name = parseName(firstOf(header, longest));
  return name.ok ? name.value : 'Column';
}

/** `text`, or the first of `text_2`, `text_3`, … that is free. */
export function firstFree(text: string, gap: string, isTaken: (text: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `${gap}${number}`;
    const wanted = firstOf(text, longest - ending.length) + ending;
    if (!isTaken(wanted)) return wanted;
  }
}

// By code points: half an emoji is no text.
function firstOf(text: string, count: number): string {
  return Array.from(text).slice(0, count).join('');
}
