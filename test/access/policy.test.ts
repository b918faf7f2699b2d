import { describe, expect, it } from 'vitest';
import { limitOf } from '../../src/access/policy.js';

describe('limits are policy', () => {
  it.each([
    ['F1', 'fields', 500],
    ['F1', 'options', 500],
    ['T2', 'tagsPerContact', 200],
    ['Q9', 'segments', 500],
    ['G1', 'stages', 20],
  ] as const)('%s %s', (_, name, limit) => {
    expect(limitOf(undefined, name)).toBe(limit);
    expect(limitOf({}, name)).toBe(limit);
    expect(limitOf({ limits: { [name]: undefined } }, name)).toBe(limit);
    expect(limitOf({ limits: { [name]: 0 } }, name)).toBe(0);
    expect(limitOf({ limits: { [name]: 9999 } }, name)).toBe(9999);
  });
});
