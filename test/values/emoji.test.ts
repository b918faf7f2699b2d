import { expect, it } from 'vitest';
import { parseEmoji } from '../../src/values/emoji.js';
import { outcome } from './rows.js';

it.each<[unknown, unknown]>([
  ['🔥', { value: '🔥' }],
  [' 🔥 ', { value: '🔥' }],
  ['❤️', { value: '❤️' }],
  ['👩‍👩‍👧‍👦', { value: '👩‍👩‍👧‍👦' }],
  ['👩🏽‍❤️‍💋‍👨🏿', { value: '👩🏽‍❤️‍💋‍👨🏿' }],
  ['🇸🇬', { value: '🇸🇬' }],
  ['1️⃣', { value: '1️⃣' }],
  ['A', { value: 'A' }],
  [`q${'\u0316'.repeat(15)}`, { value: `q${'\u0316'.repeat(15)}` }],
  [`q${'\u0316'.repeat(16)}`, { code: 'TEXT_TOO_LONG' }],
  ['🇸🇬🇲🇾', { code: 'TEXT_TOO_LONG' }],
  ['ab', { code: 'TEXT_TOO_LONG' }],
  ['x'.repeat(50_000), { code: 'TEXT_TOO_LONG' }],
  ['', { code: 'TEXT_EMPTY' }],
  ['\ufe0f', { code: 'TEXT_EMPTY' }],
  ['\u0007', { code: 'TEXT_INVALID_CHARACTERS' }],
  ['\ud83d', { code: 'TEXT_INVALID_CHARACTERS' }],
  [null, { code: 'TEXT_INVALID_TYPE' }],
])('T1, G1 the emoji %j', (input, expected) => {
  expect(outcome(parseEmoji(input))).toEqual(expected);
});
