import { contactsError } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { type Fault, faultyStore, testNow, testWorkspaceId } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Reads, Repositories, Store } from '../../src/ports/store.js';
import { contactsOnly } from '../service/stores.js';
import { at, contact, made, next, reaction } from '../stores/memory/support.js';

const ann = contact('ann');
const workspace = ann.workspaceId;
const down = new Error('down');

/** A unit of work of two writes. */
const write = (store: Store): Promise<string> =>
  store.transaction(workspace, async ({ contacts, usage }) => {
    await contacts.insert(made(ann));
    await usage?.record('now', 'ann');
    return 'done';
  });
const points = ['begin', 'contacts.insert', 'usage.record', 'commit'];

async function stored(store: Store): Promise<readonly unknown[]> {
  const { contacts, usage } = store.read(workspace);
  return [(await contacts.get('ann'))?.id, await usage?.count('now')];
}
const none = [undefined, 0];
const all = ['ann', 1];

describe('faultyStore', () => {
  it('E2 is the store itself when nothing is to fail, and counts what reaches it', async () => {
    const inner = memoryStore();
    const store = faultyStore(inner);
    expect(await write(store)).toBe('done');
    expect(store.calls).toEqual(points);
    expect(await stored(store)).toEqual(all);
    expect(await store.claimDue?.(1, testNow, testNow)).toEqual([]);
    expect(await store.backlog?.()).toEqual({ pending: 0, parked: 0, nextDueAt: null });
    expect(store.calls.slice(points.length)).toEqual(['read contacts.get', 'read usage.count', 'claimDue', 'backlog']);
    expect([store.capabilities, Object.keys(store).sort()]).toEqual([
      inner.capabilities,
      [...Object.keys(inner), 'calls'].sort(),
    ]);
  });

  it.each(
    points.flatMap((point, index) => (['before', 'after'] as const).map((when) => [point, when, index + 1] as const)),
  )('E2 a unit of work whose %s fails, %s it took effect, leaves all of it or nothing', async (point, when, failAt) => {
    const inner = memoryStore();
    const store = faultyStore(inner, { failAt, when });
    await expect(write(store)).rejects.toThrow(new Error(`${point} failed, as faultyStore was told to`));
    expect(store.calls).toEqual(points.slice(0, failAt));
    expect(await stored(inner)).toEqual(point === 'commit' && when === 'after' ? all : none);
    // It failed once: from then on it works, and nothing is left open.
    await store.transaction(workspace, async ({ usage }) => usage?.record('later', 'ann'));
    expect(await inner.read(workspace).usage?.count('later')).toBe(1);
  });

  it.each<[string, Fault]>([
    ['before', { failAt: 2, error: down }],
    ['after', { failAt: 2, error: down, when: 'after' }],
  ])('E2 a failure dooms its unit of work, even if it is caught: %s it took effect', async (_, fault) => {
    const inner = memoryStore();
    const store = faultyStore(inner, fault);
    const caught: unknown[] = [];
    const unit = store.transaction(workspace, async ({ contacts, usage }) => {
      await contacts.insert(made(ann)).catch((error: unknown) => caught.push(error));
      await usage?.record('now', 'ann').catch((error: unknown) => caught.push(error));
      return 'fine';
    });
    await expect(unit).rejects.toBe(down);
    expect(caught).toEqual([down, down]);
    // What comes after the failure does not reach the store.
    expect(store.calls).toEqual(['begin', 'contacts.insert']);
    expect(await stored(inner)).toEqual(none);
  });

  it('E2 R1 a refusal of the store is its own, and dooms the unit as it does without', async () => {
    const store = faultyStore(memoryStore());
    await write(store);
    const stale = store.transaction(workspace, async ({ contacts, usage }) => {
      await usage?.record('now', 'bob');
      await contacts.save(next(ann), { expectedVersion: 7 }).catch(() => undefined);
    });
    await expect(stale).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await stored(store)).toEqual(all);
  });

  it('E2 what the work throws is thrown on, and nothing is committed', async () => {
    const store = faultyStore(memoryStore(), { failAt: 3 });
    const thrown = store.transaction(workspace, async ({ contacts }) => {
      await contacts.insert(made(ann));
      throw down;
    });
    await expect(thrown).rejects.toBe(down);
    expect(store.calls).toEqual(['begin', 'contacts.insert']);
  });

  it('E3 loses the answer of a claim, which holds', async () => {
    const inner = memoryStore();
    await inner.transaction(workspace, async ({ outbox }) => outbox?.add([reaction('r')]));
    const store = faultyStore(inner, { failAt: 1, when: 'after', error: down });
    await expect(store.claimDue?.(1, at(1), at(2))).rejects.toBe(down);
    expect(await store.claimDue?.(1, at(1), at(2))).toEqual([]);
    expect(await store.claimDue?.(1, at(2), at(2))).toEqual([{ workspaceId: workspace, id: 'r' }]);
  });

  it.each([
    [undefined, ['down', 'up', 'up']],
    [2, ['down', 'down', 'up']],
    [Number.POSITIVE_INFINITY, ['down', 'down', 'down']],
  ])('E3 fails as many times in a row as it is told to: %s', async (times, expected) => {
    const { contacts } = faultyStore(memoryStore(), { failAt: 2, times, error: down }).read(workspace);
    await contacts.get('ann');
    const outcomes: string[] = [];
    for (const _ of expected)
      outcomes.push(
        await contacts.get('ann').then(
          () => 'up',
          () => 'down',
        ),
      );
    expect(outcomes).toEqual(expected);
  });

  it('R1 throws what it is told to, a refusal too', async () => {
    const error = contactsError({ code: 'VERSION_CONFLICT', id: 'ann', expected: 1 });
    await expect(write(faultyStore(memoryStore(), { failAt: 4, error }))).rejects.toBe(error);
  });

  it('R5 offers what the store offers, and no more', async () => {
    const least = contactsOnly(memoryStore());
    const store = faultyStore(least);
    expect(Object.keys(store).sort()).toEqual(['calls', 'capabilities', 'read', 'transaction']);
    expect(Object.keys(store.read(workspace))).toEqual(['contacts']);
    expect(await store.transaction(workspace, async (repositories) => Object.keys(repositories))).toEqual(['contacts']);
  });

  it('E2 takes a store and repositories that are classes, and what they have beside the port', async () => {
    class Contacts {
      protected readonly rows = [ann];
      async get(id: string): Promise<unknown> {
        return this.rows.find((row) => row.id === id);
      }
      async names(): Promise<number> {
        return 0;
      }
    }
    class OwnContacts extends Contacts {
      override async names(): Promise<number> {
        return this.rows.length;
      }
    }
    class OwnStore {
      readonly capabilities = [];
      readonly joined = true;
      #pruned = 0;
      read(): Reads {
        return { contacts: new OwnContacts() } as unknown as Reads;
      }
      transaction<T>(_: string, work: (repositories: Repositories) => Promise<T>): Promise<T> {
        return work(this.read() as Repositories);
      }
      async prune(count: number): Promise<number> {
        this.#pruned += count;
        return this.#pruned;
      }
    }
    const store = faultyStore(new OwnStore(), { failAt: 4, error: down });
    expect(store.joined).toBe(true);
    expect(await store.prune(2)).toBe(2);
    expect(await store.read().contacts.get('ann')).toEqual(ann);
    const names = (repositories: Repositories): Promise<number> =>
      (repositories.contacts as unknown as OwnContacts).names();
    await expect(store.transaction(testWorkspaceId, names)).rejects.toBe(down);
    expect(await store.transaction(testWorkspaceId, names)).toBe(1);
    expect(store.calls).toEqual([
      'prune',
      'read contacts.get',
      'begin',
      'contacts.names',
      'begin',
      'contacts.names',
      'commit',
    ]);
  });

  it('E2 takes repositories that inherit from nothing', async () => {
    const bare = Object.assign(Object.create(null) as object, { get: async () => ann });
    const reads = { contacts: bare } as unknown as Reads;
    const store = faultyStore({ ...contactsOnly(memoryStore()), read: () => reads });
    expect(await store.read().contacts.get('ann')).toBe(ann);
  });
});
