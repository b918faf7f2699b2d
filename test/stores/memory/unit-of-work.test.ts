import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/contact/contact.js';
import type { Store } from '../../../src/ports/store.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import {
  type All,
  at,
  contact,
  deleted,
  identity,
  insert,
  made,
  next,
  reaction,
  read,
  refused,
  tag,
  write,
} from './support.js';

type Operation = (repositories: All) => Promise<unknown>;

const few = ['1', '2', '3'];
const one = fc.constantFrom(...few);
const some = fc.subarray(few);
const known = fc.record({ phones: some, emails: some, tags: some, fields: some, stageId: one, identities: some }).map(
  ({ phones, emails, tags, fields, stageId, identities }): Partial<Contact> => ({
    phone: phones[0] ?? null,
    email: emails[0] ?? null,
    aliases: { phones: phones.slice(1), emails: emails.slice(1) },
    tags,
    stageId,
    custom: Object.fromEntries(fields.map((key) => [key, 'x'])),
    channels: identities.map((externalId) => identity(externalId)),
  }),
);
const unique = fc.constantFrom(undefined, ['phone'] as const, ['phone', 'email'] as const);
const live = async ({ contacts }: All, id: string): Promise<Contact> => {
  const stored = await contacts.get(id);
  return stored?.status === 'active' ? stored : contact(id);
};
const event = { events: [] };

/** Everything that a unit of work can write, on so few ids that operations meet, and are refused. */
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(one, known, unique).map(
    ([id, fields, taken]) =>
      ({ contacts }: All) =>
        contacts.insert(made(contact(id, fields)), { unique: taken }),
  ),
  fc.tuple(fc.array(fc.tuple(one, known), { maxLength: 2 }), unique).map(
    ([added, taken]) =>
      ({ batch }: All) =>
        batch.insert(
          added.map(([id, fields]) => made(contact(id, fields))),
          { unique: taken },
        ),
  ),
  fc.tuple(one, known, unique).map(([id, fields, taken]) => async (all: All) => {
    const before = await live(all, id);
    await all.contacts.save(next(before, fields), { expectedVersion: before.version, unique: taken });
  }),
  one.map((id) => async (all: All) => {
    const before = await live(all, id);
    await all.contacts.save(deleted(before), { expectedVersion: before.version });
  }),
  fc.tuple(one, fc.nat(9)).map(
    ([id, time]) =>
      ({ contacts }: All) =>
        contacts.touch(id, { channelId: 'chat', at: at(time), inbound: true }),
  ),
  fc.tuple(some, one).map(
    ([ids, key]) =>
      ({ tags }: All) =>
        tags.insert({ tags: ids.map((id) => tag(id, id + key)), ...event }),
  ),
  fc.tuple(one, one).map(
    ([id, key]) =>
      ({ tags }: All) =>
        tags.save({ tag: tag(id, id + key), ...event }),
  ),
  one.map(
    (tagId) =>
      ({ tags }: All) =>
        tags.remove({ tagId, ...event }),
  ),
  fc.nat(2).map(
    (version) =>
      ({ fields }: All) =>
        fields.save(
          { catalogue: { version: version + 1, fields: [], order: few, visibility: {}, purging: [] }, ...event },
          { expectedVersion: version },
        ),
  ),
  fc.nat(2).map(
    (version) =>
      ({ stages }: All) =>
        stages.save({ catalogue: { version: version + 1, stages: [] }, ...event }, { expectedVersion: version }),
  ),
  fc.tuple(one, some, fc.nat(9)).map(
    ([id, contactIds, due]) =>
      ({ outbox }: All) =>
        outbox.add([reaction(id, { contactIds, dueAt: at(due) })]),
  ),
  fc.tuple(one, some, fc.boolean()).map(
    ([id, contactIds, parked]) =>
      ({ outbox }: All) =>
        outbox.update(reaction(id, { contactIds, parked })),
  ),
  fc.tuple(one, fc.nat(9)).map(
    ([id, now]) =>
      ({ outbox }: All) =>
        outbox.claim(id, at(now), at(now + 5)),
  ),
  one.map(
    (id) =>
      ({ outbox }: All) =>
        outbox.remove(id),
  ),
  one.map(
    (id) =>
      ({ history }: All) =>
        history.erase(id),
  ),
  fc.tuple(one, fc.nat(3)).map(
    ([key, limit]) =>
      ({ history }: All) =>
        history.eraseField(key, { limit }),
  ),
  fc.tuple(one, one).map(
    ([cycle, id]) =>
      ({ usage }: All) =>
        usage.record(cycle, id),
  ),
  one.map(
    (key) =>
      ({ idempotency }: All) =>
        idempotency.put({ key, actorId: 'u1', digest: '', contactId: '1', version: 1, extra: '{}', at: at(0) }),
  ),
);
const unit = fc.array(operation, { maxLength: 8 });

