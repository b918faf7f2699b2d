import { fc } from '@fast-check/vitest';
import { checkboxFromText, parseCheckbox } from '../../src/values/checkbox.js';
import { parseCountry, parseCountryName } from '../../src/values/country.js';
import { parseDate } from '../../src/values/date.js';
import { parseEmail } from '../../src/values/email.js';
import { parseInstant, parseTimeZone } from '../../src/values/instant.js';
import { parseLanguage } from '../../src/values/language.js';
import { numberFromText, parseNumber } from '../../src/values/number.js';
import { optionFromText, parseOption } from '../../src/values/option.js';
import type { Parsed } from '../../src/values/parsed.js';
import { parsePhone } from '../../src/values/phone.js';
import { parseTagName } from '../../src/values/tag-name.js';
import { parseLine, parseName, parseText } from '../../src/values/text.js';
import { parseTime } from '../../src/values/time.js';
import { parseUrl } from '../../src/values/url.js';
import { rowsOf } from './rows.js';

/** One parser as the properties see it. */
export interface Subject {
  readonly parse: (input: unknown) => Parsed<unknown>;
  /** The first part of its issue codes. */
  readonly prefix: string;
  readonly valid: unknown;
  /** Inputs near to what it accepts: reference rows, whole and with something put in. */
  readonly seeds: fc.Arbitrary<unknown>;
}

const fragments = [
  '',
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u202e',
  '\ufeff',
  '\u0301',
  '\u0301\u0323',
  '\u3164',
  '-',
  '.',
  '+',
  '@',
  '0',
  '/',
  ':',
  'x',
  'é',
  'İ',
  'ß',
  '٣',
  '👩‍👩‍👧',
  '\ud800',
  '\u0000',
  '\uffff',
  'ᄀ',
  'ᅡ',
  '\ufe0f',
  '。',
  '%41',
  '_',
];

function near(file: string, kind?: string): fc.Arbitrary<unknown> {
  const texts = rowsOf(file, kind)
    .map((row) => row.input)
    .filter((input) => typeof input === 'string');
  return fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.constantFrom(...fragments)).map(([text, at, fragment]) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + fragment + text.slice(cut);
  });
}

const options = ['Gold', 'Silver', 'São Paulo', 'N/A'];
const booleans = fc.boolean();
const numbers = fc.oneof(fc.double(), fc.integer());

/** Every parser of the layer, as the properties of V8 see them: a new parser is a new row. */
export const parsers: Readonly<Record<string, Subject>> = {
  parsePhone: { parse: (input) => parsePhone(input), prefix: 'PHONE', valid: '+6591234567', seeds: near('phones') },
  'parsePhone with a default country': {
    parse: (input) => parsePhone(input, { defaultCountry: 'US' }),
    prefix: 'PHONE',
    valid: '+6591234567',
    seeds: near('phones'),
  },
  parseEmail: { parse: parseEmail, prefix: 'EMAIL', valid: 'ann@example.com', seeds: near('emails') },
  parseCountry: { parse: parseCountry, prefix: 'COUNTRY', valid: 'SG', seeds: near('countries', 'code') },
  parseCountryName: {
    parse: (input) => parseCountryName(input, { locale: 'en' }),
    prefix: 'COUNTRY',
    valid: 'SG',
    seeds: near('countries', 'name'),
  },
  parseLanguage: { parse: parseLanguage, prefix: 'LANGUAGE', valid: 'en', seeds: near('languages') },
  parseName: { parse: parseName, prefix: 'NAME', valid: 'Ann', seeds: near('names', 'text') },
  parseLine: { parse: (input) => parseLine(input, 255), prefix: 'TEXT', valid: 'spam', seeds: near('names', 'text') },
  parseText: { parse: parseText, prefix: 'TEXT', valid: 'first line\nsecond line', seeds: near('names', 'text') },
  parseTagName: { parse: parseTagName, prefix: 'TAG', valid: 'VIP', seeds: near('tags', 'normalise') },
  parseUrl: { parse: parseUrl, prefix: 'URL', valid: 'https://example.com/', seeds: near('urls') },
  parseDate: { parse: parseDate, prefix: 'DATE', valid: '2024-02-29', seeds: near('dates', 'date') },
  parseTime: { parse: parseTime, prefix: 'TIME', valid: '09:30', seeds: near('dates', 'time') },
  parseInstant: {
    parse: parseInstant,
    prefix: 'DATETIME',
    valid: '2026-11-23T05:36:00.000Z',
    seeds: near('dates', 'datetime'),
  },
  parseTimeZone: { parse: parseTimeZone, prefix: 'TIMEZONE', valid: 'Asia/Kolkata', seeds: near('dates', 'timezone') },
  parseNumber: { parse: parseNumber, prefix: 'NUMBER', valid: 1.5, seeds: numbers },
  numberFromText: { parse: asText(numberFromText), prefix: 'NUMBER', valid: 1.5, seeds: near('numbers', 'string') },
  parseCheckbox: { parse: parseCheckbox, prefix: 'CHECKBOX', valid: false, seeds: booleans },
  checkboxFromText: { parse: asText(checkboxFromText), prefix: 'CHECKBOX', valid: false, seeds: near('checkboxes') },
  parseOption: {
    parse: (input) => parseOption(input, options),
    prefix: 'OPTION',
    valid: 'Gold',
    seeds: near('options'),
  },
  optionFromText: {
    parse: (input) => optionFromText(input, options),
    prefix: 'OPTION',
    valid: 'Gold',
    seeds: near('options'),
  },
};

