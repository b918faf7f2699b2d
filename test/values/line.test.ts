import { expect, it } from 'vitest';
import { parseEmoji } from '../../src/values/emoji.js';
import { blankAsNull, lineOrNull } from '../../src/values/line.js';
import { outcome } from './rows.js';

it.each<[unknown, unknown]>([
  [null, { value: null }],
  ['', { value: null }],
  [' \u200b\n', { value: null }],
  [' a\nb ', { value: 'a b' }],
  ['abcde', { value: 'abcde' }],
  ['abcdef', { code: 'TEXT_TOO_LONG' }],
  ['a\u0000', { code: 'TEXT_INVALID_CHARACTERS' }],
  [undefined, { code: 'TEXT_INVALID_TYPE' }],
  [7, { code: 'TEXT_INVALID_TYPE' }],
])('C1 a line that may be taken away, %j', (input, expected) => {
  expect(outcome(lineOrNull(5)(input))).toEqual(expected);
});

it.each<[unknown, unknown]>([
  [null, { value: null }],
  [' ', { value: null }],
  ['🔥', { value: '🔥' }],
  ['🔥🔥', { code: 'TEXT_TOO_LONG' }],
])('C1 an emoji that may be taken away, %j', (input, expected) => {
  expect(outcome(blankAsNull(parseEmoji)(input))).toEqual(expected);
});
