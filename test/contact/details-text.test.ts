import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Names, type RowType, writerFor } from '../../src/contact/details-text.js';

const day = (locale: string, text: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${text}T00:00Z`));
const time = (locale: string, style: 'short' | 'medium', text: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: style, timeZone: 'UTC' }).format(new Date(`1970-01-01T${text}Z`));

describe('writerFor', () => {
  it.each<[RowType, string | number | boolean, string, string]>([
    ['phone', '+6591234567', 'de', '+65 9123 4567'],
    ['country', 'SG', 'de', 'Singapur'],
    ['country', 'XK', 'en', 'Kosovo'],
    ['language', 'de', 'fr', 'allemand'],
    ['number', 1234567.5, 'de', '1.234.567,5'],
    ['number', 1234567.5, 'en-IN', '12,34,567.5'],
    ['number', 0.1, 'en', '0.1'],
    ['number', 1e-21, 'en', '0.000000000000000000001'],
    ['number', Number.MAX_SAFE_INTEGER, 'en', '9,007,199,254,740,991'],
    ['number', 0, 'en', '0'],
    ['date', '2026-11-23', 'de', '23.11.2026'],
    ['date', '2026-11-23', 'en', 'Nov 23, 2026'],
    ['date', '0001-01-01', 'en', day('en', '0001-01-01')],
    ['date', ' 2026-02-03', 'en', 'Feb 3, 2026'],
    ['date', '2000-02-29', 'fa', day('fa', '2000-02-29')],
    ['time', '14:30', 'de', '14:30'],
    ['time', '14:30', 'en', time('en', 'short', '14:30')],
    ['time', '14:30:09', 'en', time('en', 'medium', '14:30:09')],
    ['checkbox', true, 'en', 'Yes'],
    ['checkbox', false, 'en', 'No'],
    ['conversation', 'snoozed', 'en', 'Snoozed'],
    ['user', 'user-2', 'en', 'user-2'],
    ['list', 'pro', 'de', 'pro'],
    ['text', 'Two\nlines', 'de', 'Two\nlines'],
    ['url', 'https://example.com/', 'de', 'https://example.com/'],
    ['email', 'a@b.example', 'de', 'a@b.example'],
    ['name', 'Ann', 'de', 'Ann'],
    ['profile', 'annie', 'de', 'annie'],
  ])('W2 %s %j in %s is %s', (type, value, locale, expected) => {
    expect(writerFor(locale, {})(type, value)).toBe(expected);
  });

  // What was valid when it was written stays, and a host's rows may hold what never was.
  it.each<[RowType, string | number | boolean]>([
    ['phone', '12'],
    ['country', 'Atlantis'],
    ['country', 'constructor'],
    ['language', 'xx-klingon-'],
    ['number', 'many'],
    ['date', '2026-02-30'],
    ['date', 'soon'],
    ['time', '24:00'],
    ['checkbox', 'perhaps'],
    ['conversation', 'toString'],
  ])('W2 a stored value that is none comes out as it is: %s %j', (type, value) => {
    expect(writerFor('en', {})(type, value)).toBe(value);
  });

  it.each<[keyof Names, RowType, string | boolean]>([
    ['countries', 'country', 'SG'],
    ['languages', 'language', 'SG'],
    ['users', 'user', 'SG'],
  ])('W5 takes the names of the host: %s', (kind, type, value) => {
    expect(writerFor('en', { [kind]: { SG: 'Ours' } })(type, value)).toBe('Ours');
    expect(writerFor('en', { [kind]: {} })(type, value)).toBe(writerFor('en', {})(type, value));
  });

  it('W5 takes the words of the host', () => {
    const write = writerFor('de', { words: { yes: 'Ja', no: 'Nein', open: 'Offen' } });
    expect([
      write('checkbox', true),
      write('checkbox', false),
      write('conversation', 'open'),
      write('conversation', 'closed'),
    ]).toEqual(['Ja', 'Nein', 'Offen', 'Closed']);
  });

  it.each<unknown>([
    '',
    'xx-bad-',
    'tlh',
    'de_DE',
    'x'.repeat(1e6),
    // Well-formed, and nobody's.
    `de-x-${Array.from({ length: 20 }, () => 'aaaaaaaa').join('-')}`,
    undefined,
    null,
    7,
    {},
    ['de'],
  ])('W5 speaks English where Intl lacks the locale: %#', (locale) => {
    const [write, english] = [writerFor(locale, {}), writerFor('en', {})];
    for (const [type, value] of [
      ['number', 1234.5],
      ['date', '2026-11-23'],
      ['time', '14:30'],
      ['country', 'DE'],
      ['language', 'de'],
    ] as const)
      expect(write(type, value)).toBe(english(type, value));
  });

  const types = fc.constantFrom<RowType>(
    'phone',
    'country',
    'language',
    'number',
    'date',
    'time',
    'checkbox',
    'user',
    'conversation',
    'list',
    'text',
  );
  const values = fc.oneof(fc.string(), fc.double(), fc.boolean());
  test.prop([types, values, fc.oneof(fc.string(), fc.constantFrom('de', 'ar', 'th-TH-u-ca-buddhist'))])(
    'W2 is total: any value in any locale',
    (type, value, locale) => {
      expect(typeof writerFor(locale, {})(type, value)).toBe('string');
      expect(writerFor(locale, {})(type, null)).toBe('');
    },
  );
});
