import type { FieldType, Rejection, Result } from 'contactkit';
import { checkboxFromText, numberFromText, parseCountryName, parseDate, parsePhone } from 'contactkit';

/** What a cell stands for, in the form that `create` takes, or what is wrong with it. */
export type Reading = Result<unknown, Rejection<'INVALID'>>;

type FromText = (text: string, country: string | undefined) => Reading;

/** Key of `create`'s input, or type of a custom field → its reader. What has none goes to `create` as it is written. */
const readers: { readonly [K in 'phone' | 'country' | 'tags' | 'channel' | FieldType]?: FromText } = {
  // A number without `+` is one of the row's own country. Where the row names none, `create` asks the workspace's policy.
  phone: (text, country) => {
    if (country === undefined) return { ok: true, value: text };
    const phone = parsePhone(text, { defaultCountry: country });
    return phone.ok ? { ok: true, value: phone.value.e164 } : phone;
  },
  country: countryFromText,
  tags: (text) => ({ ok: true, value: text.split(/[,;|]/).filter((name) => name.trim() !== '') }),
  channel: (text) => ({ ok: true, value: text.trim() }),
  number: numberFromText,
  checkbox: checkboxFromText,
  date: dateFromText,
};

/** Reads a cell of a column of that kind; `country` is the row's. */
export function fromText(kind: string, text: string, country: string | undefined): Reading {
  const reader: FromText | undefined = readers[kind as keyof typeof readers];
  return reader?.(text, country) ?? { ok: true, value: text };
}

// Files name countries in the language of their authors.
const locales = 'de fr es pt it nl pl tr ru ar zh ja ko nb sv da fi cs he'.split(' ');

/** A country by its code or its name in one of a few languages, English first. */
export function countryFromText(text: string): Result<string, Rejection<'INVALID'>> {
  const english = parseCountryName(text, { locale: 'en' });
  if (english.ok) return english;
  for (const locale of locales) {
    const country = parseCountryName(text, { locale });
    if (country.ok) return country;
  }
  return english;
}

/** A day as `2026-11-23`, or as `20261123`: both are ISO 8601, and neither leaves a doubt about day and month. */
export function dateFromText(text: string): Result<string, Rejection<'INVALID'>> {
  return parseDate(text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
}