const run =
  (operations: readonly Operation[], then: () => void = () => undefined) =>
  async (all: All): Promise<void> => {
    for (const perform of operations) await perform(all);
    then();
  };

/** All that reads outside of units of work tell. */
async function outside(store: Store): Promise<unknown> {
  const { contacts, uniqueIdentities: values, tags, fields, stages, outbox, history, usage, idempotency } = read(store);
  const each = <T>(ask: (key: string) => Promise<T>): Promise<readonly T[]> => Promise.all(few.map(ask));
  return {
    contacts: await each((id) => contacts.get(id)),
    identities: await each((id) => contacts.findByIdentity('chat', id)),
    phones: await each((phone) => contacts.findByPhone(phone, 9)),
    emails: await each((email) => contacts.findByEmail(email, 9)),
    shared: [await values.shared('phone', 9), await values.shared('email', 9)],
    tags: [
      await tags.list(),
      await tags.countContacts(few),
      await tags.findByKeys(few.flatMap((a) => few.map((b) => a + b))),
    ],
    catalogues: [await fields.get(), await stages.get()],
    outbox: [await outbox.pending(9), await each((id) => outbox.pending(9, id)), await each((id) => outbox.get(id))],
    backlog: await store.backlog?.(),
    history: await each((id) => history.list(id, { limit: 99 })),
    usage: await each((cycle) => Promise.all([usage.count(cycle), ...few.map((id) => usage.has(cycle, id))])),
    records: await each((key) => idempotency.get('u1', key)),
  };
}

/** That, and what only units of work tell, which changes what is stored: order of claims, what is left to erase. */
async function everything(store: Store): Promise<unknown> {
  const seen = await outside(store);
  const each = <T>(ask: (key: string) => Promise<T>): Promise<readonly T[]> => Promise.all(few.map(ask));
  const inside = await write(store, async ({ tags, stages, fields, history }) => [
    await each((id) => tags.contactsWith(id, 9)),
    await each((id) => stages.contactsIn(id, 9)),
    await each((key) => fields.contactsWith(key, { limit: 9 })),
    await each((key) => history.eraseField(key, { limit: 99 })),
  ]);
  const claims: unknown[] = [];
  for (let now = 0; now < 20; now += 1) {
    const claimed = (await store.claimDue?.(9, at(now), at(now + 30))) ?? [];
    claims.push(claimed);
    for (const { id } of claimed) await write(store, ({ outbox }) => outbox.remove(id));
  }
  return { seen, inside, claims };
}

