import { describe, expect, test } from 'vitest';
import { countryName, displayNames, languageName } from '../../src/values/names.js';

describe('names', () => {
  test('W1, W2 names in the locale of the caller', () => {
    expect([
      countryName('DE', 'en'),
      countryName('DE', 'fr'),
      countryName('XK', 'en'),
      countryName('AC', 'en'),
    ]).toEqual(['Germany', 'Allemagne', 'Kosovo', 'Ascension Island']);
    expect([languageName('de', 'en'), languageName('de', 'fr'), languageName('nb', 'en')]).toEqual([
      'German',
      'allemand',
      'Norwegian Bokmål',
    ]);
  });

  test.for([['xx'], ['en_US'], [''], ['not a locale'], ['x'.repeat(5000)], [null], [{}]])(
    'W5 in %j, which Intl does not know, names are English',
    ([locale]) => {
      expect(countryName('DE', locale as string)).toBe('Germany');
      expect(languageName('de', locale as string)).toBe('German');
    },
  );

  test('W1, W2 what has no name is shown as it is', () => {
    for (const code of ['ZX', 'x!', '', 'constructor', 'DEUTSCHLAND!']) expect(countryName(code, 'en')).toBe(code);
    for (const code of ['qq', '!', '']) expect(languageName(code, 'en')).toBe(code);
  });

  test('V8 locales without end fill no memory, and answers stay the same', () => {
    for (let index = 0; index < 250; index += 1) expect(countryName('DE', `en-x-${index}`)).toBe('Germany');
    expect(displayNames('region', 'en')).toBe(displayNames('region', 'en'));
    expect(displayNames('region', 'xx')).toBeUndefined();
  });
});
