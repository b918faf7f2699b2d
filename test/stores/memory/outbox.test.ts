import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Reaction } from '../../../src/ports/outbox.js';
import type { Store } from '../../../src/ports/store.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { at, ids, reaction, read, refused, write } from './support.js';

const add = (store: Store, ...reactions: readonly Reaction[]): Promise<void> =>
  write(store, ({ outbox }) => outbox.add(reactions));
const update = (store: Store, one: Reaction): Promise<void> => write(store, ({ outbox }) => outbox.update(one));
const remove = (store: Store, id: string): Promise<void> => write(store, ({ outbox }) => outbox.remove(id));
const due = async (store: Store, now: number, { limit = 99, until = now + 60 } = {}): Promise<readonly string[]> =>
  ids((await store.claimDue?.(limit, at(now), at(until))) ?? []);
const claim = async (store: Store, contactId: string, now: number, until = now + 60): Promise<readonly string[]> =>
  ids(await write(store, ({ outbox }) => outbox.claim(contactId, at(now), at(until))));

describe('the outbox', () => {
  it('E2 keeps reactions until they are done, oldest first, in the order in which they were added', async () => {
    const store = memoryStore();
    await add(store, reaction('z'), reaction('b', { createdAt: at(-5) }));
    await add(store, reaction('a', { parked: true }));
    const { outbox } = read(store);
    expect(ids(await outbox.pending(9))).toEqual(['z', 'b', 'a']);
    expect(ids(await outbox.pending(2))).toEqual(['z', 'b']);
    await remove(store, 'z');
    await remove(store, 'z');
    expect(await outbox.get('z')).toBeUndefined();
    expect(ids(await outbox.pending(9))).toEqual(['b', 'a']);
    await add(store, reaction('z'));
    expect(ids(await outbox.pending(9))).toEqual(['b', 'a', 'z']);
  });

  it('E3 tells what is pending of one contact, whatever the port, oldest first', async () => {
    const store = memoryStore();
    await add(
      store,
      reaction('z', { contactIds: ['a'], port: 'purge' }),
      reaction('y', { contactIds: ['b'], port: 'messages' }),
      reaction('x', { contactIds: ['b', 'a'], port: 'messages', parked: true }),
      reaction('w', { contactIds: ['a'], port: 'workflows', dueAt: at(99) }),
      reaction('v', { contactIds: [], port: 'purge' }),
      reaction('u', { contactIds: ['a'], port: 'purge' }),
    );
    const { outbox } = read(store);
    expect(ids(await outbox.pending(9, 'a'))).toEqual(['z', 'x', 'w', 'u']);
    expect(ids(await outbox.pending(2, 'a'))).toEqual(['z', 'x']);
    expect(ids(await outbox.pending(9, 'b'))).toEqual(['y', 'x']);
    expect(await outbox.pending(9, 'nobody')).toEqual([]);
    // What is claimed is not done.
    await due(store, 5);
    expect(ids(await outbox.pending(9, 'a'))).toEqual(['z', 'x', 'w', 'u']);
    await update(store, reaction('w', { contactIds: ['b'], port: 'workflows' }));
    await remove(store, 'z');
    expect(ids(await outbox.pending(9, 'a'))).toEqual(['x', 'u']);
    expect(ids(await outbox.pending(9, 'b'))).toEqual(['y', 'x', 'w']);
    expect(ids(await outbox.pending(9))).toEqual(['y', 'x', 'w', 'v', 'u']);
  });

  it('E3 an update replaces a reaction in its place; of an unknown id it is a no-op', async () => {
    const store = memoryStore();
    await add(store, reaction('1'), reaction('2'));
    const failed = reaction('1', { attempts: 1, error: 'down', dueAt: at(9) });
    await update(store, failed);
    await update(store, reaction('x'));
    expect(await read(store).outbox.pending(9)).toEqual([failed, reaction('2')]);
  });

  it('refuses an id that is there already', async () => {
    const store = memoryStore();
    await refused(add(store, reaction('1'), reaction('1')), 'VERSION_CONFLICT', { id: '1' });
    expect(await read(store).outbox.pending(9)).toEqual([]);
  });

  it('A6 refuses a reaction of another workspace', async () => {
    const store = memoryStore();
    await add(store, reaction('1'));
    for (const attempt of [add, update])
      await refused(attempt(store, reaction('1', { workspaceId: 'other' })), 'INVALID', {
        issues: [{ code: 'INPUT_WRONG_WORKSPACE', path: ['reaction', 'workspaceId'], params: {} }],
      });
  });

  it('R2 is detached', async () => {
    const store = memoryStore();
    const given = { ...reaction('1'), contactIds: ['c1'] };
    await add(store, given);
    await update(store, given);
    given.contactIds.push('spoiled');
    const answers = [await read(store).outbox.get('1'), ...(await read(store).outbox.pending(9))];
    answers.push(...(await write(store, ({ outbox }) => outbox.claim('c1', at(1), at(2)))));
    for (const one of answers) Object.assign(one ?? {}, { contactIds: ['spoiled'], error: 'spoiled' });
    expect(answers).toHaveLength(3);
    expect(await read(store).outbox.get('1')).toEqual(reaction('1'));
  });
});

