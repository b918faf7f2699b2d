import type { IssueCode, IssueParams } from '../kernel/issue.js';
import { control, withoutInvisible } from './characters.js';

/** V1: the most UTF-16 units of a phone number as it comes in. */
const phoneInputLimit = 250;

/** A text that may be a phone number: what the library gets to see of it, or why it gets nothing. */
export type PhoneText =
  | { readonly fault: IssueCode; readonly params?: IssueParams }
  | {
      readonly fault: null;
      readonly international: boolean;
      readonly digits: string;
      readonly extension: string | null;
    };

const plain = /^\+[0-9 ()./-]+$/;
const body = /^(?:\+|\(\+)?[\d().\-/[\] ]*$/;
// As Google's library: up to 20 digits after a word, up to 9 after `x` and `#`, which may be something else.
const extension =
  /[ ,]*(?:;ext=(\d{1,20})|(?:ext(?:ension)?|доб|anexo)[:.]?[ ,-]*(\d{1,20})|[x#][:.]?[ ,-]*(\d{1,9}))$/iu;

/**
 * V1, everything before the library: what a phone number may be wrapped in is taken off, what may not stand in one is refused,
 * and digits are left. Both ports of the library hang on `;phone-context=`; here it is refused once nothing can hide it.
 */
export function readPhoneText(input: string): PhoneText {
  if (input.length > phoneInputLimit) return { fault: 'PHONE_TOO_LONG_INPUT', params: { max: phoneInputLimit } };
  if (plain.test(input)) return { fault: null, international: true, digits: onlyDigits(input), extension: null };
  const seen = withoutInvisible(input);
  if (/;phone-context=/i.test(seen)) return { fault: 'PHONE_UNSUPPORTED_FORMAT' };
  const trimmed = seen.trim();
  if (trimmed === '') return { fault: 'PHONE_EMPTY' };
  if (control.test(trimmed)) return { fault: 'PHONE_INVALID_CHARACTERS' };
  const number = toAscii(trimmed)
    .replace(/^tel:/i, '')
    .replace(/;isub=.*$/is, '');
  const cut = extension.exec(number);
  const rest = number.slice(0, cut?.index).trim();
  if (!body.test(rest)) return { fault: 'PHONE_INVALID_CHARACTERS' };
  return {
    fault: null,
    international: rest.includes('+'),
    digits: onlyDigits(rest),
    extension: cut?.[1] ?? cut?.[2] ?? cut?.[3] ?? null,
  };
}

/** V1: Unicode spaces and `~` (a pause of dialling) → space, Unicode dashes → `-`, fullwidth plus → `+`, digits → ASCII. */
function toAscii(text: string): string {
  return text
    .replace(/[\p{Zs}~]/gu, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll('\uff0b', '+')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

// Unicode encodes decimal digits as runs of ten in order from a zero on. Runs may touch, so the way back is counted by tens.
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0)!;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value % 10);
}

function onlyDigits(text: string): string {
  return text.replace(/\D+/g, '');
}
