// The code of "Load, call, check, save" of your-database.md.

// #region block
import { blockContact, type Context, isContactsError } from 'contactkit';
import { type Customer, save, toContact } from './customers.js';
import type { Database } from './database.js';

export async function blockCustomer(db: Database, id: string, reason: string, ctx: Context) {
  for (let attempt = 1; ; attempt += 1) {
    const [row] = await db.select<Customer>('customers', { customer_id: id, tenant: ctx.workspaceId }); // 1. load
    if (row === undefined) return { ok: false, error: { code: 'CONTACT_NOT_FOUND', ref: id } } as const;

    const result = blockContact(toContact(row), { reason }, ctx); // 2. call
    if (!result.ok || result.value.events.length === 0) return result; // 3. check: refused, or nothing to save

    try {
      await db.transaction((tx) => save(tx, result.value, row.rev)); // 4. save
      return result;
    } catch (error) {
      if (attempt === 3 || !isContactsError(error, 'VERSION_CONFLICT')) throw error; // else: load and decide again
    }
  }
}

// #endregion block

import { openDatabase } from './database.js';

const db = openDatabase();
const ctx: Context = {
  workspaceId: 'acme',
  actor: { id: 'u1', role: 'agent' },
  now: '2026-11-23T09:00:00.000Z',
  newId: () => crypto.randomUUID(),
};
for (const id of ['c1', 'c2']) {
  await db.insert('customers', {
    customer_id: id,
    tenant: 'acme',
    given_name: 'Ann',
    family_name: null,
    mobile: '+6591234567',
    mail: null,
    created: '2024-02-01T10:00:00.000Z',
    deleted: null,
    rev: 1,
    crm: '{}',
  });
}

// #region answers
const blocked = await blockCustomer(db, 'c1', 'spam', ctx);
console.log(blocked.ok && blocked.value.contact.block?.reason); // spam

const refused = await blockCustomer(db, 'c2', 'spam', { ...ctx, policy: { mayBlock: ['owner'] } });
console.log(!refused.ok && refused.error); // { code: 'FORBIDDEN', action: 'block', because: 'policy' }

const elsewhere = await blockCustomer(db, 'c2', 'spam', { ...ctx, workspaceId: 'globex' });
console.log(!elsewhere.ok && elsewhere.error); // { code: 'CONTACT_NOT_FOUND', ref: 'c2' }

// #endregion answers

// #region publish
import type { ContactEvent } from 'contactkit';

for (const { event } of await db.select('outbox', { about: 'c1' })) {
  const { type, subject, version, seq } = JSON.parse(String(event)) as ContactEvent;
  console.log(type, subject.status, `${version}.${seq}`); // contact.blocked blocked 2.0
}

// #endregion publish

// #region message
import { receiveMessage } from 'contactkit';
import { saveTimes } from './customers.js';

const [row] = await db.select<Customer>('customers', { customer_id: 'c2', tenant: 'acme' });
const message = { channelId: 'whatsapp', externalId: '6591234567', at: '2026-11-23T08:59:58Z' };
const received = receiveMessage(toContact(row!), message, { ...ctx, actor: { id: 'whatsapp', role: 'system' } });
if (!received.ok) throw new Error(received.error.code);

const { verdict, ...change } = received.value;
await db.transaction(async (tx) => {
  if (change.events.length > 0) await save(tx, change, row!.rev);
  else await saveTimes(tx, change.contact);
  // Here your own insert of the message, with the two columns that usage will ask for.
  await tx.insert('messages', { message_id: 'm1', customer_id: 'c2', visible: 1, blocked_at: verdict.blockedAt });
});
console.log(change.events.map(({ type }) => type)); // [ 'contact.channel.connected', 'conversation.opened' ]

// #endregion message

// #region usage
import { monthlyActiveContacts } from 'contactkit';

const november = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const usage = monthlyActiveContacts(
  [
    { contactId: 'c2', at: '2026-11-23T09:00:00.000Z', inbound: true, blockedAt: null },
    { contactId: 'c1', at: '2026-11-24T09:00:00.000Z', inbound: true, blockedAt: '2026-10-31T09:00:00.000Z' },
  ],
  november,
);
console.log(usage); // { count: 1, contactIds: [ 'c2' ] }

// #endregion usage

// #region tags
import { tagContact, tagsCreated } from 'contactkit';
import { addEvents } from './customers.js';

const [newest] = await db.select<Customer>('customers', { customer_id: 'c2', tenant: 'acme' });
// The tags of your catalogue that have one of these names; here, none.
const known = { tags: [] };
const tagged = tagContact(toContact(newest!), { tags: ['VIP'], createMissing: true }, ctx, known);
if (!tagged.ok) throw new Error(tagged.error.code);

await db.transaction(async (tx) => {
  const { tags } = tagged.value;
  for (const { id, name, key } of tags) await tx.insert('tags', { tag_id: id, name, key });
  await addEvents(tx, tagsCreated(tags, ctx));
  await save(tx, tagged.value, newest!.rev);
});
console.log(tagged.value.tags.map(({ name, key }) => `${name} ${key}`)); // [ 'VIP vip' ]
// #endregion tags
