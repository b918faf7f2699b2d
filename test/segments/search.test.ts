import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { compileCriterion } from '../../src/segments/compile-criterion.js';
import { isCriterion } from '../../src/segments/criterion-shape.js';
import { searchCriterion } from '../../src/segments/search.js';
import { aContact } from '../../src/testing/builders.js';
import { anActor } from '../../src/testing/context.js';

const block = { at: '2026-01-05T08:30:00.000Z', by: 'user-1', reason: null };
const people = [
  aContact({ id: 'ann', firstName: 'Ann-Marie', lastName: 'Tan', email: 'ann@Example.com', phone: '+6591234567' }),
  aContact({ id: 'bob', firstName: 'Bob', lastName: 'Straße', phone: '+442079460958', status: 'blocked', block }),
  aContact({ id: 'carl', firstName: null, profile: { displayName: 'Carl ✨ Ann', pictureUrl: null, channelId: 'x' } }),
  aContact({ id: 'dora', firstName: 'Dora 99', custom: { note: 'ann' }, country: 'SG', email: 'd.tan@example.org' }),
];
const foundBy = (term: string, hiddenFields: readonly string[] = []): readonly string[] => {
  const searched = searchCriterion(term, anActor({ hiddenFields }));
  return searched.ok ? people.filter(compileCriterion(searched.value)).map(({ id }) => id) : ['refused'];
};
const all = ['ann', 'bob', 'carl', 'dora'];

describe('Q6 what a search means', () => {
  it.each<readonly [term: string, what: string, found: readonly string[]]>([
    ['', 'nothing means all', all],
    [' \t ', 'blanks mean all', all],
    ['ann', 'part of any name, of an email address', ['ann', 'carl']],
    ['ANN', 'by key', ['ann', 'carl']],
    ['strasse', 'by key', ['bob']],
    ['tan', 'last names and email addresses', ['ann', 'dora']],
    ['tan ann', 'all words, in any order', ['ann']],
    ['ann bob', 'no word may be missing', []],
    ['Tan, Ann', 'surname first', ['ann']],
    [',', 'what stands between words means all', all],
    ['+44 (0)20 7946 0958', 'a phone with what is dialled at home alone', ['bob']],
    ['020\u20117946\u20130958', 'a phone with other dashes', ['bob']],
    ['\u0669\u0661\u0662\u0663', 'a phone in other digits', ['ann']],
    ['tel:+6591234567', 'a phone as a link', ['ann']],
    ['[65] 9123~4567', 'a phone as it is written', ['ann']],
    ['(0)20 7946', 'a phone with what is dialled at home alone', ['bob']],
    ['mar ta', 'words are parts of words', ['ann']],
    ['-', 'whatever a name has in it', ['ann']],
    ['✨', 'whatever a name has in it', ['carl']],
    ['example', 'part of an email address', ['ann', 'dora']],
    ['example.org', 'part of an email address', ['dora']],
    ['@example', 'an email address', ['ann', 'dora']],
    ['ann@', 'an email address', ['ann']],
    ['9123', 'part of a phone', ['ann']],
    ['912-34 567', 'a phone as it is written', ['ann']],
    ['(020) 7946 0958', 'a zero that begins a number at home', ['bob']],
    ['0044 20 7946', 'zeros that begin a number abroad', ['bob']],
    ['+65 9123', 'the beginning of a phone', ['ann']],
    ['+9123', 'no beginning of a phone', []],
    ['000', 'zeros alone are digits', []],
    ['99', 'two digits are a word', ['dora']],
    ['99 q', 'digits with a word are words', []],
    ['SG', 'no country', []],
    ['%', 'no wildcard', []],
    ['_', 'no wildcard', []],
  ])('Q6 %j: %s', (term, _, found) => {
    expect(foundBy(term)).toEqual(found);
  });

  it('A4 looks at nothing that is hidden', () => {
    expect(foundBy('ann', ['firstName'])).toEqual(['ann', 'carl']);
    expect(foundBy('ann', ['firstName', 'email'])).toEqual(['carl']);
    expect(foundBy('ann', ['firstName', 'lastName', 'email', 'profile'])).toEqual([]);
    expect(foundBy('9123', ['phone'])).toEqual([]);
    expect(foundBy('ann@', ['email'])).toEqual([]);
    expect(foundBy('', ['firstName', 'lastName', 'email', 'profile', 'phone'])).toEqual(all);
  });

  it.each<readonly [term: unknown, code: string]>([
    [7, 'TEXT_INVALID_TYPE'],
    [undefined, 'TEXT_INVALID_TYPE'],
    ['x'.repeat(201), 'TEXT_TOO_LONG'],
    ['x'.repeat(1_000_000), 'TEXT_TOO_LONG'],
    ['𠮷'.repeat(201), 'TEXT_TOO_LONG'],
    ['a\u0000b', 'TEXT_INVALID_CHARACTERS'],
    ['\ud83d', 'TEXT_INVALID_CHARACTERS'],
  ])('X1 %j is refused: %s', (term, code) => {
    expect(searchCriterion(term, anActor())).toMatchObject({ ok: false, error: { issues: [{ code }] } });
  });

  it('Q6 200 characters are no more than that, however they are written', () => {
    expect(searchCriterion('𠮷'.repeat(200), anActor()).ok).toBe(true);
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 200 })])('X1 a text is a search or says why not', (term) => {
    const searched = searchCriterion(term, anActor());
    if (searched.ok) expect(isCriterion(searched.value)).toBe(true);
    else expect(searched.error.issues.map(({ code }) => code)).toEqual(['TEXT_INVALID_CHARACTERS']);
  });
});
