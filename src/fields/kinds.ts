import type { Rejection } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import { checkboxFromText, parseCheckbox } from '../values/checkbox.js';
import { parseCountry } from '../values/country.js';
import { parseDate } from '../values/date.js';
import { parseEmail } from '../values/email.js';
import { parseLanguage } from '../values/language.js';
import { numberFromText, parseNumber } from '../values/number.js';
import { optionFromText, parseOption } from '../values/option.js';
import { parsePhone } from '../values/phone.js';
import { parseName, parseText } from '../values/text.js';
import { parseTime } from '../values/time.js';
import { parseUrl } from '../values/url.js';
import type { CustomValue, FieldType } from './definition.js';

/** What parsing a value may need beside the value. */
export interface KindFacts {
  /** F1: of a list field. */
  readonly options?: readonly string[] | null | undefined;
  /** V1: for phone numbers without `+`. */
  readonly defaultCountry?: string | undefined;
}

/** How a value of one kind comes in: typed, as from JSON, or as text, as from a form or a CSV cell. */
export interface Kind {
  readonly parse: (input: unknown, facts: KindFacts) => Result<CustomValue, Rejection<'INVALID'>>;
  readonly fromText: (text: unknown, facts: KindFacts) => Result<CustomValue, Rejection<'INVALID'>>;
}

type Parse = Kind['parse'];
const same = (parse: Parse): Kind => ({ parse, fromText: parse });

const email: Parse = (input) => {
  const parsed = parseEmail(input);
  return parsed.ok ? { ok: true, value: parsed.value.address } : parsed;
};
const phone: Parse = (input, facts) => {
  const parsed = parsePhone(input, facts);
  return parsed.ok ? { ok: true, value: parsed.value.e164 } : parsed;
};

/** The kinds of custom fields (F1) and of the standard fields that people fill. A new kind is a new row here. */
export const kinds: { readonly [K in FieldType | 'name' | 'phone' | 'country' | 'language']: Kind } = {
  text: same(parseText),
  list: {
    parse: (input, { options }) => parseOption(input, options ?? []),
    fromText: (text, { options }) => optionFromText(text, options ?? []),
  },
  checkbox: { parse: parseCheckbox, fromText: checkboxFromText },
  email: same(email),
  number: { parse: parseNumber, fromText: numberFromText },
  url: same(parseUrl),
  date: same(parseDate),
  time: same(parseTime),
  name: same(parseName),
  phone: same(phone),
  country: same(parseCountry),
  language: same(parseLanguage),
};
