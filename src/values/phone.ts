import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { IssueCode } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { type Parsed, reject } from './parsed.js';
import { readPhoneText } from './phone-text.js';

/** A phone number as it is stored and compared, what it says about itself, and what was written behind it. */
export interface Phone {
  /** `+` and up to 15 digits; equality goes by it alone. */
  readonly e164: string;
  /** The number's region as the metadata says, `AC`, `TA` and `XK` included; null for non-geographic numbers. Derived, never a contact's country as such. */
  readonly country: string | null;
  /** Up to 20 digits, or null. Not part of the number. */
  readonly extension: string | null;
}

/** V1: ITU-T E.164 §6.1. The library knows longer numbers that are valid in a national plan. */
const maxDigits = 15;

const faults: Readonly<Record<string, IssueCode>> = {
  NOT_A_NUMBER: 'PHONE_NOT_A_NUMBER',
  INVALID_COUNTRY: 'PHONE_INVALID_COUNTRY_CODE',
  TOO_SHORT: 'PHONE_TOO_SHORT',
  TOO_LONG: 'PHONE_TOO_LONG',
};

/**
 * A phone number as people write it → E.164 (V1). `defaultCountry` (ISO 3166-1 alpha-2, any case) is for numbers without
 * `+` only, and does not decide the answer's `country`: the digits do. Valid means valid when written, the plans of the world
 * move; a stored number is not parsed again to be read. Codes `PHONE_…`, see V9.
 */
export function parsePhone(input: unknown, options?: { readonly defaultCountry?: string | undefined }): Parsed<Phone> {
  if (typeof input !== 'string') return reject('PHONE_INVALID_TYPE', { expected: 'string' });
  const text = readPhoneText(input);
  if (text.fault !== null) return reject(text.fault, text.params);
  if (text.international) return parseDigits(`+${text.digits}`, undefined, text.extension);
  const country = readDefault(options);
  if (country === undefined) return reject('PHONE_MISSING_COUNTRY');
  if (country === null) return reject('PHONE_INVALID_DEFAULT_COUNTRY');
  return parseDigits(text.digits, country, text.extension);
}

/** The number in international format, for people (W1, W2); a text that is no number comes back as it is. */
export function formatPhone(e164: string): string {
  if (typeof e164 !== 'string' || !/^\+\d{3,17}$/.test(e164)) return e164;
  try {
    return parsePhoneNumberWithError(e164, { extract: false }).formatInternational();
  } catch {
    return e164;
  }
}

// Google's library takes two bare digits for a number and wants three behind a plus; ours would call one digit too short.
const viable = /^(?:\d{2,}|\+\d{3,})$/;

function parseDigits(number: string, defaultCountry: CountryCode | undefined, extension: string | null): Parsed<Phone> {
  if (!viable.test(number)) return reject('PHONE_NOT_A_NUMBER');
  const options = defaultCountry === undefined ? { extract: false } : { defaultCountry, extract: false };
  let phone: PhoneNumber;
  try {
    phone = parsePhoneNumberWithError(number, options);
  } catch (error) {
    return reject((error instanceof ParseError && faults[error.message]) || 'PHONE_NOT_A_NUMBER');
  }
  if (!phone.isValid()) return reject(faults[validatePhoneNumberLength(number, options) ?? ''] ?? 'PHONE_INVALID');
  if (phone.number.length > maxDigits + 1) return reject('PHONE_TOO_LONG', { max: maxDigits });
  return ok({ e164: phone.number, country: phone.country ?? null, extension });
}

// Undefined: there is none. Null: there is one, and no numbering plan goes by that name.
function readDefault(
  options: { readonly defaultCountry?: unknown } | null | undefined,
): CountryCode | undefined | null {
  try {
    const country = options?.defaultCountry ?? undefined;
    if (country === undefined) return undefined;
    // Upper-casing other letters could make ASCII of them (`ß` → `SS`).
    if (typeof country !== 'string' || !/^[A-Za-z]{2}$/.test(country)) return null;
    const code = country.toUpperCase();
    return isSupportedCountry(code) ? code : null;
  } catch {
    return null;
  }
}
