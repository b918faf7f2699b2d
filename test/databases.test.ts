import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PostgresOptions, TestDatabase } from './stores/sql/databases.js';
import { openPostgres, openSqlite } from './stores/sql/databases.js';
import { startPostgres } from './stores/sql/server.mjs';

// The databases that the tests of the stores run on: real ones, and each test's own.

async function opened<D extends TestDatabase>(
  open: (options?: PostgresOptions) => Promise<D>,
  options?: PostgresOptions,
): Promise<D> {
  const database = await open(options);
  onTestFinished(() => database.close());
  return database;
}

describe.each([{ open: openPostgres }, { open: openSqlite }])('$open.name', ({ open }) => {
  const people = (database: TestDatabase) =>
    database.db.schema.createTable('people').addColumn('name', 'text').execute();

  it('has its data to itself', async () => {
    const [one, other] = [await opened<TestDatabase>(open), await opened<TestDatabase>(open)];
    await people(one);
    await people(other);
    await one.db.insertInto('people').values({ name: 'Ada' }).execute();
    expect(await other.db.selectFrom('people').selectAll().execute()).toEqual([]);
  });

  it('keeps its data for those who open it again, until it is closed', async () => {
    const database = await open();
    await people(database);
    await database.db.insertInto('people').values({ name: 'Ada' }).execute();
    await database.db.destroy();
    expect(await database.reopen().selectFrom('people').selectAll().execute()).toEqual([{ name: 'Ada' }]);
    await database.close();
  });

  it('tells every statement', async () => {
    const statements: string[] = [];
    const database = await opened<TestDatabase>(open, { onQuery: ({ sql: text }) => statements.push(text) });
    await people(database);
    await database.db.transaction().execute((trx) => trx.insertInto('people').values({ name: 'Ada' }).execute());
    await expect(sql`select nothing`.execute(database.reopen())).rejects.toThrow('nothing');
    expect(statements.map((text) => text.split(' ')[0])).toEqual(['create', 'begin', 'insert', 'commit', 'select']);
  });
});

describe('openPostgres', () => {
  it('is PostgreSQL, orders text by an ICU collation and says who is connected', async () => {
    const { db } = await opened(openPostgres);
    const { rows } = await sql`
      select datlocprovider, datlocale, current_setting('server_version_num')::int >= 150000 as recent
      from pg_database where datname = current_database()`.execute(db);
    expect(rows).toEqual([{ datlocprovider: 'i', datlocale: 'en-US', recent: true }]);
    const names = await sql<{
      name: string;
    }>`select name from (values ('Z'), ('a'), ('é'), ('f')) t (name) order by name`.execute(db);
    expect(names.rows.map(({ name }) => name).join('')).toBe('aéfZ');
  });

  it('has several connections at once, and new ones when they are cut', async () => {
    const database = await opened(openPostgres, { connections: 2 });
    const backend = () =>
      database.db.connection().execute(async (db) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.05)`.execute(db);
        return rows[0]?.pid;
      });
    const before = await Promise.all([backend(), backend()]);
    expect(new Set(before).size).toBe(2);
    await database.cut();
    await expect.poll(backend).not.toBe(undefined);
    expect(before).not.toContain(await backend());
  });

  it('loses nothing acknowledged when a durable server is killed and comes back', async () => {
    const server = await startPostgres({ durable: true });
    onTestFinished(() => server.stop());
    const { db } = await opened(openPostgres, { url: server.url });
    await db.schema.createTable('people').addColumn('name', 'text').execute();
    await db.insertInto('people').values({ name: 'Ada' }).execute();
    await server.kill();
    await expect(db.selectFrom('people').selectAll().execute()).rejects.toMatchObject({ code: expect.any(String) });
    await server.restart();
    expect(await db.selectFrom('people').selectAll().execute()).toEqual([{ name: 'Ada' }]);
  });
});

describe('openSqlite', () => {
  it('is a file with a write-ahead log, which closing removes', async () => {
    const { db, location, close } = await openSqlite();
    const { rows } = await sql`select * from pragma_journal_mode, pragma_busy_timeout`.execute(db);
    expect(rows).toEqual([{ journal_mode: 'wal', timeout: 5000 }]);
    expect(existsSync(location)).toBe(true);
    await close();
    expect(existsSync(location)).toBe(false);
  });
});
