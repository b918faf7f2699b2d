import countries from 'i18n-iso-countries/index.js';
import { describe, expect, test, vi } from 'vitest';
import { parseCountryName } from '../../src/values/country.js';
import { findByName } from '../../src/values/country-names.js';

const codes = Object.keys(countries.getAlpha2Codes());

// What a code in capitals means outranks these short names of CLDR, and `Congo` is ambiguous in every language.
const known: Readonly<Record<string, readonly string[]>> = { es: ['RU', 'Congo'] };

describe('findByName', () => {
  test.for([
    'ar',
    'cs',
    'de',
    'el',
    'en',
    'es',
    'fa',
    'fi',
    'fr',
    'he',
    'hi',
    'hu',
    'it',
    'ja',
    'ko',
    'nl',
    'pl',
    'pt',
    'pt-BR',
    'ro',
    'ru',
    'sv',
    'th',
    'tr',
    'uk',
    'vi',
    'zh',
    'zh-Hant',
  ])('V2 every name that Intl shows in %s is read as its country', (locale) => {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames(locale, { type: 'region', style });
      for (const code of codes) {
        const name = names.of(code)!;
        if (known[locale]?.includes(name) === true) continue;
        expect(parseCountryName(name, { locale }), `${name} (${code})`).toEqual({ ok: true, value: code });
      }
    }
  });

  test('V2 finds all that a name may mean, in the order of the codes', () => {
    const facts = {
      codes: () => ['AA', 'BB'],
      english: () => ({ AA: ['Same'], BB: 'Same' }),
      countryOf: () => undefined,
    };
    expect(findByName('same', { locale: 'en' }, facts)).toEqual(['AA', 'BB']);
  });

  test('V2 the names of a locale are listed once, however many are gone round', () => {
    let listed = 0;
    const facts = { codes: () => (listed++, ['MY']), english: () => ({}), countryOf: () => undefined };
    const locales = 'en de fr es pt it nl pl tr ru ar zh ja ko nb sv da fi cs he el uk vi th id hi'.split(' ');
    for (let round = 0; round < 3; round++)
      for (const locale of locales) expect(findByName('nowhere', { locale }, facts)).toEqual([]);
    expect(listed).toBe(locales.length);
  });

  test('V2 parsing names lists the countries of a locale once', () => {
    const listing = vi.spyOn(countries, 'getAlpha2Codes');
    for (let row = 0; row < 50; row++) parseCountryName('Malaysia', { locale: 'ms' });
    expect(listing).toHaveBeenCalledTimes(1);
    listing.mockRestore();
  });
});
