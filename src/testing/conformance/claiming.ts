import type { Reaction } from '../../ports/outbox.js';
import type { Store } from '../../ports/store.js';
import { equal, sameMembers } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { at, ids, otherWorkspaceId, reaction, reads, unit } from './subjects.js';

const needs = ['outbox'] as const;
const of = (id: string, contactIds: readonly string[], overrides: Partial<Reaction> = {}): Reaction =>
  reaction(id, { contactIds, ...overrides });
const add = (store: Store, ...reactions: readonly Reaction[]): Promise<void> =>
  unit(store, ({ outbox }) => outbox.add(reactions));
const done = (store: Store, id: string): Promise<void> => unit(store, ({ outbox }) => outbox.remove(id));
const update = (store: Store, one: Reaction): Promise<void> => unit(store, ({ outbox }) => outbox.update(one));

/** What a worker gets at `now`, until a minute later. */
async function due(store: Store, now: number, limit = 9, until = now + 60): Promise<readonly string[]> {
  return ids((await store.claimDue?.(limit, at(now), at(until))) ?? []);
}
/** What a command gets that runs the reactions of its contact at once. */
async function claim(store: Store, contactId: string, now: number): Promise<readonly string[]> {
  return ids(await unit(store, ({ outbox }) => outbox.claim(contactId, at(now), at(now + 60))));
}
const given = (actual: readonly string[], expected: readonly string[], what: string): void =>
  sameMembers(actual, expected, what);

