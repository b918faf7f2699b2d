import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  canNormalize,
  exceeds,
  forbidden,
  isVisuallyEmpty,
  withoutInvisible,
  withoutInvisibleOfText,
} from '../../src/values/characters.js';

describe('characters', () => {
  test('V5 forbidden: lone surrogates, noncharacters, controls that are not white space', () => {
    for (const text of [
      '\u0000',
      '\u0007',
      '\u007f',
      '\u0080',
      '\u009f',
      '\ud800',
      'a\udc00',
      '\ufdd0',
      '\uffff',
      '\u{1ffff}',
    ])
      expect(forbidden.test(text)).toBe(true);
    for (const text of ['\t\n\u000b\u000c\r\u0085', '😀', '\ue000', '\ufffd', '\u200b'])
      expect(forbidden.test(text)).toBe(false);
  });

  test('V1, V5 what is not seen goes; ZWNJ and ZWJ stay in texts only', () => {
    const all =
      '\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff';
    expect(withoutInvisible(`a${all}b`)).toBe('ab');
    expect(withoutInvisibleOfText(`a${all}b`)).toBe('a\u200c\u200db');
  });

  test('V5 visually empty', () => {
    for (const text of ['', ' ', '\u0085', '\u200b', '\u3164', '\u2800', '\ufe0f\u034f'])
      expect(isVisuallyEmpty(text)).toBe(true);
    for (const text of ['a', '\u0301', '.', '\ue000', ' x ']) expect(isVisuallyEmpty(text)).toBe(false);
  });

  property.prop([fc.string({ unit: 'binary', maxLength: 30 }), fc.nat({ max: 40 })])(
    'V5 exceeds counts code points',
    (text, max) => {
      expect(exceeds(text, max)).toBe(Array.from(text).length > max);
    },
  );

  test('V8 only long runs of marks can not be normalised', () => {
    expect(canNormalize('e\u0301'.repeat(10_000))).toBe(true);
    expect(canNormalize(`${'a'.repeat(600)}${'\u0301'.repeat(500)}`)).toBe(true);
    expect(canNormalize(`${'a'.repeat(600)}${'\u0301'.repeat(501)}`)).toBe(false);
  });
});
