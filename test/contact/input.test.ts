import { describe, expect, it } from 'vitest';
import { exactText, idOrNull, instant, noInput, parseId } from '../../src/contact/input.js';
import type { Rejection } from '../../src/kernel/errors.js';
import type { Result } from '../../src/kernel/result.js';

const said = (answer: Result<unknown, Rejection<'INVALID'>>): unknown =>
  answer.ok ? answer.value : answer.error.issues.map(({ code }) => code).join();

describe('N2 exact text', () => {
  it.each([' a ', 'A\u00a0b', '+6591234567', '0042', 'Å'.normalize('NFD'), '👨‍👩‍👧‍👦', 'a:b:c', 'x'.repeat(8)])(
    'N2 %j stays as it is',
    (text) => {
      expect(said(exactText(12)(text))).toBe(text);
    },
  );
  it.each<[unknown, string]>([
    ['', 'INPUT_INVALID_VALUE'],
    ['x'.repeat(13), 'INPUT_INVALID_VALUE'],
    ['a\u0000', 'INPUT_INVALID_VALUE'],
    ['a\nb', 'INPUT_INVALID_VALUE'],
    ['a\u0085', 'INPUT_INVALID_VALUE'],
    ['\udc00a', 'INPUT_INVALID_VALUE'],
    [7, 'INPUT_INVALID_TYPE'],
    [null, 'INPUT_INVALID_TYPE'],
    [['a'], 'INPUT_INVALID_TYPE'],
  ])('N2 %j is refused', (input, code) => {
    expect(said(exactText(12)(input))).toBe(code);
  });
});

describe('C4 an id is text without a colon', () => {
  it.each(['u1', 'User 7', '7', 'x'.repeat(255)])('C4 %s', (id) => {
    expect([said(parseId(id)), said(idOrNull(id))]).toEqual([id, id]);
  });
  it.each<[unknown, string]>([
    ['a:b', 'INPUT_INVALID_VALUE'],
    [':', 'INPUT_INVALID_VALUE'],
    ['', 'INPUT_INVALID_VALUE'],
    ['x'.repeat(256), 'INPUT_INVALID_VALUE'],
    [7, 'INPUT_INVALID_TYPE'],
  ])('C4 %j is none', (input, code) => {
    expect([said(parseId(input)), said(idOrNull(input))]).toEqual([code, code]);
  });
  it('C6 null is nobody, where that may be', () => {
    expect([said(parseId(null)), said(idOrNull(null))]).toEqual(['INPUT_INVALID_TYPE', null]);
  });
});

it.each<[unknown, unknown]>([
  ['2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
  ['2026-11-23', 'DATETIME_INVALID'],
  [0, 'DATETIME_INVALID_TYPE'],
])('an instant: %j', (input, expected) => {
  expect(said(instant(input))).toBe(expected);
});

it.each<[unknown, unknown]>([
  [{}, {}],
  [undefined, {}],
  [{ a: 1 }, 'INPUT_UNKNOWN_KEY'],
  [[], 'INPUT_INVALID_TYPE'],
])('no input: %j', (input, expected) => {
  expect(said(noInput(input))).toEqual(expected);
});
