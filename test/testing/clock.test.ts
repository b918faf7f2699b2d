import { countingIds, steppingClock, testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';

describe('a clock for tests', () => {
  it('steps by a second, from the moment at which fixtures stand still', () => {
    const clock = steppingClock();
    expect([clock(), clock(), clock()]).toEqual([testNow, '2026-11-23T09:00:01.000Z', '2026-11-23T09:00:02.000Z']);
  });
  it('starts and steps as it is told, over the end of a year too', () => {
    const clock = steppingClock('2026-12-31T23:59:59.999Z', 1);
    expect([clock(), clock()]).toEqual(['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z']);
  });
  it('each clock has its own time', () => {
    const [one, other] = [steppingClock(), steppingClock()];
    one();
    expect(other()).toBe(testNow);
  });
});

it('ids count from 1, each counter by itself', () => {
  const [ids, others] = [countingIds(), countingIds('event')];
  expect([ids(), ids(), others(), ids()]).toEqual(['id-1', 'id-2', 'event-1', 'id-3']);
});
