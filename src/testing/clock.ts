import type { Instant } from '../kernel/instant.js';

/** The moment at which fixtures and contexts stand still. */
export const testNow: Instant = '2026-11-23T09:00:00.000Z';

/**
 * A clock for tests: every reading is `step` milliseconds later than the one before, the first is `start`. For the
 * `clock` of `createContacts`; the same readings in every run.
 */
export function steppingClock(start: Instant = testNow, step = 1000): () => Instant {
  let next = Date.parse(start);
  return () => {
    const reading = new Date(next).toISOString();
    next += step;
    return reading;
  };
}

/** Ids for tests: `id-1`, `id-2`, … in the order in which they are asked for. For `newId` of a context or the service. */
export function countingIds(prefix = 'id'): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}-${last}`;
  };
}