/** E3: how work is shared out: once, in order, and again when a worker dies. */
export const claimingRules: readonly StoreRule[] = [
  must('E3-claim-due', 'what is due is given out, with its workspace', needs, async ({ store }) => {
    await add(store, of('1', ['a']), of('2', []));
    const other = of('1', ['a'], { workspaceId: otherWorkspaceId });
    await unit(store, ({ outbox }) => outbox.add([other]), otherWorkspaceId);
    const all = [
      { workspaceId: 'workspace-1', id: '1' },
      { workspaceId: 'workspace-1', id: '2' },
      { workspaceId: otherWorkspaceId, id: '1' },
    ];
    sameMembers((await store.claimDue?.(9, at(0), at(60))) ?? [], all, 'claimDue');
  }),

  must('E3-claim-early', 'nothing is given out before it is due', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { dueAt: at(10) }));
    given(await due(store, 9), [], 'a second before');
    given(await due(store, 10), ['1'], 'when it is due');
  }),

  must('E3-claim-limit', 'no more is given out than asked for, the longest due first', needs, async ({ store }) => {
    await add(
      store,
      of('1', ['a'], { dueAt: at(3) }),
      of('2', ['b'], { dueAt: at(1) }),
      of('3', ['c'], { dueAt: at(2) }),
    );
    given(await due(store, 9, 2), ['2', '3'], 'two of three');
    given(await due(store, 9, 2), ['1'], 'the rest');
  }),

  must('E3-claim-once', 'what is given out is not given out again while the claim holds', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    given(await due(store, 1), ['1'], 'the first time');
    given(await due(store, 60), [], 'while the claim holds');
  }),

  must('E3-claim-ends', 'when a claim ends, what it held is given out again', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    given(await due(store, 1), ['1'], 'the first time');
    given(await due(store, 61), ['1'], 'when the claim has ended');
  }),

  must('E3-claim-done', 'what is done is not given out', needs, async ({ store }) => {
    await add(store, of('1', ['a']), of('2', ['b']));
    await done(store, '1');
    given(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-parked', 'what is parked is not given out', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }), of('2', ['b'], { port: 'purge' }));
    given(await due(store, 99), ['2'], 'claimDue');
  }),

  must('E3-claim-order', 'of one contact and port only the oldest is given out', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { dueAt: at(1) }), of('2', ['a'], { dueAt: at(0) }));
    given(await due(store, 2), ['1'], 'at first');
    await done(store, '1');
    given(await due(store, 2), ['2'], 'when the first is done');
  }),

  must('E3-claim-held-claimed', 'a claimed reaction holds back those after it', needs, async ({ store }) => {
    await add(store, of('1', ['a']), of('2', ['a']));
    given(await due(store, 1, 1), ['1'], 'one worker');
    given(await due(store, 2), [], 'another');
  }),

  must('E3-claim-held-later', 'a reaction that is due later holds back those after it', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { dueAt: at(50) }), of('2', ['a']));
    given(await due(store, 1), [], 'before the first is due');
  }),

  must(
    'E3-claim-held-parked',
    'a parked reaction holds back those of its contact and port',
    needs,
    async ({ store }) => {
      await add(store, of('1', ['a'], { parked: true }), of('2', ['a']));
      given(await due(store, 1), [], 'behind it');
    },
  ),

  must('E3-claim-ports', 'a reaction holds back none of another port', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }), of('2', ['a'], { port: 'purge' }));
    given(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-contacts', 'a reaction holds back none of another contact', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }), of('2', ['b']));
    given(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-contactless', 'reactions of no contact hold back nothing', needs, async ({ store }) => {
    await add(store, of('1', [], { parked: true }), of('2', []));
    given(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-workspaces', 'a reaction holds back none of another workspace', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }));
    const other = of('2', ['a'], { workspaceId: otherWorkspaceId });
    await unit(store, ({ outbox }) => outbox.add([other]), otherWorkspaceId);
    given(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-both', 'one of two contacts waits for the earlier ones of both', needs, async ({ store }) => {
    await add(store, of('1', ['b']), of('2', ['a', 'b']), of('3', ['b']));
    for (const next of [['1'], ['2'], ['3']]) {
      given(await due(store, 1), next, `before ${next.join()}`);
      for (const id of next) await done(store, id);
    }
  }),

  must('E3-claim-updated', 'an update ends the claim: what goes on is due when it says', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    given(await due(store, 1, 9, 999), ['1'], 'at first');
    await update(store, of('1', ['a'], { dueAt: at(30), attempts: 1 }));
    given(await due(store, 29), [], 'before it is due');
    given(await due(store, 30), ['1'], 'when it is due');
  }),

  must(
    'E3-claim-of-contact',
    'a command claims what is due of its contact, the oldest of each port',
    needs,
    async ({ store }) => {
      await add(
        store,
        of('1', ['a'], { port: 'purge' }),
        of('2', ['a']),
        of('3', ['a']),
        of('4', ['b'], { port: 'workflows' }),
        of('5', ['a'], { port: 'workflows', dueAt: at(99) }),
      );
      equal(await claim(store, 'a', 1), ['1', '2'], 'claim, oldest first');
      equal(await claim(store, 'unknown', 1), [], 'claim of another contact');
    },
  ),

  must('E3-claim-of-contact-whole', 'a command is given whole reactions', needs, async ({ store }) => {
    const one = of('1', ['a'], { attempts: 2, error: 'down' });
    await add(store, one);
    equal(await unit(store, ({ outbox }) => outbox.claim('a', at(1), at(2))), [one], 'claim');
  }),

  must('E3-claim-of-contact-held', 'a command claims nothing that is parked or held back', needs, async ({ store }) => {
    await add(store, of('1', ['b']), of('2', ['b', 'a']), of('3', ['a'], { port: 'purge', parked: true }));
    equal(await claim(store, 'a', 1), [], 'claim');
  }),

  must('E3-claim-shared', 'commands and workers never claim the same', needs, async ({ store }) => {
    await add(store, of('1', ['a']), of('2', ['b']));
    equal(await claim(store, 'a', 1), ['1'], 'a command');
    given(await due(store, 2), ['2'], 'a worker');
    equal(await claim(store, 'b', 3), [], 'another command');
  }),

  must('E3-claim-rolled-back', 'a claim whose unit of work fails never was', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    const failing = unit(store, async ({ outbox }) => {
      await outbox.claim('a', at(1), at(60));
      throw new Error('of the work');
    });
    await Promise.allSettled([failing]);
    given(await due(store, 2), ['1'], 'claimDue');
  }),

  must(
    'E3-claim-race',
    'workers at the same time share what is due, and nothing goes to two',
    needs,
    async ({ store }) => {
      const all = ['1', '2', '3', '4', '5', '6'];
      await add(store, ...all.map((id) => of(id, [id])));
      const shares = await Promise.all([due(store, 1, 3), due(store, 1, 3), due(store, 1, 3)]);
      // Who finds everything locked by others may go home with less; nothing is lost by it.
      given([...shares.flat(), ...(await due(store, 1))], all, 'what all of them got, and what was left');
    },
  ),

  must(
    'E3-claim-order-race',
    'workers at the same time get one reaction of a contact and port',
    needs,
    async ({ store }) => {
      await add(store, of('1', ['a']), of('2', ['a']), of('3', ['a']));
      const shares = await Promise.all([due(store, 1), claim(store, 'a', 1), due(store, 1)]);
      given(shares.flat(), ['1'], 'what all of them got');
      equal(ids(await reads(store).outbox.pending(9)), ['1', '2', '3'], 'what is left to do');
    },
  ),
];
