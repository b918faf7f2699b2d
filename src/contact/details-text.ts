import type { CustomValue } from '../fields/definition.js';
import type { FieldRow } from '../fields/field-rows.js';
import { parseDate } from '../values/date.js';
import { countryName, languageName } from '../values/names.js';
import { formatPhone } from '../values/phone.js';
import { parseTime } from '../values/time.js';

type Dictionary = { readonly [key: string]: string };

/** W5: names of the host's own, instead of those of Intl or for what Intl has none for. What is missing in one is not an error. */
export interface Names {
  /** By country code. */
  readonly countries?: Dictionary | undefined;
  /** By language code. */
  readonly languages?: Dictionary | undefined;
  /** By user id, for the assignee; without it the id is the name. */
  readonly users?: Dictionary | undefined;
  /** By row key, for the standard rows: their own labels are English. */
  readonly labels?: Dictionary | undefined;
  /** By `yes`, `no`, `open`, `closed`, `snoozed`: English without it. */
  readonly words?: Dictionary | undefined;
}

/** What a row of the drawer holds: a type of custom fields, or of a standard row. */
export type RowType = FieldRow['type'];

/** W2: the text that a value is shown as; null is the empty text. Never parsed back. */
export type Writer = (type: RowType, value: CustomValue) => string;

const english = { yes: 'Yes', no: 'No', open: 'Open', closed: 'Closed', snoozed: 'Snoozed' };

/** W2, W5: writes values in a locale, in English where Intl lacks it; a stored value that is no longer one comes out as it is. */
export function writerFor(locale: unknown, names: Names): Writer {
  const spoken = spokenLocale(locale);
  const number = once(() => new Intl.NumberFormat(spoken, { maximumSignificantDigits: 21 }));
  const day = once(() => new Intl.DateTimeFormat(spoken, { dateStyle: 'medium', timeZone: 'UTC' }));
  const minute = once(() => new Intl.DateTimeFormat(spoken, { timeStyle: 'short', timeZone: 'UTC' }));
  const second = once(() => new Intl.DateTimeFormat(spoken, { timeStyle: 'medium', timeZone: 'UTC' }));
  const word = (key: string): string => nameIn(names.words, key) ?? nameIn(english, key) ?? key;

  const writers: { readonly [T in RowType]?: (text: string, value: CustomValue) => string } = {
    phone: formatPhone,
    country: (code) => nameIn(names.countries, code) ?? countryName(code, spoken),
    language: (code) => nameIn(names.languages, code) ?? languageName(code, spoken),
    user: (id) => nameIn(names.users, id) ?? id,
    conversation: word,
    checkbox: (text, value) => (typeof value === 'boolean' ? word(value ? 'yes' : 'no') : text),
    number: (text, value) => (typeof value === 'number' ? number().format(value) : text),
    date: (text) => {
      const read = parseDate(text);
      return read.ok ? day().format(new Date(`${read.value}T00:00Z`)) : text;
    },
    time: (text) => {
      const read = parseTime(text);
      if (!read.ok) return text;
      return (read.value.length > 'HH:MM'.length ? second() : minute()).format(new Date(`1970-01-01T${read.value}Z`));
    },
  };
  return (type, value) => (value === null ? '' : (writers[type] ?? String)(String(value), value));
}

/** An entry of a host's dictionary; what every object inherits is none. */
export function nameIn(dictionary: Dictionary | undefined, key: string): string | undefined {
  return dictionary !== undefined && Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}

// Intl's own fallback is the locale of the machine, and the answer would differ from host to host.
function spokenLocale(locale: unknown): string {
  try {
    const usable = typeof locale === 'string' && locale.length <= 100;
    return (usable ? Intl.DateTimeFormat.supportedLocalesOf(locale)[0] : undefined) ?? 'en';
  } catch {
    return 'en';
  }
}

// A formatter is dear to make, and a drawer may need none or need one a hundred times.
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
