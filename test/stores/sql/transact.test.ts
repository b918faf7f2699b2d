import { createContacts, type Repositories } from 'contactkit';
import { Kysely, PostgresDialect, sql } from 'kysely';
import Database from 'libsql';
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { migrate, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite } from './databases.js';

const who = { workspaceId: 'w', actor: { id: 'u1', role: 'owner' } } as const;

describe('units of work on PostgreSQL', () => {
  it('R6 R1 a deadlock is VERSION_CONFLICT for one of the two, and nothing of it is written', async () => {
    const database = await openPostgres();
    try {
      const { db, dialect } = database;
      await migrate(db, dialect);
      const store = sqlStore({ db, dialect });
      const session = createContacts({ store }).as(who);
      const [ann, bob] = await Promise.all([
        session.create({ firstName: 'Ann' }),
        session.create({ firstName: 'Bob' }),
      ]);
      let holding = 0;
      let both: () => void;
      const bothHold = new Promise<void>((resolve) => {
        both = resolve;
      });
      const crossing = (first: string, second: string, at: string) =>
        store.transaction('w', async ({ contacts }: Repositories) => {
          const times = { channelId: 'chat', at, inbound: true };
          await contacts.touch(first, times);
          holding += 1;
          if (holding === 2) both();
          await bothHold;
          await contacts.touch(second, times);
        });
      const outcomes = await Promise.allSettled([
        crossing(ann.id, bob.id, '2026-01-01T00:00:00.000Z'),
        crossing(bob.id, ann.id, '2026-01-02T00:00:00.000Z'),
      ]);
      const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(failed).toEqual([expect.objectContaining({ name: 'ContactsError', code: 'VERSION_CONFLICT' })]);
      const times = await Promise.all([ann, bob].map(async ({ id }) => (await session.get(id)).lastMessageAt));
      expect(new Set(times).size).toBe(1);
    } finally {
      await database.close();
    }
  });

  it('R6 R1 run at read committed, whatever the default: who comes second waits, and is not refused', async () => {
    const database = await openPostgres();
    const location = new URL(database.location);
    const options = `${location.searchParams.get('options')} -c default_transaction_isolation=serializable`;
    location.searchParams.set('options', options);
    const pool = new Pool({ connectionString: location.href });
    // Closing the database cuts what is still ending, and says so by an event.
    pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
    const db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
    try {
      await migrate(db, 'postgres');
      const { rows } = await sql`select current_setting('transaction_isolation') as level`.execute(db);
      expect(rows).toEqual([{ level: 'serializable' }]);
      const store = sqlStore({ db, dialect: 'postgres' });
      const ann = await createContacts({ store }).as(who).create({ firstName: 'Ann' });
      const times = { channelId: 'chat', at: '2026-01-01T00:00:00.000Z', inbound: true };
      // Serializable, all but one of these would be.
      await Promise.all(
        [1, 2, 3, 4].map(() =>
          store.transaction('w', async ({ contacts }) => {
            await contacts.get(ann.id);
            await contacts.touch(ann.id, times);
          }),
        ),
      );
    } finally {
      await db.destroy();
      await database.close();
    }
  });
});

describe('units of work on SQLite', () => {
  it('R6 R1 have the file to themselves before they read: who reads first and writes then could not wait', async () => {
    const database = await openSqlite();
    const other = new Database(database.location);
    other.exec('pragma busy_timeout = 0');
    try {
      await migrate(database.db, 'sqlite');
      const store = sqlStore({ db: database.db, dialect: 'sqlite' });
      const refusals = await store.transaction('w', async ({ contacts }) => {
        await contacts.get('ann');
        try {
          other.exec('begin immediate; rollback');
          return [];
        } catch (error) {
          return [(error as Error).message];
        }
      });
      expect(refusals).toEqual([expect.stringContaining('locked')]);
    } finally {
      other.close();
      await database.close();
    }
  });
});

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('a unit of work on %s that is over', (_, open) => {
  it('E2 does nothing any more, reads included', async () => {
    const database = await open();
    try {
      await migrate(database.db, database.dialect);
      const store = sqlStore({ db: database.db, dialect: database.dialect });
      const kept = await store.transaction('w', async (repositories) => repositories);
      const calls = [
        () => kept.contacts.get('ann'),
        () => kept.contacts.touch('ann', { channelId: 'chat', at: '2026-01-01T00:00:00.000Z', inbound: true }),
        () => kept.list!.count({ and: [] }),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'PORT_FAILED' });
    } finally {
      await database.close();
    }
  });
});
