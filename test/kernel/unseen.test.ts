import { describe, expect, it } from 'vitest';
import { unseenBy } from '../../src/kernel/unseen.js';

describe('F5 G1 what was not seen of the segments that depend on something', () => {
  const [best, other] = [
    { id: 's-1', name: 'Best' },
    { id: 's-2', name: 'Other' },
  ];
  const report = unseenBy(undefined, 'x', [best, { ...other, filter: 'more' } as typeof other]);
  it('G1 is reported with a token, and no more than id and name', () => {
    expect(report).toStrictEqual({ segments: [best, other], token: expect.any(String) as unknown });
  });
  it.each<[string, string | undefined, string, readonly (typeof best)[], boolean]>([
    ['no dependents', undefined, 'x', [], true],
    ['all that were seen', report?.token, 'x', [other, best], true],
    ['some that were seen', report?.token, 'x', [best], true],
    ['one that was not', report?.token, 'x', [best, { id: 's-3', name: 'New' }], false],
    ['another subject', report?.token, 'y', [best], false],
    ['what is no token', 'x', 'x', [best], false],
  ])('G1 F5 is nothing for %s', (_, token, subject, now, expected) => {
    expect(unseenBy(token, subject, now) === undefined).toBe(expected);
  });
});
