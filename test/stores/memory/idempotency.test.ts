import { describe, expect, it } from 'vitest';
import type { IdempotencyRecord } from '../../../src/ports/idempotency.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { at, read, refusals, refused, write } from './support.js';

const record = (actorId: string, key: string): IdempotencyRecord => ({
  key,
  actorId,
  digest: 'd',
  contactId: 'a',
  version: 1,
  extra: '{}',
  at: at(0),
});

describe('idempotency records', () => {
  it('R3 are kept for actor and key together, whatever characters these have', async () => {
    const store = memoryStore();
    const pairs = [
      ['a', 'b'],
      ['a', 'c'],
      ['a","b', ''],
      ['a', '","b'],
      ['a b', 'c'],
      ['a', 'b c'],
    ] as const;
    for (const [actorId, key] of pairs) {
      expect(await read(store).idempotency.get(actorId, key)).toBeUndefined();
      await write(store, ({ idempotency }) => idempotency.put(record(actorId, key)));
    }
    for (const [actorId, key] of pairs)
      expect(await read(store).idempotency.get(actorId, key)).toEqual(record(actorId, key));
  });

  it('R3 of simultaneous repeats exactly one wins', async () => {
    const store = memoryStore();
    const put = (): Promise<void> => write(store, ({ idempotency }) => idempotency.put(record('u1', 'k')));
    expect(await refusals([put(), put(), put()])).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT']);
    await refused(put(), 'VERSION_CONFLICT', { id: 'k', expected: 0 });
  });
});
