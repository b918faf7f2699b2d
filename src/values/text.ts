import type { IssueCode } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { canNormalize, exceeds, forbidden, isVisuallyEmpty, withoutInvisibleOfText } from './characters.js';
import { type Parsed, reject } from './parsed.js';

/** V5: the most code points that a text may have, by what it is. */
const textLimits = { name: 200, line: 255, text: 10_000 } as const;

/** The codes of one kind of text, so that every kind is cleaned by the same function. */
export interface TextCodes {
  readonly empty: IssueCode;
  readonly type: IssueCode;
  readonly characters: IssueCode;
  readonly long: IssueCode;
}

const nameCodes: TextCodes = {
  empty: 'NAME_EMPTY',
  type: 'NAME_INVALID_TYPE',
  characters: 'NAME_INVALID_CHARACTERS',
  long: 'NAME_TOO_LONG',
};
const textCodes: TextCodes = {
  empty: 'TEXT_EMPTY',
  type: 'TEXT_INVALID_TYPE',
  characters: 'TEXT_INVALID_CHARACTERS',
  long: 'TEXT_TOO_LONG',
};

// Printable ASCII with single inner spaces is clean as it stands, and it is most of what comes in.
const clean = /^[!-~]+(?: [!-~]+)*$/;

/** A first or last name: one line of at most 200 code points, never recased, `null` and `N/A` are names (V5). Codes `NAME_…`. */
export function parseName(input: unknown): Parsed<string> {
  return parseOneLine(input, textLimits.name, nameCodes);
}

/** One line of at most `max` code points: options, descriptions, reasons (V5). Codes `TEXT_…`. */
export function parseLine(input: unknown, max: number = textLimits.line): Parsed<string> {
  return parseOneLine(input, typeof max === 'number' ? max : textLimits.line, textCodes);
}

/** The text of a custom field: at most 10,000 code points, line feeds stay, every other line break becomes one (V5). Codes `TEXT_…`. */
export function parseText(input: unknown): Parsed<string> {
  return parseWith(input, textLimits.text, textCodes, foldLines);
}

/** V5 with the codes of the caller's own kind; white space of every sort, line breaks included, becomes one space. */
export function parseOneLine(input: unknown, max: number, codes: TextCodes): Parsed<string> {
  return parseWith(input, max, codes, foldSpace);
}

function parseWith(input: unknown, max: number, codes: TextCodes, fold: (text: string) => string): Parsed<string> {
  if (typeof input !== 'string') return reject(codes.type, { expected: 'string' });
  if (input.length <= max && clean.test(input)) return ok(input);
  if (forbidden.test(input)) return reject(codes.characters);
  const seen = fold(withoutInvisibleOfText(input)).trim();
  if (isVisuallyEmpty(seen)) return reject(codes.empty);
  // Composing makes at most four code points one, so what is longer than that stays too long; and it is not normalised.
  if (exceeds(seen, max * 4)) return reject(codes.long, { max });
  if (!canNormalize(seen)) return reject(codes.characters);
  const text = seen.normalize('NFC');
  return exceeds(text, max) ? reject(codes.long, { max }) : ok(text);
}

function foldSpace(text: string): string {
  return text.replace(/\p{White_Space}+/gu, ' ');
}

function foldLines(text: string): string {
  // What `\s` has beyond White_Space, the BOM, is gone already; what it lacks, NEL, is a line break.
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\S\n]+/g, ' ');
}
