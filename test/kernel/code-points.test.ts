import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { afterPrefix, compareCodePoints } from '../../src/kernel/code-points.js';

/** Ends of planes, of surrogates, of what the two orders tell apart, and any other. */
const characters = fc.oneof(
  fc.constantFrom('\0', 'a', 'b', 'z', '\x7f', '\u0301', '\ud7ff', '\ue000', '\uff21', '\uffff'),
  fc.constantFrom('\u{10000}', '𠮷', '\u{1ffff}', '\u{20000}', '\u{10ffff}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const texts = fc.array(characters, { maxLength: 5 }).map((all) => all.join(''));
const sign = (text: string, other: string): number => Math.sign(compareCodePoints(text, other));

describe('Q6 the order of texts by code points', () => {
  it('Q6 is that of the characters, not of the halves that they are written with', () => {
    const inOrder = [
      '',
      '\0',
      ' ',
      'A',
      'Aa',
      'B',
      'a',
      'ä',
      '\ud7ff',
      '\ue000',
      '\uff21',
      '\uffff',
      '𠮷',
      '𠮷a',
      '\u{10ffff}',
    ];
    expect([...inOrder].reverse().sort(compareCodePoints)).toEqual(inOrder);
    expect([...inOrder].sort()).not.toEqual(inOrder);
  });

  test.prop([texts, texts])('Q6 is that of their bytes in UTF-8, as databases have it', (text, other) => {
    expect(sign(text, other)).toBe(Buffer.compare(Buffer.from(text), Buffer.from(other)));
  });

  test.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])(
    'Q6 is the contrary the other way',
    (text, other) => {
      expect(sign(text, other)).toBe(0 - sign(other, text));
      expect(compareCodePoints(text, text)).toBe(0);
    },
  );
});

describe('Q5 what comes after a prefix', () => {
  it.each<readonly [prefix: string, after: string | undefined]>([
    ['ann', 'ano'],
    ['a\uffff', 'a\u{10000}'],
    ['a\ud7ff', 'a\ue000'],
    ['a𠮷', 'a\u{20bb8}'],
    ['a\u{10ffff}', 'b'],
    ['a\u{10ffff}\u{10ffff}', 'b'],
    ['\u{10ffff}', undefined],
    ['', undefined],
  ])('Q5 of %j it is %j', (prefix, after) => {
    expect(afterPrefix(prefix)).toBe(after);
  });

  test.prop([texts, texts])('Q5 is the end of all texts that begin with it', (prefix, text) => {
    const after = afterPrefix(prefix);
    const isWithin = (one: string): boolean =>
      compareCodePoints(one, prefix) >= 0 && (after === undefined || compareCodePoints(one, after) < 0);
    expect(isWithin(prefix + text)).toBe(true);
    expect(isWithin(text)).toBe(text.startsWith(prefix));
    expect(String(after)).not.toMatch(/\p{Cs}/u);
  });
});
