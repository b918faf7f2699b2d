import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { parseTagName, tagKey } from '../../src/values/tag-name.js';
import { expectRow, outcome, rowsOf } from './rows.js';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly recommended: { readonly action: 'accept'; readonly sameTag: boolean };
}

const rows = rowsOf('tags', 'normalise');

describe('parseTagName', () => {
  test.for(rows)('T1 $id: $why', (row) => expectRow(row, parseTagName(row.input)));

  test('T1 at most 64 code points, whatever they weigh', () => {
    expect(parseTagName('😀'.repeat(64)).ok).toBe(true);
    expect(outcome(parseTagName('😀'.repeat(65)))).toEqual({ code: 'TAG_TOO_LONG' });
  });
});

describe('tagKey', () => {
  test.for(rows.filter((row) => row.recommended.action !== 'reject'))('T1 the key of $id: $why', (row) => {
    const name = parseTagName(row.input);
    expect(name.ok && tagKey(name.value)).toBe(row.recommended['key']);
  });

  test.for(rowsOf<Pair>('tags', 'pair'))('T1 $id $a and $b: $why', (row) => {
    expect(tagKey(row.a) === tagKey(row.b)).toBe(row.recommended.sameTag);
  });

  property.prop([fc.string({ unit: 'grapheme', maxLength: 40 })])(
    'T1 of a parsed name it is what the rule says, step by step',
    (text) => {
      const name = parseTagName(text);
      if (!name.ok) return;
      const key = name.value
        .normalize('NFKC')
        .toLowerCase()
        .toUpperCase()
        .toLowerCase()
        .normalize('NFKC')
        .replace(/[\ufe0e\ufe0f]/g, '');
      expect(tagKey(name.value)).toBe(key);
      // And a name that was never parsed has the key of the parsed one.
      expect(tagKey(text)).toBe(key);
    },
  );

  test('T1 a key is a key, nothing of the prototype and nothing of no text', () => {
    expect(['__proto__', 'constructor', 'toString'].map(tagKey)).toEqual(['__proto__', 'constructor', 'tostring']);
    expect(tagKey(undefined as never)).toBe('');
  });

  test('V8 50,000 combining marks take no second', () => {
    const start = performance.now();
    expect(tagKey(`A${'\u0301\u0323'.repeat(25_000)}`).startsWith('a')).toBe(true);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
