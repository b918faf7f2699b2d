import ISO6391 from 'iso-639-1';
import { describe, expect, test } from 'vitest';
import { grandfathered, languageOf } from '../../src/values/language-codes.js';

describe('languageOf', () => {
  test('V3 every ISO 639-1 language has its three-letter code, and each leads to one of them', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const found = new Map<string, string>();
    for (const a of letters)
      for (const b of letters)
        for (const c of letters) {
          const code = languageOf(a + b + c);
          if (code !== undefined) found.set(a + b + c, code);
        }
    expect(new Set(found.values())).toEqual(new Set(ISO6391.getAllCodes()));
    // A language that has a code is not folded into its macrolanguage.
    expect(['nob', 'nno', 'bos', 'hrv', 'srp', 'ind', 'twi', 'msa'].map(languageOf)).toEqual([
      'nb',
      'nn',
      'bs',
      'hr',
      'sr',
      'id',
      'tw',
      'ms',
    ]);
  });

  test('V3 agrees with Intl on whatever Intl shortens, but for its known traps', () => {
    // ak/fat, tl/fil: Intl's own choice. swc, prs: it adds a region; the language is the same.
    for (const code of [
      'deu',
      'ger',
      'fra',
      'fre',
      'zho',
      'chi',
      'eng',
      'nld',
      'dut',
      'cmn',
      'arb',
      'ekk',
      'lvs',
      'zsm',
      'pes',
      'khk',
      'swh',
      'uzn',
    ]) {
      expect(languageOf(code), code).toBe(new Intl.Locale(code).language);
    }
  });

  test('V3 no name of the prototype is a code', () => {
    expect(['constructor', '__proto__', 'toString', ''].map(languageOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('grandfathered', () => {
  test('V3 whole tags in lower case', () => {
    for (const tag of grandfathered.keys()) expect(tag).toMatch(/^[a-z]{1,3}(?:-[a-z]{2,8}){1,2}$/);
  });
});
