import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../src/fields/definition.js';
import { type KindFacts, kinds } from '../../src/fields/kinds.js';
import { standardKinds } from '../../src/fields/standard.js';

type Answer = ReturnType<(typeof kinds)['text']['parse']>;
const outcome = (answer: Answer): unknown => (answer.ok ? answer.value : answer.error.issues[0].code);
const facts: KindFacts = { options: ['Free', 'pro'], defaultCountry: 'SG' };

describe('F1 a kind says how its values come in', () => {
  it('F1 there is one for every type of custom fields, and for every standard field', () => {
    expect(Object.keys(kinds).sort()).toEqual([...new Set([...fieldTypes, ...Object.values(standardKinds)])].sort());
  });
  it.each<[keyof typeof kinds, unknown, unknown, unknown]>([
    ['text', ' two\r\nlines ', 'two\nlines', 'two\nlines'],
    ['text', 7, 'TEXT_INVALID_TYPE', 'TEXT_INVALID_TYPE'],
    ['list', 'FREE', 'Free', 'Free'],
    ['list', 'team', 'OPTION_UNKNOWN', 'OPTION_UNKNOWN'],
    ['checkbox', true, true, 'CHECKBOX_INVALID_TYPE'],
    ['checkbox', 'yes', 'CHECKBOX_INVALID_TYPE', true],
    ['email', 'Ann@Example.COM', 'Ann@example.com', 'Ann@example.com'],
    ['email', 'ann', 'EMAIL_INVALID', 'EMAIL_INVALID'],
    ['number', 7, 7, 'NUMBER_INVALID_TYPE'],
    ['number', '7', 'NUMBER_INVALID_TYPE', 7],
    ['url', 'https://example.com', 'https://example.com/', 'https://example.com/'],
    ['date', '2024-02-29', '2024-02-29', '2024-02-29'],
    ['time', '23:59', '23:59', '23:59'],
    ['name', ' Ann  Tan ', 'Ann Tan', 'Ann Tan'],
    ['phone', '9123 4567', '+6591234567', '+6591234567'],
    ['phone', 'x', 'PHONE_INVALID_CHARACTERS', 'PHONE_INVALID_CHARACTERS'],
    ['country', 'sgp', 'SG', 'SG'],
    ['language', 'EN-gb', 'en', 'en'],
  ])('F1 %s of %j', (kind, input, typed, fromText) => {
    expect(outcome(kinds[kind].parse(input, facts))).toEqual(typed);
    expect(outcome(kinds[kind].fromText(input, facts))).toEqual(fromText);
  });
  it('F1 a list without options knows none, a phone without a country needs its +', () => {
    for (const options of [null, undefined]) {
      expect(outcome(kinds.list.parse('Free', { options }))).toBe('OPTION_UNKNOWN');
      expect(outcome(kinds.list.fromText('Free', { options }))).toBe('OPTION_UNKNOWN');
    }
    expect(outcome(kinds.phone.parse('9123 4567', {}))).toBe('PHONE_MISSING_COUNTRY');
  });
});
