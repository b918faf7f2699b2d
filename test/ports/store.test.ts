import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { type Capability, capabilities } from '../../src/kernel/vocabulary.js';
import type { Store } from '../../src/ports/store.js';
import { contactsOnly, without } from '../service/stores.js';

// What a capability adds beyond its name: a member of the look-ups, of the repositories, or of the store itself.
const memory = memoryStore();
const membersOf = (holder: object): readonly string[] =>
  Object.keys(holder)
    .filter((name) => name !== 'contacts')
    .sort();

describe('R5 a capability is a name and a member, both or neither', () => {
  it.each<readonly [string, Store]>([
    ['the memory store', memory],
    ['a store of contacts alone', contactsOnly(memory)],
    ...capabilities.map((one) => [`a store without ${one}`, without(memory, one)] as const),
  ])('R5 %s', async (_, store) => {
    const named = [...store.capabilities].sort();
    // `batch` writes, and looks nothing up.
    expect(membersOf(store.read('workspace-1'))).toEqual(named.filter((name) => name !== 'batch'));
    expect(await store.transaction('workspace-1', async (all) => membersOf(all))).toEqual(named);
    const offersOutbox = named.includes('outbox' satisfies Capability);
    expect([store.claimDue !== undefined, store.backlog !== undefined]).toEqual([offersOutbox, offersOutbox]);
  });

  it('R5 every name is one of the list, once', () => {
    expect(new Set(memory.capabilities).size).toBe(memory.capabilities.length);
    for (const name of memory.capabilities) expect(capabilities).toContain(name);
  });
});