// Values that come from a text are numbers and booleans: written out again, they must be read as the same.
function asText(parse: (text: unknown) => Parsed<unknown>): Subject['parse'] {
  return (input) => parse(typeof input === 'number' || typeof input === 'boolean' ? String(input) : input);
}

/** Values that no parser takes and that bite when touched. */
export function hostileValues(): readonly unknown[] {
  const bite = (): never => {
    throw new Error('touched');
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const traps = { get: bite, has: bite, ownKeys: bite, getPrototypeOf: bite, getOwnPropertyDescriptor: bite };
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  return [
    undefined,
    null,
    Symbol('x'),
    10n,
    bite,
    [],
    ['+6591234567'],
    {},
    cyclic,
    Object.create(null),
    revoked.proxy,
    new Proxy({}, traps),
    new Proxy(bite, traps),
    { toString: bite, valueOf: bite, [Symbol.toPrimitive]: bite },
    Object.defineProperty({}, 'length', { get: bite }),
    new String('+6591234567'),
    new Number(1),
    new Boolean(true),
    new Date(0),
    new Map(),
    /x/,
  ];
}

const fill = (unit: string): string => unit.repeat(Math.ceil(50_000 / unit.length)).slice(0, 50_000);

/** V8: 50,000 characters each, of what regular expressions, normalisation and the libraries are slow on. */
export const hostileTexts: readonly string[] = [
  fill('a'),
  fill('1'),
  fill(' '),
  `a${fill(' ')}b`,
  fill('\n'),
  fill(' \n'),
  fill('\t'),
  fill('\u00a0'),
  fill('\u200b'),
  `${fill('1')}x`,
  `1e${fill('9')}x`,
  fill('\u0301'),
  `a${fill('\u0301\u0323')}`,
  `a${fill('\u0301').slice(0, 25_000)}${fill('\u0323').slice(0, 25_000)}`,
  fill('\ufdfa'),
  fill('\u1100\u1161\u11a8'),
  fill('👩‍👩‍👧'),
  fill('\ud800'),
  fill('\u3164'),
  fill('İ'),
  fill('ß'),
  fill('.'),
  fill('-'),
  fill('a-'),
  `en-u-${fill('ab-')}`,
  `en-${fill('abcde-')}`,
  fill('b+'),
  fill('@'),
  fill('a@'),
  fill('a.'),
  `"${fill('\\"')}`,
  `u@${fill('a.')}com`,
  `u@${fill('xn--')}.com`,
  `https://${fill('a.')}`,
  `https://${fill('a@')}`,
  fill('%41'),
  fill('['),
  fill('('),
  fill('+'),
  fill('x'),
  fill('ext '),
  fill(';ext='),
  `tel:1;phone-context=+${fill('1')}x`,
  fill(';phone-context='),
  fill('𝟙'),
  `2023-01-05T10:00:00.${fill('1')}`,
];
