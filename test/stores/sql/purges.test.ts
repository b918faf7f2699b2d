import { createContacts } from 'contactkit';
import { aContact } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { migrate, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite } from './databases.js';

const who = { workspaceId: 'w', actor: { id: 'u1', role: 'owner' } } as const;
const many = 1200;

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('deleting what many contacts carry on %s', (_, open) => {
  it('T4 F4 returns after a chunk, hidden at once; other processes go on with the rest, and nothing is left', async () => {
    const database = await open();
    try {
      const { db, dialect } = database;
      await migrate(db, dialect);
      const store = sqlStore({ db, dialect });
      let now = Date.parse('2026-11-23T12:00:00.000Z');
      const contacts = createContacts({ store, clock: () => new Date(now).toISOString() });
      const session = contacts.as(who);
      const { id: tagId } = await session.tags.define('VIP');
      await session.fields.define('plan', { name: 'Plan', type: 'text' });
      const people = Array.from({ length: many }, (_unused, index) =>
        aContact({
          id: `c-${String(index).padStart(4, '0')}`,
          workspaceId: 'w',
          tags: [tagId],
          custom: { plan: 'pro' },
        }),
      );
      await store.transaction('w', ({ batch }) => batch!.insert(people.map((contact) => ({ contact, events: [] }))));

      const { token } = await session.tags.impact('VIP');
      await session.tags.delete('VIP', { token });
      const carry = async (): Promise<number> => (await store.read('w').tags!.countContacts([tagId]))[tagId] ?? 0;
      expect(await session.tags.list()).toEqual([]);
      const left = await carry();
      expect(left).toBeLessThan(many);
      expect(left).toBeGreaterThan(0);
      await session.fields.delete('plan');
      expect(await session.fields.list()).toEqual([]);

      // A process that died would hold its claim for a minute.
      now += 3_600_000;
      expect(await contacts.resume()).toMatchObject({ pending: 0, parked: 0 });
      expect(await carry()).toBe(0);
      const stored = await store.read('w').contacts.getMany(people.map(({ id }) => id));
      expect(stored).toHaveLength(many);
      expect(stored.filter((one) => one.status === 'active' && (one.tags.length > 0 || 'plan' in one.custom))).toEqual(
        [],
      );
      await session.fields.define('plan', { name: 'Plan', type: 'number' });
    } finally {
      await database.close();
    }
  });
});
