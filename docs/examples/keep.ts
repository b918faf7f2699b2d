// The code of "In a database" of getting-started.md.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = await mkdtemp(join(tmpdir(), 'contactkit-'));
const path = join(folder, 'contacts.db');

// #region store
import { createContacts } from 'contactkit';
import { migrate, reuseStatements, sqlStore } from 'contactkit/sql';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';

const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: reuseStatements(new Database(path)) }) });
await migrate(db, 'sqlite'); // or migrations('sqlite'), for a Migrator of your own

const contacts = createContacts({ store: sqlStore({ db, dialect: 'sqlite' }) });
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
const ann = await acme.create({ firstName: 'Ann', email: 'ann@example.com' });
// #endregion store

await db.schema.createTable('orders').addColumn('id', 'integer').addColumn('contact_id', 'text').execute();

// #region joined
const blocked = await db.transaction().execute(async (transaction) => {
  const store = sqlStore({ db: transaction, dialect: 'sqlite' });
  const session = createContacts({ store }).as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
  await transaction.insertInto('orders').values({ id: 1, contact_id: ann.id }).execute();
  return session.block(ann.id, { reason: 'unpaid' });
});
console.log(blocked.status); // blocked
await contacts.resume(); // what reacts to the block waited for your commit
// #endregion joined

// #region relay
const store = sqlStore({ db, dialect: 'sqlite' });
await store.relay(async (events) => {
  for (const { type, subject } of events) console.log(type, subject.id === ann.id);
  // contact.created true
  // contact.blocked true
});
// #endregion relay

/** Your own tables, as Kysely wants to know them. Ours need not stand there. */
interface Tables {
  readonly orders: { readonly id: number; readonly contact_id: string };
}

await db.destroy();
await rm(folder, { recursive: true });
