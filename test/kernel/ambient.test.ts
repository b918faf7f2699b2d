import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock, uuidv7 } from '../../src/kernel/ambient.js';
import { isInstant } from '../../src/kernel/instant.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('the defaults of the service', () => {
  it('the clock gives instants', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.001Z') });
    expect(systemClock()).toBe('2026-11-23T09:00:00.001Z');
    vi.useRealTimers();
    expect(isInstant(systemClock())).toBe(true);
  });

  it('ids are UUIDs of version 7 and variant 10, each another', () => {
    const ids = Array.from({ length: 1000 }, () => uuidv7());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('C4 ids have no colon, and begin with the time', () => {
    // The example of RFC 9562, appendix A.6.
    vi.useFakeTimers({ now: Date.parse('2022-02-22T19:22:22.000Z') });
    expect(uuidv7().slice(0, 13)).toBe('017f22e2-79b0');
  });

  it('ids that are made later sort later', () => {
    vi.useFakeTimers({ now: 0 });
    const ids = [0, 1, 255, 256, 65_536, 2 ** 31, 2 ** 32, Date.parse('2026-11-23T09:00:00.000Z'), 2 ** 48 - 1].map(
      (time) => {
        vi.setSystemTime(time);
        return uuidv7();
      },
    );
    expect([...ids].sort()).toEqual(ids);
  });
});
