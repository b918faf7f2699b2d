import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { digest } from '../../src/service/digest.js';
import { refusal } from './refusal.js';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

describe('R3 the digest of a command', () => {
  it('R3 is SHA-256 of the command and its input as canonical JSON, in hex', async () => {
    // printf '["edit",{"a":1,"b":[null]}]' | sha256sum
    expect(await digest('edit', { b: [null], a: 1 })).toBe(
      '80727a6c8c169d952ef13db161ffc7f9ab5765b455597695251a9f02c5c22663',
    );
  });

  test.prop([fc.jsonValue({ maxDepth: 3 })])('R3 does not depend on the order of keys', async (input) => {
    expect(await digest('edit', shuffled(input))).toBe(await digest('edit', input));
  });

  it.each<[unknown, unknown, boolean]>([
    [{ a: undefined }, {}, true],
    [{ a: null }, {}, false],
    ['1', 1, false],
    [[1, 2], [2, 1], false],
    [['a', 'b'], ['ab'], false],
    [{ a: 'é' }, { a: 'e\u0301' }, false],
  ])('R3 %j and %j are the same: %s', async (one, other, same) => {
    expect((await digest('edit', one)) === (await digest('edit', other))).toBe(same);
  });

  it('R3 tells commands apart', async () => {
    expect(await digest('block', {})).not.toBe(await digest('unblock', {}));
  });

  it('X1 is of plain data only', async () => {
    expect(await refusal(digest('edit', { at: new Date() }))).toEqual(['at INPUT_NOT_PLAIN']);
  });
});
