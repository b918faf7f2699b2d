import ISO6391 from 'iso-639-1';
import { describe, expect, test } from 'vitest';
import { parseLanguage } from '../../src/values/language.js';
import { expectRow, outcome, rowsOf } from './rows.js';

describe('parseLanguage', () => {
  test.for(rowsOf('languages'))('V3 $id: $why', (row) => expectRow(row, parseLanguage(row.input), ({ code }) => code));

  test('V3 each of the 183 codes is itself, in any case, with any region', () => {
    expect(ISO6391.getAllCodes()).toHaveLength(183);
    for (const code of ISO6391.getAllCodes()) {
      for (const text of [code, code.toUpperCase(), `${code}-US`, `${code}_001.UTF-8`])
        expect(outcome(parseLanguage(text))).toEqual({ value: code });
    }
  });

  test.for([
    ['zh-yue', 'zh'],
    ['zh-min-nan', 'zh'],
    ['i-lux', 'lb'],
    ['i-navajo', 'nv'],
    ['en-GB-oed', 'en'],
    ['no-nyn', 'nn'],
    ['sr_RS@latin', 'sr'],
    ['B+ZH+hans+CN', 'zh'],
    ['arb', 'ar'],
    ['prs', 'fa'],
    ['nan', 'zh'],
    ['scc', 'sr'],
    ['mol', 'ro'],
    ['twi', 'tw'],
    ['en-US-1994', 'en'],
    [' en ', 'en'],
  ] as const)('V3 %s is %s', ([text, value]) => expect(outcome(parseLanguage(text))).toEqual({ value }));

  test.for([
    ['x-private', 'LANGUAGE_NOT_ISO_639_1'],
    ['und', 'LANGUAGE_NOT_ISO_639_1'],
    ['sgn-BE-NL', 'LANGUAGE_NOT_ISO_639_1'],
    ['i-enochian', 'LANGUAGE_NOT_ISO_639_1'],
    ['bih', 'LANGUAGE_NOT_ISO_639_1'],
    ['en-', 'LANGUAGE_MALFORMED'],
    ['en--US', 'LANGUAGE_MALFORMED'],
    ['C.UTF-8', 'LANGUAGE_MALFORMED'],
    ['root', 'LANGUAGE_MALFORMED'],
    ['\u212aa', 'LANGUAGE_MALFORMED'],
    ['en-u', 'LANGUAGE_MALFORMED'],
    ['x-', 'LANGUAGE_MALFORMED'],
    ['sl-rozaj-rozaj', 'LANGUAGE_MALFORMED'],
    ['en US', 'LANGUAGE_MALFORMED'],
    ['.en', 'LANGUAGE_MALFORMED'],
    ['toString', 'LANGUAGE_NOT_ISO_639_1'],
  ] as const)('V3 %s is %s', ([text, code]) => expect(outcome(parseLanguage(text))).toEqual({ code }));
});
