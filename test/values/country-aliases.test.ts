import { describe, expect, test } from 'vitest';
import { parseCountry, parseCountryName } from '../../src/values/country.js';
import { countryAliases } from '../../src/values/country-aliases.js';
import { outcome } from './rows.js';

describe('countryAliases', () => {
  test.for(countryAliases.map(([codes, names]) => ({ codes, names })))('V2 $codes', ({ codes, names }) => {
    for (const code of codes.split(' ')) expect(outcome(parseCountry(code))).toEqual({ value: code });
    for (const name of names) {
      expect(outcome(parseCountryName(name, { locale: 'en' })), name).toEqual(
        codes.includes(' ') ? { code: 'COUNTRY_AMBIGUOUS' } : { value: codes },
      );
    }
  });
});
