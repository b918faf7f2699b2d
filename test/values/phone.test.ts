import { readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { type Examples, getCountries, getExampleNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { formatPhone, parsePhone } from '../../src/values/phone.js';
import { expectRow, outcome, rowsOf } from './rows.js';

interface PhoneRow {
  readonly input: string;
  readonly defaultCountry: string | null;
}

const rows = rowsOf<PhoneRow>('phones');
const parseRow = (row: PhoneRow): ReturnType<typeof parsePhone> =>
  parsePhone(row.input, row.defaultCountry === null ? {} : { defaultCountry: row.defaultCountry });

describe('parsePhone', () => {
  test.for(rows.filter((row) => row.metadataSensitive !== true))('V1 $id $category: $why', (row) => {
    expectRow(row, parseRow(row), ({ e164, country, ext }) => ({ e164, country, extension: ext }));
  });

  test.for(rows.filter((row) => row.metadataSensitive === true))(
    'V1 $id gives an answer, whichever the metadata: $why',
    (row) => {
      const answer = parseRow(row);
      expect(answer.ok ? answer.value.e164.startsWith('+') : answer.error.issues[0].code.startsWith('PHONE_')).toBe(
        true,
      );
    },
  );

  test.for(rowsOf<{ readonly input: string }>('countries', 'iso-not-phone-region'))(
    'V1 $id a country without a numbering plan is no default',
    (row) => {
      expect(outcome(parsePhone('2133734253', { defaultCountry: row.input }))).toEqual({
        code: 'PHONE_INVALID_DEFAULT_COUNTRY',
      });
    },
  );

  test.for(rowsOf<{ readonly input: string }>('countries', 'phone-region-not-iso'))(
    'V1 $id a region that ISO lacks is a default',
    (row) => {
      expect(outcome(parsePhone('2133734253', { defaultCountry: row.input }))).not.toEqual({
        code: 'PHONE_INVALID_DEFAULT_COUNTRY',
      });
    },
  );

  test.for([
    ['ß', 'upper-cases to SS'],
    ['ZZ', 'unknown'],
    ['', 'empty'],
    [' us', 'not trimmed'],
    ['001', 'non-geographic'],
    ['UK', 'not the code'],
    [7, 'no text'],
  ])('V1 the default country %j is refused: %s', ([defaultCountry]) => {
    expect(outcome(parsePhone('2133734253', { defaultCountry: defaultCountry as string }))).toEqual({
      code: 'PHONE_INVALID_DEFAULT_COUNTRY',
    });
  });

  test('V1 a default country is asked only where there is no plus', () => {
    expect(parsePhone('+12133734253', { defaultCountry: 'ZZ' })).toEqual(parsePhone('+12133734253'));
  });

  test('V8 options that bite are no default country', () => {
    const options = {
      get defaultCountry(): string {
        throw new Error('touched');
      },
    };
    expect(outcome(parsePhone('2133734253', options))).toEqual({ code: 'PHONE_INVALID_DEFAULT_COUNTRY' });
    expect(outcome(parsePhone('2133734253', null as never))).toEqual({ code: 'PHONE_MISSING_COUNTRY' });
  });

  test.for([
    ['(+65) 9123 4567', '+6591234567'],
    ['[+65] 9123 4567', 'PHONE_INVALID_CHARACTERS'],
    ['+ 65 9123 4567', '+6591234567'],
    ['+65 [9123] 4567', '+6591234567'],
    ['9123+4567', 'PHONE_INVALID_CHARACTERS'],
  ])('V1 one leading plus: %s → %s', ([input, want]) => {
    const answer = parsePhone(input);
    expect(answer.ok ? answer.value.e164 : answer.error.issues[0].code).toBe(want);
  });

  test.for([['+12'], ['+'], ['+()']])('V1 %s is too little to be a number', ([input]) => {
    expect(outcome(parsePhone(input))).toEqual({ code: 'PHONE_NOT_A_NUMBER' });
  });

  test('V1 two digits are a short number, one is none', () => {
    expect(outcome(parsePhone('12', { defaultCountry: 'US' }))).toEqual({ code: 'PHONE_TOO_SHORT' });
    expect(outcome(parsePhone('-', { defaultCountry: 'US' }))).toEqual({ code: 'PHONE_NOT_A_NUMBER' });
  });

  test('V1 the strings that hang both ports of the library answer at once', () => {
    const exponential = `tel:1;phone-context=${'111111111.'.repeat(20)}!`;
    const quadratic = `tel:1;phone-context=+${'1'.repeat(50_000)}x`;
    const start = performance.now();
    expect(outcome(parsePhone(exponential))).toEqual({ code: 'PHONE_UNSUPPORTED_FORMAT' });
    expect(outcome(parsePhone(exponential.replace('context', 'con\u200btext')))).toEqual({
      code: 'PHONE_UNSUPPORTED_FORMAT',
    });
    // Only mapping dashes makes this one spell `phone-context`: after the check, so the body must refuse it.
    expect(outcome(parsePhone(exponential.replace('-', '\u2010')))).toEqual({ code: 'PHONE_INVALID_CHARACTERS' });
    expect(outcome(parsePhone(quadratic))).toEqual({ code: 'PHONE_TOO_LONG_INPUT' });
    expect(formatPhone(exponential)).toBe(exponential);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('V8 the library keeps no state between calls: a phone-context leaves nothing behind', () => {
    const call = (): unknown[] =>
      ['tel:2133734253;phone-context=+1', '+12133734253', 'tel:4165550123;phone-context=+1'].map((one) =>
        outcome(parsePhone(one)),
      );
    const first = call();
    expect([call(), call()]).toEqual([first, first]);
  });

  const examples = JSON.parse(
    readFileSync(new URL('../../node_modules/libphonenumber-js/examples.mobile.json', import.meta.url), 'utf8'),
  ) as Examples;
  const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);

  property.prop([fc.constantFrom(...numbers)])('V1 a number is the same in every way it is written', (number) => {
    const want = parsePhone(number.number);
    for (const text of [
      number.formatInternational(),
      number.getURI(),
      number.formatInternational().replaceAll(' ', '\u00a0'),
    ]) {
      expect(parsePhone(text)).toEqual(want);
    }
    expect(want.ok && formatPhone(want.value.e164)).toBe(number.formatInternational());
  });
});

describe('formatPhone', () => {
  test('W1 international format, non-geographic numbers too', () => {
    expect(formatPhone('+6591234567')).toBe('+65 9123 4567');
    expect(formatPhone('+80012345678')).toBe('+800 1234 5678');
  });

  test.for([[''], ['abc'], ['+999'], ['+'], ['6591234567'], ['+65 9123 4567'], [null], [7]])(
    'W1 %j comes back as it is',
    ([text]) => {
      expect(formatPhone(text as string)).toBe(text);
    },
  );
});
