// The code of "In a transaction of yours" of writing-a-store.md.
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env['DATABASE_URL'] });
await pool.query('create table if not exists orders (number text primary key, buyer text not null)');

// #region join
import { createContacts, isContactsError } from 'contactkit';
import { joinedPeopleStore, peopleStore } from './people-store.js';

const client = await pool.connect();
const who = { workspaceId: 'acme', actor: { id: 'shop', role: 'system' } } as const;
try {
  await client.query('begin');
  const acme = createContacts({ store: joinedPeopleStore(client) }).as(who);

  const ann = await acme.create({ firstName: 'Ann', email: 'ann@example.com' });
  // A refusal takes back what the command wrote, and nothing of yours.
  const late = await acme.edit(ann.id, { firstName: 'Bo' }, { ifVersion: 7 }).catch((error: unknown) => error);
  console.log(isContactsError(late, 'VERSION_CONFLICT')); // true

  await client.query('insert into orders (number, buyer) values ($1, $2)', ['o-1', ann.id]);
  await client.query('commit'); // order and contact, or neither
} catch (error) {
  await client.query('rollback');
  throw error;
} finally {
  client.release();
}

const stored = await createContacts({ store: peopleStore(pool) })
  .as(who)
  .get('email:ann@example.com');
console.log(stored.firstName, stored.version); // Ann 1
// #endregion join

await pool.end();
