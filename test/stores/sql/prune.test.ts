import { createContacts } from 'contactkit';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, type SqlStore, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite, type TestDatabase } from './databases.js';
import { nameless } from './nameless.js';

const cycle = { id: '2026-11', from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('retention on %s', (_, open) => {
  let database: TestDatabase;
  let store: SqlStore;
  let now = '';
  const statements = new Set<string>();
  const session = (workspaceId: string) =>
    createContacts({ store, clock: () => now, policy: { cycle: () => cycle } }).as({
      workspaceId,
      actor: { id: 'u1', role: 'owner' },
    });
  const count = async (table: string): Promise<number> => {
    const { rows } = await sql<{ n: unknown }>`select count(*) as n from ${sql.table(table)}`.execute(database.db);
    return Number(rows[0]?.n);
  };

  beforeEach(async () => {
    database = await open({ onQuery: ({ sql: text }) => statements.add(text.trim()) });
    now = '2026-11-01T00:00:00.000Z';
    await migrate(database.db, database.dialect);
    store = sqlStore({ db: database.db, dialect: database.dialect });
    for (const workspaceId of ['w', 'other']) {
      const contacts = session(workspaceId);
      for (const idempotencyKey of ['1', '2', '3']) {
        const { id } = await contacts.create({ firstName: 'Ann' }, { idempotencyKey });
        await contacts.recordSentMessage(id, { channelId: 'chat', at: now });
        await contacts.delete(id);
      }
    }
  });
  afterEach(() => database.close());

  it('R7 R3 takes away commands before a moment, as many as it may, of this workspace alone', async () => {
    const before = '2026-11-02T00:00:00.000Z';
    expect(await store.prune('w', { commandsBefore: now })).toBe(0);
    expect(await store.prune('w', { commandsBefore: before, limit: 2 })).toBe(2);
    expect(await store.prune('w', { commandsBefore: before, limit: 2 })).toBe(1);
    expect(await store.prune('w', { commandsBefore: before, limit: 2 })).toBe(0);
    expect(await count('contactkit_commands')).toBe(3);
    // What is forgotten may be done again.
    await session('w').create({ firstName: 'Bob' }, { idempotencyKey: '1' });
  });

  it('R7 M4 takes away billing cycles that are named', async () => {
    expect(await store.prune('w', { cycles: ['2026-10'] })).toBe(0);
    expect(await store.prune('w', { cycles: ['2026-10', '2026-11'] })).toBe(3);
    expect(await count('contactkit_usage')).toBe(3);
  });

  it('R7 S8 takes away tombstones and what their events still said', async () => {
    const kept = await session('w').create({ firstName: 'Bob' });
    const events = await count('contactkit_events');
    expect(await store.prune('w', { tombstonesBefore: '2026-11-02T00:00:00.000Z' })).toBe(3);
    // Of each: created, its conversation opened, deleted.
    expect([await count('contactkit_contacts'), await count('contactkit_events')]).toEqual([4, events - 9]);
    expect(await session('w').get(kept.id)).toMatchObject({ firstName: 'Bob' });
  });

  it('R7 what is left out is kept', async () => {
    expect(await store.prune('w', {})).toBe(0);
  });

  // Runs last, on all that the tests before it have made the store say.
  it('R8 A6 every statement names the workspace', () => {
    expect([...statements].some((text) => text.startsWith('delete from contactkit_usage'))).toBe(true);
    expect(nameless([...statements].filter((text) => !text.startsWith('select count(*)')))).toEqual([]);
  });
});
