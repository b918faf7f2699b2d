// The code of "When the database goes away" of writing-a-store.md.
// #region faults
import { createContacts, type Store } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { faultyStore } from 'contactkit/testing';

const signUp = (store: Store) =>
  createContacts({ store })
    .as({ workspaceId: 'acme', actor: { id: 'website', role: 'system' } })
    .create({ firstName: 'Ann', phone: '+6591234567' }, { idempotencyKey: 'signup-42' });

const counted = faultyStore(memoryStore());
await signUp(counted);
console.log(counted.calls);
// [ 'read idempotency.get', 'read stages.get', 'begin', 'idempotency.put', 'contacts.insert', 'commit' ]

let runs = 0;
for (let failAt = 1; failAt <= counted.calls.length; failAt += 1) {
  for (const when of ['before', 'after'] as const) {
    const store = memoryStore();
    await signUp(faultyStore(store, { failAt, when })).catch(() => undefined);
    await signUp(store); // the caller tries again, with the same key
    const anns = await store.read('acme').contacts.findByPhone('+6591234567', 9);
    if (anns.length !== 1) throw new Error(`${when} ${counted.calls[failAt - 1]}: ${anns.length} contacts`);
    runs += 1;
  }
}
console.log(runs, 'failures, and Ann is there once'); // 12 failures, and Ann is there once
// #endregion faults
