import { equal, sameMembers } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { at, ids, otherWorkspaceId, reads, unit } from './subjects.js';
import { add, claim, done, due, of } from './workers.js';

const needs = ['outbox'] as const;

/** E3: how work is shared out: once, and again when a worker dies. */
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
    sameMembers(await due(store, 9), [], 'a second before');
    sameMembers(await due(store, 10), ['1'], 'when it is due');
  }),

  must('E3-claim-limit', 'no more is given out than asked for, and the rest later', needs, async ({ store }) => {
    await add(store, of('1', ['a']), of('2', ['b']), of('3', ['c']));
    const first = await due(store, 9, 2);
    equal(first.length, 2, 'how many of three');
    sameMembers([...first, ...(await due(store, 9, 2))], ['1', '2', '3'], 'all of them');
  }),

  must('E3-claim-once', 'what is given out is not given out again while the claim holds', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    sameMembers(await due(store, 1), ['1'], 'the first time');
    sameMembers(await due(store, 60), [], 'while the claim holds');
  }),

  must('E3-claim-ends', 'when a claim ends, what it held is given out again', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    sameMembers(await due(store, 1), ['1'], 'the first time');
    sameMembers(await due(store, 61), ['1'], 'when the claim has ended');
  }),

  must('E3-claim-done', 'what is done is not given out', needs, async ({ store }) => {
    await add(store, of('1', ['a']), of('2', ['b']));
    await done(store, '1');
    sameMembers(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-parked', 'what is parked is not given out', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }), of('2', ['b'], { port: 'purge' }));
    sameMembers(await due(store, 99), ['2'], 'claimDue');
  }),

  must('E3-claim-updated', 'an update ends the claim: what goes on is due when it says', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    sameMembers(await due(store, 1, 9, 999), ['1'], 'at first');
    await unit(store, ({ outbox }) => outbox.update(of('1', ['a'], { dueAt: at(30), attempts: 1 })));
    sameMembers(await due(store, 29), [], 'before it is due');
    sameMembers(await due(store, 30), ['1'], 'when it is due');
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
    sameMembers(await due(store, 2), ['2'], 'a worker');
    equal(await claim(store, 'b', 3), [], 'another command');
  }),

  must('E3-claim-rolled-back', 'a claim whose unit of work fails never was', needs, async ({ store }) => {
    await add(store, of('1', ['a']));
    const failing = unit(store, async ({ outbox }) => {
      await outbox.claim('a', at(1), at(60));
      throw new Error('of the work');
    });
    await Promise.allSettled([failing]);
    sameMembers(await due(store, 2), ['1'], 'claimDue');
  }),

  race(
    'E3-claim-race',
    'workers at the same time share what is due, and nothing goes to two',
    needs,
    async ({ store }) => {
      const all = ['1', '2', '3', '4', '5', '6'];
      await add(store, ...all.map((id) => of(id, [id])));
      const shares = await Promise.all([due(store, 1, 3), due(store, 1, 3), due(store, 1, 3)]);
      // Who finds everything locked by others may go home with less; nothing is lost by it.
      sameMembers([...shares.flat(), ...(await due(store, 1))], all, 'what all of them got, and what was left');
    },
  ),

  race(
    'E3-claim-order-race',
    'workers at the same time get one reaction of a contact and port',
    needs,
    async ({ store }) => {
      await add(store, of('1', ['a']), of('2', ['a']), of('3', ['a']));
      const shares = await Promise.all([due(store, 1), claim(store, 'a', 1), due(store, 1)]);
      sameMembers(shares.flat(), ['1'], 'what all of them got');
      equal(ids(await reads(store).outbox.pending(9)), ['1', '2', '3'], 'what is left to do');
    },
  ),
];
