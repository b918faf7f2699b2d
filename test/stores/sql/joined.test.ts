import { createContacts, isContactsError } from 'contactkit';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite, type TestDatabase } from './databases.js';

const who = { workspaceId: 'w', actor: { id: 'u1', role: 'owner' } } as const;
const host = { create: sql`create table orders (id integer primary key, contact_id varchar(99))` };

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('a transaction of the host’s on %s', (_, open) => {
  let database: TestDatabase;
  const stopped: string[] = [];
  const workflows = {
    stopWorkflows: async ({ contactId }: { readonly contactId: string }) => {
      stopped.push(contactId);
    },
  };
  const contactsOn = (db: TestDatabase['db']) =>
    createContacts({ store: sqlStore({ db, dialect: database.dialect }), workflows });
  const orders = async (): Promise<readonly unknown[]> =>
    (await sql`select contact_id from orders order by id`.execute(database.db)).rows;

  beforeEach(async () => {
    database = await open();
    stopped.length = 0;
    await migrate(database.db, database.dialect);
    await host.create.execute(database.db);
  });
  afterEach(() => database.close());

  it('R6 contact writes are committed with the host’s own, or not at all', async () => {
    const failing = database.db.transaction().execute(async (db) => {
      const ann = await contactsOn(db).as(who).create({ firstName: 'Ann' });
      await sql`insert into orders values (1, ${ann.id})`.execute(db);
      throw new Error(ann.id);
    });
    const id = await failing.catch((error: unknown) => (error as Error).message);
    await expect(contactsOn(database.db).as(who).get(id)).rejects.toMatchObject({ code: 'CONTACT_NOT_FOUND' });
    expect(await orders()).toEqual([]);

    const ann = await database.db.transaction().execute(async (db) => {
      const made = await contactsOn(db).as(who).create({ firstName: 'Ann' });
      await sql`insert into orders values (1, ${made.id})`.execute(db);
      return made;
    });
    expect(await contactsOn(database.db).as(who).get(ann.id)).toEqual(ann);
    expect(await orders()).toEqual([{ contact_id: ann.id }]);
  });

  it('R6 N1 what is refused leaves the host’s work as it was, and the transaction open', async () => {
    const channel = { channelId: 'whatsapp', externalId: 'ann' };
    const ann = await contactsOn(database.db).as(who).create({ channel });
    await database.db.transaction().execute(async (db) => {
      const session = contactsOn(db).as(who);
      await sql`insert into orders values (1, 'before')`.execute(db);
      const bob = await session.create({ firstName: 'Bob' });
      const refused = await session.create({ firstName: 'Second', channel }).catch((error: unknown) => error);
      expect(isContactsError(refused, 'IDENTITY_TAKEN')).toBe(true);
      await session.edit(bob.id, { lastName: 'Lim' });
      await sql`insert into orders values (2, ${bob.id})`.execute(db);
    });
    const [, { contact_id: bobId }] = (await orders()) as [unknown, { contact_id: string }];
    expect(await contactsOn(database.db).as(who).get(bobId)).toMatchObject({ firstName: 'Bob', lastName: 'Lim' });
    expect(await contactsOn(database.db).as(who).get('channel:whatsapp:ann')).toEqual(ann);
    // Nothing is left of the second, whose row was written before its identity was refused.
    expect(await contactsOn(database.db).as(who).count()).toBe(2);
  });

  it('E3 no reaction runs in it, the answer says so, and resume() after the commit runs it', async () => {
    const contacts = contactsOn(database.db);
    const ann = await contacts.as(who).create({ firstName: 'Ann' });
    await database.db.transaction().execute(async (db) => {
      const inside = contactsOn(db);
      expect(await inside.as(who).block(ann.id)).toMatchObject({ status: 'blocked', reactions: 'pending' });
      expect(await inside.resume()).toMatchObject({ ran: 0, pending: 1 });
    });
    expect(stopped).toEqual([]);
    expect(await contacts.resume()).toMatchObject({ ran: 1, pending: 0 });
    expect(stopped).toEqual([ann.id]);
  });

  it('R6 commands at the same time come one after the other', async () => {
    await database.db.transaction().execute(async (db) => {
      const session = contactsOn(db).as(who);
      const channel = { channelId: 'whatsapp', externalId: 'ann' };
      const made = await Promise.allSettled([1, 2, 3].map(() => session.create({ firstName: 'Ann', channel })));
      expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    });
  });
});