describe('claiming', () => {
  it('E3 gives what is due, the longest due first, within the limit, whatever its workspace', async () => {
    const store = memoryStore();
    await add(
      store,
      reaction('1', { contactIds: ['a'], dueAt: at(3) }),
      reaction('2', { contactIds: ['b'], dueAt: at(1) }),
    );
    const other = reaction('1', { workspaceId: 'other', contactIds: ['a'], dueAt: at(2) });
    await write(store, ({ outbox }) => outbox.add([other]), 'other');
    expect(await store.claimDue?.(99, at(0), at(9))).toEqual([]);
    expect(await store.claimDue?.(2, at(3), at(9))).toEqual([
      { workspaceId: 'w', id: '2' },
      { workspaceId: 'other', id: '1' },
    ]);
    expect(await store.claimDue?.(0, at(3), at(9))).toEqual([]);
    expect(await store.claimDue?.(2, at(3), at(9))).toEqual([{ workspaceId: 'w', id: '1' }]);
  });

  it('E3 gives nothing out twice before the claim ends, and again from then on', async () => {
    const store = memoryStore();
    await add(store, reaction('1'));
    expect(await due(store, 1, { until: 5 })).toEqual(['1']);
    expect(await due(store, 4)).toEqual([]);
    expect(await claim(store, 'c1', 4)).toEqual([]);
    expect(await due(store, 5, { until: 9 })).toEqual(['1']);
    expect(await claim(store, 'c1', 9)).toEqual(['1']);
  });

  it('E3 a clock that is behind is given nothing that is not due by it', async () => {
    const store = memoryStore();
    await add(store, reaction('1', { dueAt: at(5) }));
    expect(await due(store, 9, { until: 10 })).toEqual(['1']);
    expect(await due(store, 4)).toEqual([]);
  });

  it('E3 a claim that ends before it begins is no reason to give the same out twice in one call', async () => {
    const store = memoryStore();
    await add(store, reaction('1'));
    expect(await due(store, 5, { until: 1 })).toEqual(['1']);
  });

  it('E3 an update ends the claim: what goes on is due when it says', async () => {
    const store = memoryStore();
    await add(store, reaction('1'));
    await due(store, 1, { until: 100 });
    await update(store, reaction('1', { dueAt: at(2) }));
    expect(await due(store, 1)).toEqual([]);
    expect(await due(store, 2)).toEqual(['1']);
  });

  // The first is held back by: id → what is done with it. What may then be claimed, and what after the first is done.
  const later = reaction('2', { contactIds: ['c2', 'c1'] });
  it.each<[string, readonly Reaction[], (store: Store) => Promise<unknown>, readonly string[]]>([
    ['an earlier one of a contact of its own and its port', [reaction('1'), later], async () => {}, ['1']],
    ['one that is claimed', [reaction('1'), later], (store) => due(store, 1, { limit: 1 }), []],
    ['one that is not due yet', [reaction('1', { dueAt: at(50) }), later], async () => {}, []],
    [
      'one that failed and waits',
      [reaction('1'), later],
      (store) => update(store, reaction('1', { dueAt: at(50) })),
      [],
    ],
    ['one that is parked', [reaction('1', { parked: true }), later], async () => {}, []],
    ['nothing of another port', [reaction('1', { port: 'purge' }), later], async () => {}, ['1', '2']],
    ['nothing of another contact', [reaction('1', { contactIds: ['c3'] }), later], async () => {}, ['1', '2']],
    ['nothing of no contact', [reaction('1', { contactIds: [] }), later], async () => {}, ['1', '2']],
    [
      'nothing when it names no contact itself',
      [reaction('1'), { ...later, contactIds: [] }],
      async () => {},
      ['1', '2'],
    ],
    ['nothing that is done', [reaction('1'), later], (store) => remove(store, '1'), ['2']],
  ])('E3 a reaction is held back by %s', async (_, reactions, then, expected) => {
    const store = memoryStore();
    await add(store, ...reactions);
    await then(store);
    expect(await due(store, 2)).toEqual(expected);
    await remove(store, '1');
    expect(await due(store, 2)).toEqual(expected.includes('2') ? [] : ['2']);
  });

  it('E3 the same id in another workspace holds nothing back', async () => {
    const store = memoryStore();
    await add(store, reaction('1', { parked: true }));
    await write(store, ({ outbox }) => outbox.add([reaction('2', { workspaceId: 'other' })]), 'other');
    expect(await due(store, 1)).toEqual(['2']);
  });

  it('E3 one of two contacts waits for the earlier ones of both, and holds back the later ones of both', async () => {
    const store = memoryStore();
    const of = (id: string, ...contactIds: readonly string[]): Reaction => reaction(id, { contactIds });
    await add(store, of('1', 'a'), of('2', 'b'), of('3', 'a', 'b'), of('4', 'a'), of('5', 'b'));
    for (const done of [['1', '2'], ['3'], ['4', '5'], []]) {
      expect(await due(store, 1)).toEqual(done);
      for (const id of done) await remove(store, id);
    }
  });

  it('E3 claims of one contact are the oldest of each port, oldest first', async () => {
    const store = memoryStore();
    const of = (id: string, port: Reaction['port'], known: Partial<Reaction> = {}): Reaction =>
      reaction(id, { port, ...known });
    await add(
      store,
      of('1', 'purge'),
      of('2', 'messages'),
      of('3', 'messages'),
      of('4', 'workflows', { dueAt: at(9) }),
    );
    await add(store, reaction('5', { port: 'workflows', contactIds: ['c2'] }));
    expect(await claim(store, 'c1', 1)).toEqual(['1', '2']);
    expect(await claim(store, 'c1', 1)).toEqual([]);
    expect(await claim(store, 'x', 1)).toEqual([]);
    expect(await due(store, 1)).toEqual(['5']);
  });

  it('E3 claims of one contact skip what is parked, or waits for an earlier one of another contact', async () => {
    const store = memoryStore();
    await add(store, reaction('1', { contactIds: ['b'] }), reaction('2', { contactIds: ['a', 'b'] }));
    await add(store, reaction('3', { contactIds: ['a'], port: 'purge', parked: true }));
    expect(await claim(store, 'a', 1)).toEqual([]);
    await remove(store, '1');
    expect(await claim(store, 'a', 1)).toEqual(['2']);
  });

  it('E3 a reaction that comes to concern another contact holds back that one, and lets its former one go', async () => {
    const store = memoryStore();
    const of = (id: string, contactId: string): Reaction => reaction(id, { contactIds: [contactId] });
    await add(store, of('1', 'a'), of('2', 'a'), of('3', 'b'));
    await update(store, of('1', 'b'));
    expect(await due(store, 1)).toEqual(['1', '2']);
  });

  it('E3 a claim whose unit of work fails never was', async () => {
    const store = memoryStore();
    await add(store, reaction('1'));
    const failing = write(store, async ({ outbox }) => {
      const claimed = await outbox.claim('c1', at(1), at(60));
      throw new Error(`failed with ${ids(claimed).join()}`);
    });
    await expect(failing).rejects.toThrow('failed with 1');
    expect(await due(store, 1)).toEqual(['1']);
  });

  it('E3 what a unit of work is about to claim is given to nobody else', async () => {
    const store = memoryStore();
    await add(store, reaction('1'), reaction('2', { contactIds: ['c2'] }));
    const [own, others] = await Promise.all([claim(store, 'c1', 1), due(store, 1)]);
    expect([own, others]).toEqual([['1'], ['2']]);
  });

  it('E3 workers at the same time share what is due, and none gets what another has', async () => {
    const store = memoryStore();
    await add(store, ...['1', '2', '3', '4', '5'].map((id) => reaction(id, { contactIds: [id] })));
    const shares = await Promise.all([1, 2, 3].map(() => due(store, 1, { limit: 2 })));
    expect(shares.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(shares.flat().sort()).toEqual(['1', '2', '3', '4', '5']);
  });

  const contactIds = fc.subarray(['a', 'b', 'c']);
  const port = fc.constantFrom('messages' as const, 'purge' as const);
  test.prop([
    fc.array(fc.record({ contactIds, port, dueAt: fc.nat({ max: 5 }).map(at) }), { maxLength: 10 }),
    fc.infiniteStream(fc.record({ limit: fc.integer({ min: 1, max: 3 }), fails: fc.boolean(), dies: fc.boolean() })),
  ])(
    'E3 every reaction is run, those of one contact and port in their order, whatever workers do',
    async (given, workers) => {
      const store = memoryStore();
      const reactions = given.map((known, index) => reaction(`${index}`, known));
      await add(store, ...reactions);
      const finished: Reaction[] = [];
      for (let now = 0; finished.length < reactions.length && now < 500; now += 1) {
        const { limit, fails, dies } = workers.next().value;
        const claimed = await due(store, now, { limit, until: now + 3 });
        expect(claimed.length).toBeLessThanOrEqual(limit);
        for (const id of claimed) {
          const one = reactions[Number(id)] as Reaction;
          expect(one.dueAt <= at(now)).toBe(true);
          const earlier = reactions.slice(0, Number(id)).filter((before) => !finished.includes(before));
          const held = earlier.some(
            (before) => before.port === one.port && before.contactIds.some((each) => one.contactIds.includes(each)),
          );
          expect(held).toBe(false);
          if (dies) continue;
          if (fails) await update(store, { ...one, attempts: one.attempts + 1, dueAt: at(now + 1) });
          else {
            await remove(store, id);
            finished.push(one);
          }
        }
      }
      expect(finished.length).toBe(reactions.length);
      expect(await store.backlog?.()).toEqual({ pending: 0, parked: 0, nextDueAt: null });
    },
  );
});

describe('the backlog', () => {
  it('E3 counts what is left in all workspaces, and says when something can next be claimed', async () => {
    const store = memoryStore();
    expect(await store.backlog?.()).toEqual({ pending: 0, parked: 0, nextDueAt: null });
    await add(store, reaction('1', { dueAt: at(5) }), reaction('2'));
    await write(store, ({ outbox }) => outbox.add([reaction('1', { workspaceId: 'other', dueAt: at(7) })]), 'other');
    expect(await store.backlog?.()).toEqual({ pending: 3, parked: 0, nextDueAt: at(5) });
    await due(store, 5, { until: 9 });
    expect(await store.backlog?.()).toEqual({ pending: 3, parked: 0, nextDueAt: at(7) });
    await update(store, reaction('1', { parked: true }));
    expect(await store.backlog?.()).toEqual({ pending: 2, parked: 1, nextDueAt: at(7) });
    await write(store, ({ outbox }) => outbox.remove('1'), 'other');
    // What waits behind a parked one waits for people.
    expect(await store.backlog?.()).toEqual({ pending: 1, parked: 1, nextDueAt: null });
    await update(store, reaction('1', { dueAt: at(8) }));
    expect(await store.backlog?.()).toEqual({ pending: 2, parked: 0, nextDueAt: at(8) });
  });

  it('E2 counts nothing that is not committed', async () => {
    const store = memoryStore();
    await write(store, async ({ outbox }) => {
      await outbox.add([reaction('1')]);
      expect(await store.backlog?.()).toEqual({ pending: 0, parked: 0, nextDueAt: null });
    });
    expect(await store.backlog?.()).toEqual({ pending: 1, parked: 0, nextDueAt: at(0) });
  });
});
