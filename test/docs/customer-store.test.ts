import { createContacts, isContactsError, type Session, type Store } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { aContact, anIdentity, countingIds, runStoreConformance, steppingClock } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { customerStore } from '../../docs/examples/customer-store.js';
import { openDatabase } from '../../docs/examples/database.js';

const at = '2026-11-23T09:30:00.000Z';
const identity = { channelId: 'whatsapp', externalId: '6591234567' };

runStoreConformance(
  { describe, it },
  {
    capabilities: [],
    async open() {
      const db = openDatabase();
      return { store: customerStore(db), reopen: async () => customerStore(db), close: async () => {} };
    },
  },
);

describe('the store of your-database.md', () => {
  it('keeps what the memory store keeps', async () => {
    expect(await play(customerStore(openDatabase()))).toEqual(await play(memoryStore()));
  });

  it('E2 leaves nothing of a unit of work that failed, even if the failure was caught', async () => {
    const db = openDatabase();
    const store = customerStore(db);
    const contact = aContact({ workspaceId: 'acme' });
    const work = store.transaction('acme', async ({ contacts }) => {
      await contacts.insert({ contact, events: [] });
      await contacts.save({ contact, events: [] }, { expectedVersion: 7 }).catch(() => {});
    });
    await expect(work).rejects.toMatchObject({ rejection: { code: 'VERSION_CONFLICT', id: contact.id, expected: 7 } });
    expect(await db.select('customers', {})).toEqual([]);
  });

  it('M1 lets no save take message times back', async () => {
    const store = customerStore(openDatabase());
    const contact = aContact({ workspaceId: 'acme', channels: [anIdentity(identity)] });
    await store.transaction('acme', ({ contacts }) => contacts.insert({ contact, events: [] }));
    await store.transaction('acme', ({ contacts }) => contacts.touch(contact.id, { ...identity, at, inbound: true }));
    const next = { ...contact, version: 2, firstName: 'Bo' };
    await store.transaction('acme', ({ contacts }) =>
      contacts.save({ contact: next, events: [] }, { expectedVersion: 1 }),
    );
    expect(await store.read('acme').contacts.get(contact.id)).toMatchObject({
      firstName: 'Bo',
      version: 2,
      lastMessageAt: at,
      lastInboundAt: at,
      channels: [{ lastInteractionAt: at }],
    });
  });

  it('A6 finds nothing of another workspace', async () => {
    const store = customerStore(openDatabase());
    const contact = aContact({ workspaceId: 'acme', phone: '+6591234567', channels: [anIdentity(identity)] });
    await store.transaction('acme', ({ contacts }) => contacts.insert({ contact, events: [] }));
    const { contacts } = store.read('globex');
    expect(await contacts.get(contact.id)).toBeUndefined();
    expect(await contacts.findByPhone('+6591234567', 2)).toEqual([]);
    expect(await contacts.findByIdentity('whatsapp', '6591234567')).toBeUndefined();
    expect(await store.read('acme').contacts.findByIdentity('whatsapp', '6591234567')).toEqual(contact);
  });
});

/** The same calls on a store; what they answered, errors as their rejections. */
async function play(store: Store): Promise<readonly unknown[]> {
  const contacts = createContacts({ store, clock: steppingClock(), newId: countingIds() });
  const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'owner' } });
  const calls: readonly ((session: Session) => Promise<unknown>)[] = [
    () => acme.create({ firstName: 'Ann', phone: '+65 9123 4567', email: 'Ann@Example.com' }),
    () => acme.create({ firstName: 'Bo', phone: '+65 9123 4567' }),
    () => acme.get('phone:+6591234567'),
    () => acme.get('email:ann@example.com'),
    () => acme.edit('id-1', { email: null, language: 'en' }),
    () => acme.edit('id-1', { language: 'en' }),
    () => acme.assign('id-1', 'u2', { ifVersion: 1 }),
    () => acme.assign('id-1', 'u2'),
    () => acme.openConversation('id-1'),
    () => acme.recordSentMessage('id-1', { channelId: 'whatsapp', at }),
    () => acme.recordSentMessage('id-1', { channelId: 'whatsapp', at: '2026-11-23T09:00:00Z' }),
    () => acme.block('id-1', { reason: 'spam' }),
    () => acme.getMany(['id-1', 'nobody', 'id-3']),
    () => acme.delete('id-1'),
    () => acme.get('id-1'),
    () => acme.get('phone:+6591234567'),
  ];
  const answers: unknown[] = [];
  for (const call of calls)
    answers.push(await call(acme).catch((error: unknown) => (isContactsError(error) ? error.rejection : error)));
  return answers;
}
