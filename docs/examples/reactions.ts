// The code of "What other modules have to do" of getting-started.md.
import { memoryStore } from 'contactkit/memory';

let now = '2026-11-23T09:00:00.000Z';
const store = memoryStore();
const clock = (): string => now;
let isDown = true;
const engine = {
  async stop(contactId: string, until: string): Promise<void> {
    if (isDown) throw new Error(`no answer for ${contactId} until ${until}`);
  },
};
const archive = { async deleteAllOf(_contactIds: readonly string[]): Promise<void> {} };

// #region ports
import { createContacts } from 'contactkit';

const contacts = createContacts({
  store,
  clock,
  workflows: { stopWorkflows: ({ contactId, at }) => engine.stop(contactId, at) },
  messages: { deleteMessages: ({ contactIds }) => archive.deleteAllOf(contactIds) },
});
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'owner' } });
// #endregion ports

// #region resume
const ann = await acme.create({ firstName: 'Ann' });

// The workflow engine is down. Blocking succeeds all the same, and what it demands waits in the outbox.
const blocked = await acme.block(ann.id);
console.log(blocked.status, blocked.reactions); // blocked pending
console.log(await contacts.resume()); // { ran: 0, pending: 1, parked: 0, nextDueAt: '2026-11-23T09:00:01.000Z' }

// A moment later it is up again.
isDown = false;
now = '2026-11-23T09:00:01.000Z';
console.log(await contacts.resume()); // { ran: 1, pending: 0, parked: 0, nextDueAt: null }
// #endregion resume

// #region delete
const deleted = await acme.delete(ann.id);
console.log(deleted.status, deleted.reactions, deleted.toErase); // deleted done null
// #endregion delete
