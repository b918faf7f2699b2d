import { createContacts } from 'contactkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  migrate,
  type RelayedEvent,
  type RelayOptions,
  type SqlStore,
  sqlStore,
} from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite, type TestDatabase } from './databases.js';

const who = { workspaceId: 'w', actor: { id: 'u1', role: 'owner' } } as const;
let now = '2026-11-23T12:00:00.000Z';
const clock = (): string => now;

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('the relay on %s', (_, open) => {
  let database: TestDatabase;
  let store: SqlStore;
  const seen: RelayedEvent[] = [];
  const keep = async (events: readonly RelayedEvent[]): Promise<void> => {
    seen.push(...events);
  };
  /** The snapshot that the relay respects is that of the whole server: transactions of other tests may hold it back. */
  const relayed = async (count: number, options?: RelayOptions): Promise<void> => {
    for (let delivered = 0; delivered < count; ) {
      const answer = await store.relay(keep, options);
      expect(answer.claimed).toBe(true);
      delivered += answer.delivered;
      if (delivered > count) throw new Error(`${delivered} delivered, ${count} expected`);
    }
  };
  const types = (): readonly string[] => seen.map(({ type }) => type);

  beforeEach(async () => {
    database = await open();
    seen.length = 0;
    now = '2026-11-23T12:00:00.000Z';
    await migrate(database.db, database.dialect);
    store = sqlStore({ db: database.db, dialect: database.dialect, clock });
  });
  afterEach(() => database.close());

  it('E5 hands on every event once, in order, of all subjects and workspaces, and goes on where it stopped', async () => {
    const contacts = createContacts({ store });
    const ann = await contacts.as(who).create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    await contacts.as({ ...who, workspaceId: 'other' }).fields.define('plan', { name: 'Plan', type: 'text' });
    await relayed(3, { limit: 1 });
    expect(types()).toEqual(['tag.created', 'contact.created', 'field.defined']);
    expect(seen[1]).toEqual({
      ...(await contacts.as(who).activity(ann.id)).items[0],
    });
    expect(await store.relay(keep)).toEqual({ delivered: 0, claimed: true });
    await contacts.as(who).block(ann.id);
    store = sqlStore({ db: database.reopen(), dialect: database.dialect, clock });
    await relayed(1);
    expect(types().slice(3)).toEqual(['contact.blocked']);
  });

  it('E5 each name has a position of its own', async () => {
    await createContacts({ store }).as(who).create({ firstName: 'Ann' });
    await relayed(1, { name: 'broker' });
    await relayed(1, { name: 'search' });
    expect(await store.relay(keep, { name: 'broker' })).toEqual({ delivered: 0, claimed: true });
    expect(types()).toEqual(['contact.created', 'contact.created']);
  });

  it('E5 what the handler has not taken comes again', async () => {
    await createContacts({ store }).as(who).create({ firstName: 'Ann' });
    let calls = 0;
    const down = async (): Promise<void> => {
      while (calls === 0)
        await store.relay(async () => {
          calls += 1;
          throw new Error('the broker is down');
        });
    };
    await expect(down()).rejects.toThrow('the broker is down');
    await relayed(1);
  });

  it('E5 of two at a time one works, and takes over when the other has died', async () => {
    await createContacts({ store }).as(who).create({ firstName: 'Ann' });
    let second: unknown;
    while (second === undefined)
      await store.relay(async (events) => {
        second = await store.relay(keep);
        await keep(events);
      });
    expect([second, types()]).toEqual([{ delivered: 0, claimed: false }, ['contact.created']]);

    await createContacts({ store }).as(who).create({ firstName: 'Bob' });
    // One whose lease ends while it works has lost its place to the other: the position is not moved twice.
    const slow = async (): Promise<void> => {
      while (now === '2026-11-23T12:00:00.000Z')
        await store.relay(async () => {
          now = '2026-11-23T12:01:00.000Z';
          await relayed(1);
        });
    };
    await expect(slow()).rejects.toMatchObject({ code: 'PORT_FAILED' });
    expect(types()).toEqual(['contact.created', 'contact.created']);
    expect(await store.relay(keep)).toEqual({ delivered: 0, claimed: true });
  });

  it('E5 S8 what was erased meanwhile goes out without its data', async () => {
    const session = createContacts({ store }).as(who);
    const { id } = await session.create({ firstName: 'Ann' });
    await session.delete(id);
    await relayed(2);
    expect(seen.map(({ type, data }) => [type, data])).toEqual([
      ['contact.created', null],
      ['contact.deleted', null],
    ]);
  });
});

describe('the relay on PostgreSQL while transactions are open', () => {
  it('E5 never passes an event that an open transaction may still commit, whatever the order of the commits', async () => {
    const database = await openPostgres();
    try {
      const { db, dialect } = database;
      await migrate(db, dialect);
      const store = sqlStore({ db, dialect, clock });
      const names: unknown[] = [];
      const keep = async (events: readonly RelayedEvent[]): Promise<void> => {
        names.push(...events.map(({ data }) => (data as { contact: { firstName: string } }).contact.firstName));
      };
      const create = (on: typeof db, firstName: string) =>
        createContacts({ store: sqlStore({ db: on, dialect }) })
          .as(who)
          .create({ firstName });

      await db.transaction().execute(async (slow) => {
        await create(slow, 'first');
        await create(db, 'second');
        expect(await store.relay(keep)).toEqual({ delivered: 0, claimed: true });
        await create(slow, 'third');
      });
      while (names.length < 3) await store.relay(keep);
      // In the order of the transactions; what each of them wrote stays in its own.
      expect(names).toEqual(['first', 'third', 'second']);
    } finally {
      await database.close();
    }
  });
});
