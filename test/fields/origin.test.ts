import { describe, expect, it } from 'vitest';
import { isAutomatic, mayWrite, ranks } from '../../src/fields/origin.js';
import { sources } from '../../src/kernel/vocabulary.js';

const at = '2026-11-23T09:00:00.000Z';

describe('P2 who may write over whom', () => {
  const all = [...sources];
  it.each([
    ['manual', all],
    ['api', all],
    ['workflow', all],
    ['import', all],
    ['channel', ['channel', 'browser', 'phone']],
    ['browser', ['browser']],
    ['phone', ['phone']],
  ] as const)('P2 %s fills what was never set, and overwrites %j', (source, overwritten) => {
    expect(mayWrite(source, undefined)).toBe(true);
    expect(sources.filter((present) => mayWrite(source, { source: present, at }))).toEqual(overwritten);
  });
  it('P4 the ranks are a table that a host can replace; people are above it', () => {
    const strict = { ...ranks, channel: [] };
    expect(mayWrite('channel', { source: 'channel', at }, strict)).toBe(false);
    expect(mayWrite('channel', undefined, strict)).toBe(true);
    expect(mayWrite('manual', { source: 'channel', at }, strict)).toBe(true);
  });
  it('P1 three sources are nobody’s decision', () => {
    expect(sources.filter(isAutomatic)).toEqual(['channel', 'browser', 'phone']);
  });
});
