// The code of "The service on your tables" of your-database.md.
import { customerStore } from './customer-store.js';
import { openDatabase } from './database.js';

const db = openDatabase();

// #region use
import { createContacts, isContactsError } from 'contactkit';

const contacts = createContacts({
  store: customerStore(db),
  // A store without `tags` and `stages` may have them in code.
  tags: [{ id: 'vip', name: 'VIP', key: 'vip', emoji: '⭐', color: null, description: null }],
});
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });

const ann = await acme.create({ firstName: 'Ann', phone: '+65 9123 4567', tags: ['vip'] });
await Promise.all([acme.edit(ann.id, { lastName: 'Tan' }), acme.block(ann.id)]);
const stored = await acme.get('phone:+6591234567');
console.log(stored.lastName, stored.status, stored.version); // Tan blocked 3

const refused = await acme.upsert('email:ann@example.com', { firstName: 'Ann' }).catch((error: unknown) => error);
console.log(isContactsError(refused, 'CAPABILITY_MISSING') && refused.rejection.capability); // uniqueIdentities
// #endregion use

console.log((await db.select('outbox', { about: ann.id })).length); // 3