describe('a unit of work', () => {
  test.prop([fc.array(fc.tuple(unit, fc.boolean()), { maxLength: 8 })])(
    'E2 that fails leaves no trace: a store that never saw it answers all the same',
    async (units) => {
      const [store, control] = [memoryStore(), memoryStore()];
      const failure = new Error('no');
      for (const [operations, fails] of units) {
        const fail = (): void => {
          if (fails) throw failure;
        };
        const outcomes = await Promise.allSettled([
          write(store, run(operations, fail)),
          fails ? undefined : write(control, run(operations)),
        ]);
        if (!fails) expect(outcomes[0].status).toBe(outcomes[1].status);
      }
      expect(await everything(store)).toEqual(await everything(control));
    },
  );

  test.prop([unit, unit])(
    'E2 shows nothing of itself outside until it is committed, and all of it then',
    async (first, second) => {
      const store = memoryStore();
      await write(store, run(first)).catch(() => undefined);
      const before = await outside(store);
      const control = memoryStore();
      await write(control, run(first)).catch(() => undefined);
      const attempt = write(store, async (all) => {
        for (const perform of second) {
          await perform(all);
          expect(await outside(store)).toEqual(before);
        }
      });
      const [done] = await Promise.allSettled([attempt, write(control, run(second))]);
      if (done.status === 'rejected') expect((done.reason as { name: string }).name).toBe('ContactsError');
      expect(await everything(store)).toEqual(await everything(control));
    },
  );

  it('E2 sees its own writes', async () => {
    const store = memoryStore();
    await write(store, async ({ contacts, tags, outbox, usage }) => {
      await contacts.insert(made(contact('a', { phone: '+1', tags: ['t'] })));
      expect(await contacts.findByPhone('+1', 9)).toHaveLength(1);
      expect(await tags.countContacts(['t'])).toEqual({ t: 1 });
      await outbox.add([reaction('r', { contactIds: ['a'] })]);
      expect(await outbox.claim('a', at(0), at(9))).toHaveLength(1);
      await usage.record('c', 'a');
      expect(await usage.count('c')).toBe(1);
    });
  });

  it('E2 is doomed by its first failure, even if that is caught: nothing more is done, and it fails with it', async () => {
    const store = memoryStore();
    await insert(store, contact('a'));
    const codes: unknown[] = [];
    const attempt = write(store, async ({ contacts, usage }) => {
      await usage.record('c', 'a');
      for (const call of [
        () => contacts.insert(made(contact('a'))),
        () => contacts.insert(made(contact('b'))),
        () => usage.count('c'),
      ])
        codes.push(await call().catch((error: { code: unknown }) => error.code));
      return 'fine';
    });
    await refused(attempt, 'VERSION_CONFLICT', { id: 'a' });
    expect(codes).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT', 'VERSION_CONFLICT']);
    expect(await read(store).contacts.get('b')).toBeUndefined();
    expect(await read(store).usage.count('c')).toBe(0);
  });

  it('E2 throws on what its work throws, whatever failed before', async () => {
    const store = memoryStore();
    const own = new Error('own');
    await expect(
      write(store, async ({ contacts }) => {
        await contacts.save(next(contact('x')), { expectedVersion: 1 }).catch(() => undefined);
        throw own;
      }),
    ).rejects.toBe(own);
    await expect(
      store.transaction('w', () => {
        throw own;
      }),
    ).rejects.toBe(own);
  });

  it('E2 answers what its work answers, at once or later', async () => {
    const store = memoryStore();
    expect(await write(store, async () => 1)).toBe(1);
    expect(await store.transaction('w', (() => 2) as unknown as () => Promise<number>)).toBe(2);
  });

  it('E2 runs no earlier than those that came before it in its workspace, and side by side with those of others', async () => {
    const store = memoryStore();
    const log: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = write(store, async ({ contacts }) => {
      log.push('first');
      await gate;
      await contacts.insert(made(contact('a')));
      log.push('first ends');
    });
    const second = write(store, async ({ contacts }) => {
      log.push(`second finds ${(await contacts.get('a'))?.id}`);
    });
    await write(store, async () => log.push('other'), 'other');
    open();
    await Promise.all([first, second]);
    expect(log).toEqual(['first', 'other', 'first ends', 'second finds a']);
  });

  it('E2 goes on after one that failed', async () => {
    const store = memoryStore();
    const failing = write(store, async () => {
      throw new Error('no');
    });
    const following = insert(store, contact('a'));
    await expect(failing).rejects.toThrow('no');
    await following;
    expect(await read(store).contacts.get('a')).toEqual(contact('a'));
  });

  it('E2 takes no call once it is over', async () => {
    const store = memoryStore();
    const leaked: All[] = [];
    await write(store, async (repositories) => leaked.push(repositories));
    await write(store, async () => {
      for (const { contacts } of leaked)
        await refused(contacts.insert(made(contact('a'))), 'PORT_FAILED', { port: 'store' });
    });
    expect(await read(store).contacts.get('a')).toBeUndefined();
  });
});
