import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { ok } from '../kernel/result.js';
import { type CountryFacts, findByName } from './country-names.js';
import { type Parsed, reject } from './parsed.js';

// `UK` is reserved for GB and in everyone's mouth; `EL` is the EU's code of Greece; `XKX` the World Bank's of Kosovo.
const aliases: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['XKX', 'XK'],
]);

// Regions of phone numbers that ISO 3166-1 lacks, and the ISO territory that they belong to.
const parents: ReadonlyMap<string, string> = new Map([
  ['AC', 'SH'],
  ['TA', 'SH'],
]);

// Unicode's emoji flags of regions beyond ISO 3166-1 and XK (RGI_Emoji_Flag_Sequence, Emoji 16).
const otherFlags: ReadonlySet<string> = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'IC', 'TA', 'UN']);

const facts: CountryFacts = {
  codes: () => Object.keys(countries.getAlpha2Codes()),
  english: () => english.countries,
  countryOf,
};

/**
 * A country as its ISO 3166-1 alpha-2 code, or `XK`; takes alpha-3 and three-digit codes too, in any case, and `UK`, `EL`,
 * `XKX` (V2). Codes `COUNTRY_EMPTY`, `COUNTRY_UNKNOWN`, `COUNTRY_INVALID_TYPE`. For names see {@link parseCountryName}.
 */
export function parseCountry(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return reject('COUNTRY_INVALID_TYPE', { expected: 'string' });
  const text = input.trim();
  if (text === '') return reject('COUNTRY_EMPTY');
  const code = countryOf(text);
  return code === undefined ? reject('COUNTRY_UNKNOWN') : ok(code);
}

/**
 * A country by a code or by a name, for imports (V2): the host's own names, a code, then the English names, those of
 * `locale` (as Intl knows them; in a locale it does not know no name is known) and common aliases as one list, without
 * regard to case, accents and punctuation. Never by a part of a name. Codes `COUNTRY_EMPTY`, `COUNTRY_UNKNOWN`, `COUNTRY_AMBIGUOUS` (`Congo`,
 * `Korea`), `COUNTRY_INVALID_TYPE`.
 */
export function parseCountryName(
  input: unknown,
  options: { readonly locale: string; readonly names?: Readonly<Record<string, string>> | undefined },
): Parsed<string> {
  if (typeof input !== 'string') return reject('COUNTRY_INVALID_TYPE', { expected: 'string' });
  const text = input.trim();
  if (text === '') return reject('COUNTRY_EMPTY');
  const found = findByName(text, options, facts);
  if (found.length > 1) return reject('COUNTRY_AMBIGUOUS', { matches: found.join(' ') });
  return found[0] === undefined ? reject('COUNTRY_UNKNOWN') : ok(found[0]);
}

/** The country that a phone's region stands for (V2, P3): `AC` and `TA` are parts of `SH`, non-geographic numbers have none. */
export function countryOfPhone(region: string | null): string | null {
  return region === null ? null : (countryOf(parents.get(region) ?? region) ?? null);
}

/** The flag emoji of a region, or null where Unicode has none (W1). Upper case only, as stored; `AC`, `TA`, `EU` have flags too. */
export function countryFlag(code: string): string | null {
  if (!otherFlags.has(code) && countryOf(code) !== code) return null;
  return String.fromCodePoint(...Array.from(code, (letter) => letter.charCodeAt(0) + 0x1f1a5));
}

// The library upper-cases before it looks (`ß` would be SS) and pads numbers (`4` would be AF), so the shape comes first.
function countryOf(text: string): string | undefined {
  if (!/^(?:[A-Za-z]{2,3}|\d{3})$/.test(text)) return undefined;
  const code = text.toUpperCase();
  const alias = aliases.get(code);
  if (alias !== undefined) return alias;
  if (code.length === 2) return countries.alpha2ToAlpha3(code) === undefined ? undefined : code;
  return countries.alpha3ToAlpha2(code) ?? countries.numericToAlpha2(code);
}
