import { isDeepStrictEqual } from 'node:util';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/kernel/canonical.js';

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('R3 D2 canonical JSON', () => {
  test.prop([fc.jsonValue()])('equal data gives equal text, whatever order it was built in', (json) => {
    expect(canonical(reversed(json))).toBe(canonical(json));
  });
  test.prop([fc.jsonValue()])('is JSON of the same data', (json) => {
    expect(JSON.parse(canonical(json))).toEqual(JSON.parse(JSON.stringify(json)));
  });
  test.prop([fc.jsonValue({ maxDepth: 1 }), fc.jsonValue({ maxDepth: 1 })])(
    'other data gives other text',
    (one, other) => {
      const [data, otherData] = [one, other].map((json) => JSON.parse(JSON.stringify(json)) as unknown);
      expect(canonical(one) === canonical(other)).toBe(isDeepStrictEqual(data, otherData));
    },
  );

  it.each<[unknown, string]>([
    [{ b: 1, a: { d: [2, { z: 1, y: 2 }], c: 'x' } }, '{"a":{"c":"x","d":[2,{"y":2,"z":1}]},"b":1}'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [[undefined, null], '[null,null]'],
    [undefined, 'null'],
    [{ '\ue000': 1, '\u{1f600}': 2 }, '{"\u{1f600}":2,"\ue000":1}'],
    ['"\u0000\ud800', '"\\"\\u0000\\ud800"'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ])('%j', (data, text) => {
    expect(canonical(data)).toBe(text);
  });
});
