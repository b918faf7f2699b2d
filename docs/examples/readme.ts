// The code of README.md. `test/docs` runs it, and checks that it prints what its comments say.
// #region service
import { createContacts, defineFields } from 'contactkit';
import { memoryStore } from 'contactkit/memory';

const contacts = createContacts({
  store: memoryStore(),
  fields: defineFields({ plan: { type: 'list', options: ['free', 'pro'] }, seats: { type: 'number' } }),
});
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });

const ann = await acme.create({ firstName: 'Ann', phone: '+65 9123 4567', custom: { plan: 'pro' } });
console.log(ann.phone); // +6591234567
console.log(ann.country, ann.origins.country?.source); // SG phone
console.log(ann.custom.plan); // pro

await acme.tag(ann.id, ['VIP'], { createMissing: true });
await acme.block(ann.id, { reason: 'spam' });

const drawer = await acme.details(ann.id, { locale: 'en' });
console.log(drawer.header.name, drawer.header.country?.name, drawer.header.status); // Ann Singapore blocked

// #endregion service

// #region core
import { blockContact, type Context, contactFrom } from 'contactkit';

const row = { id: 'c7', workspaceId: 'acme', version: 3, createdAt: '2026-01-05T08:30:00.000Z', firstName: 'Bo' };
const ctx: Context = {
  workspaceId: 'acme',
  actor: { id: 'u1', role: 'agent' },
  now: new Date().toISOString(),
  newId: () => crypto.randomUUID(),
};

const result = blockContact(contactFrom(row), { reason: 'spam' }, ctx);
if (!result.ok) throw new Error(result.error.code); // INVALID, FORBIDDEN or CONTACT_DELETED, nothing wider

const { contact, events } = result.value; // save both, in one transaction
console.log(
  contact.version,
  events.map(({ type }) => type),
); // 4 [ 'contact.blocked' ]
// #endregion core
