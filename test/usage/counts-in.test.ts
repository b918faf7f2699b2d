import { describe, expect, it } from 'vitest';
import { countsIn } from '../../src/usage/counts-in.js';

const cycle = { from: '2026-03-01T00:00:00.000Z' };
const before = '2026-02-28T23:59:59.999Z';
const within = '2026-03-10T00:00:00.000Z';

describe('countsIn', () => {
  it.each([
    ['M4 what comes in', { inbound: true, broadcast: false, blockedAt: null }, true],
    ['M4 what goes out', { inbound: false, broadcast: false, blockedAt: null }, true],
    ['M4 a broadcast does not', { inbound: false, broadcast: true, blockedAt: null }, false],
    ['M2 from somebody blocked in this cycle', { inbound: true, broadcast: false, blockedAt: within }, true],
    ['M2 from somebody blocked as it began', { inbound: true, broadcast: false, blockedAt: cycle.from }, true],
    [
      'M2 from somebody blocked before it began does not',
      { inbound: true, broadcast: false, blockedAt: before },
      false,
    ],
    ['M3 to somebody blocked before it began', { inbound: false, broadcast: false, blockedAt: before }, true],
    ['M4 a broadcast to them does not', { inbound: false, broadcast: true, blockedAt: before }, false],
  ])('%s', (_, message, counts) => {
    expect(countsIn(cycle, message)).toBe(counts);
  });
});
