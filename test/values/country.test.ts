import countries from 'i18n-iso-countries/index.js';
import { describe, expect, test } from 'vitest';
import { countryFlag, countryOfPhone, parseCountry, parseCountryName } from '../../src/values/country.js';
import { expectRow, outcome, rowsOf } from './rows.js';

interface Member {
  readonly input: string;
  readonly expected: { readonly alpha3: string; readonly numeric: string };
}
interface Name {
  readonly input: string;
  readonly locale: string;
  readonly expected: { readonly alpha2: string | null };
}
interface Flag {
  readonly input: string;
  readonly expected: { readonly emoji: string | null };
}
interface Region {
  readonly input: string;
  readonly expected: { readonly suggestedIsoParent: string | null };
}

const inEnglish = (text: unknown, names?: Readonly<Record<string, string>>): unknown =>
  outcome(parseCountryName(text, { locale: 'en', names }));

describe('parseCountry', () => {
  test.for(rowsOf('countries', 'code'))('V2 $id: $why', (row) =>
    expectRow(row, parseCountry(row.input), ({ alpha2 }) => alpha2),
  );

  test.for(rowsOf<Member>('countries', 'iso-member'))('V2 $id by all three codes: $why', (row) => {
    for (const code of [row.input, row.expected.alpha3, row.expected.numeric])
      expect(outcome(parseCountry(code))).toEqual({ value: row.input });
  });

  test('V2 249 countries of ISO 3166-1 and Kosovo', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const accepted = letters
      .flatMap((a) => letters.map((b) => a + b))
      .filter((code) => parseCountry(code.toLowerCase()).ok);
    // UK and EL are accepted, for GB and GR.
    expect(accepted.length).toBe(250 + 2);
    expect([' uk ', 'el', 'xkx', '983'].map((text) => outcome(parseCountry(text)))).toEqual([
      { value: 'GB' },
      { value: 'GR' },
      { value: 'XK' },
      { value: 'XK' },
    ]);
  });
});

describe('parseCountryName', () => {
  test.for(rowsOf<Name>('countries', 'name'))('V2 $id $locale $input: $why', (row) => {
    const answer = parseCountryName(row.input, { locale: row.locale });
    expect(answer.ok ? answer.value : null, row.why).toBe(row.expected.alpha2);
  });

  test.for([['Congo'], ['KOREA'], ['Virgin Islands']])('V2 %s is ambiguous', ([text]) =>
    expect(inEnglish(text)).toEqual({ code: 'COUNTRY_AMBIGUOUS' }),
  );

  test.for([['Guin'], ['United'], ['the'], ['N.A.'], ['constructor'], ['__proto__'], ['Atlantis'], ['x'.repeat(201)]])(
    'V2 %s is unknown: no part of a name counts',
    ([text]) => {
      expect(inEnglish(text)).toEqual({ code: 'COUNTRY_UNKNOWN' });
    },
  );

  test.for([
    ['The Gambia', 'GM'],
    ['the netherlands', 'NL'],
    ['St Lucia', 'LC'],
    ['Bosnia & Herzegovina', 'BA'],
    ["COTE D'IVOIRE", 'CI'],
    ['Guinea Bissau', 'GW'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Dominica', 'DM'],
    ['deu', 'DE'],
    ['276', 'DE'],
    ['U.K.', 'GB'],
    ['Curaçao', 'CW'],
    ['Åland Islands', 'AX'],
  ] as const)('V2 %s is %s', ([text, code]) => expect(inEnglish(text)).toEqual({ value: code }));

  test('V2 in Vietnamese `Nga` is Russia, and `NGA` still the code of Nigeria', () => {
    expect(outcome(parseCountryName('Nga', { locale: 'vi' }))).toEqual({ value: 'RU' });
    expect(outcome(parseCountryName('NGA', { locale: 'vi' }))).toEqual({ value: 'NG' });
  });

  test("V2 the host's own names come first", () => {
    expect(inEnglish('Holland', { holland: 'be' })).toEqual({ value: 'BE' });
    expect(inEnglish('  DIXIE ', { Dixie: 'US' })).toEqual({ value: 'US' });
    expect(inEnglish('Dixie', { Dixie: 'US', dixie: 'CA' })).toEqual({ code: 'COUNTRY_AMBIGUOUS' });
    expect(inEnglish('Dixie', { Dixie: 'ZZ' })).toEqual({ code: 'COUNTRY_UNKNOWN' });
  });

  test('V2 a locale that Intl does not know leaves codes and own names', () => {
    for (const locale of ['xx', 'en_US', '', 'x'.repeat(1000), undefined as never]) {
      expect(outcome(parseCountryName('Germany', { locale }))).toEqual({ code: 'COUNTRY_UNKNOWN' });
      expect(outcome(parseCountryName('DE', { locale }))).toEqual({ value: 'DE' });
    }
    expect(outcome(parseCountryName('Dixie', { locale: 'xx', names: { Dixie: 'US' } }))).toEqual({ value: 'US' });
  });

  test('V8 options that bite are no options', () => {
    const options = {
      get locale(): string {
        throw new Error('touched');
      },
    };
    expect(outcome(parseCountryName('Germany', options))).toEqual({ code: 'COUNTRY_UNKNOWN' });
    expect(outcome(parseCountryName('DE', undefined as never))).toEqual({ value: 'DE' });
  });
});

describe('countryOfPhone', () => {
  test.for(rowsOf<Region>('countries', 'phone-region-not-iso'))('V2 $id $input', (row) => {
    expect(countryOfPhone(row.input)).toBe(row.expected.suggestedIsoParent ?? 'XK');
  });

  test('V2 a part of a country is the country, a non-geographic number has none', () => {
    expect(['AC', 'TA', 'XK', 'SG', '001', 'constructor', null].map(countryOfPhone)).toEqual([
      'SH',
      'SH',
      'XK',
      'SG',
      null,
      null,
      null,
    ]);
  });
});

describe('countryFlag', () => {
  test.for(rowsOf<Flag>('countries', 'flag'))('W1 $id $input: $why', (row) =>
    expect(countryFlag(row.input)).toBe(row.expected.emoji),
  );

  test('W1 every country has one, and it is one emoji', () => {
    for (const code of Object.keys(countries.getAlpha2Codes())) expect(countryFlag(code)).toMatch(/^\p{RI}{2}$/u);
    expect(['USA', 'EL', 'ß', 'constructor', '__proto__'].map(countryFlag)).toEqual([null, null, null, null, null]);
  });
});
