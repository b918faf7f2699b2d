import { createContacts } from 'contactkit';
import { type Kysely, Migrator, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate, migrations, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite, type TestDatabase } from './databases.js';

const who = { workspaceId: 'w', actor: { id: 'u1', role: 'owner' } } as const;

async function within(
  open: () => Promise<TestDatabase>,
  work: (database: TestDatabase) => Promise<void>,
): Promise<void> {
  const database = await open();
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

async function tablesOf(db: Kysely<never> | TestDatabase['db']): Promise<readonly string[]> {
  const found = await (db as Kysely<never>).introspection.getTables();
  return found.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'));
}

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('the schema on %s', (_, open) => {
  it('R8 migrate() makes it once, whoever calls it and how often', () =>
    within(open, async ({ db, dialect, reopen }) => {
      await Promise.all([migrate(db, dialect), migrate(dialect === 'postgres' ? reopen() : db, dialect)]);
      await createContacts({ store: sqlStore({ db, dialect }) })
        .as(who)
        .create({ firstName: 'Ann' });
      await migrate(db, dialect);
      const { rows } = await sql`select first_name from contactkit_contacts`.execute(db);
      expect(rows).toEqual([{ first_name: 'Ann' }]);
    }));

  it('R8 migrations() are steps for Kysely’s Migrator, there and back', () =>
    within(open, async ({ db, dialect }) => {
      const provider = { getMigrations: async () => migrations(dialect) };
      const migrator = new Migrator({ db, provider });
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      await createContacts({ store: sqlStore({ db, dialect }) })
        .as(who)
        .create({ firstName: 'Ann' });
      expect((await migrator.migrateDown()).error).toBeUndefined();
      expect(await tablesOf(db)).toEqual([]);
    }));
});

describe('the schema on PostgreSQL', () => {
  it('R8 A6 the workspace leads every key and index but those of the claim and the relay', () =>
    within(openPostgres, async ({ db, dialect }) => {
      await migrate(db, dialect);
      const { rows } = await sql<{ name: string; first: string }>`
        select i.indexrelid::regclass::text as name, a.attname as first
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        join pg_class c on c.oid = i.indrelid
        where c.relnamespace = current_schema()::regnamespace and a.attname <> 'workspace_id' order by 1`.execute(db);
      expect(rows).toEqual([
        { name: 'contactkit_events_position', first: 'transaction_id' },
        { name: 'contactkit_migrations_pkey', first: 'name' },
        { name: 'contactkit_reactions_available', first: 'available_at' },
        { name: 'contactkit_relays_pkey', first: 'name' },
      ]);
    }));

  it('R8 texts have the order of their code points, whatever the collation of the database', () =>
    within(openPostgres, async ({ db, dialect }) => {
      await migrate(db, dialect);
      const { owner } = { owner: createContacts({ store: sqlStore({ db, dialect }) }).as(who) };
      const names = ['b', 'ä', 'z', 'a-b', 'ab', 'é', '_'];
      for (const name of names) await owner.tags.define(name);
      const { rows } = await sql<{
        name: string;
      }>`select v as name from unnest(${names}::text[]) as v order by v`.execute(db);
      const byDatabase = rows.map(({ name }) => name);
      const byCodePoint = [...names].sort();
      // Else the test could not tell them apart.
      expect(byDatabase).not.toEqual(byCodePoint);
      expect((await owner.tags.list()).map(({ key }) => key)).toEqual(byCodePoint);
    }));
});
