import { sameMembers } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { at, otherWorkspaceId, unit } from './subjects.js';
import { add, done, due, of } from './workers.js';

const needs = ['outbox'] as const;

/** E3: what waits for what: reactions of one contact and port run in their order. */
export const claimOrderRules: readonly StoreRule[] = [
  must('E3-claim-order', 'of one contact and port only the oldest is given out', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { dueAt: at(1) }), of('2', ['a'], { dueAt: at(0) }));
    sameMembers(await due(store, 2), ['1'], 'at first');
    await done(store, '1');
    sameMembers(await due(store, 2), ['2'], 'when the first is done');
  }),

  must('E3-claim-held-claimed', 'a claimed reaction holds back those after it', needs, async ({ store }) => {
    await add(store, of('1', ['a']), of('2', ['a']));
    sameMembers(await due(store, 1, 1), ['1'], 'one worker');
    sameMembers(await due(store, 2), [], 'another');
  }),

  must('E3-claim-held-later', 'a reaction that is due later holds back those after it', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { dueAt: at(50) }), of('2', ['a']));
    sameMembers(await due(store, 1), [], 'before the first is due');
  }),

  must(
    'E3-claim-held-parked',
    'a parked reaction holds back those of its contact and port',
    needs,
    async ({ store }) => {
      await add(store, of('1', ['a'], { parked: true }), of('2', ['a']));
      sameMembers(await due(store, 1), [], 'behind it');
    },
  ),

  must('E3-claim-ports', 'a reaction holds back none of another port', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }), of('2', ['a'], { port: 'purge' }));
    sameMembers(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-contacts', 'a reaction holds back none of another contact', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }), of('2', ['b']));
    sameMembers(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-contactless', 'reactions of no contact hold back nothing', needs, async ({ store }) => {
    await add(store, of('1', [], { parked: true }), of('2', []));
    sameMembers(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-workspaces', 'a reaction holds back none of another workspace', needs, async ({ store }) => {
    await add(store, of('1', ['a'], { parked: true }));
    const other = of('2', ['a'], { workspaceId: otherWorkspaceId });
    await unit(store, ({ outbox }) => outbox.add([other]), otherWorkspaceId);
    sameMembers(await due(store, 1), ['2'], 'claimDue');
  }),

  must('E3-claim-both', 'one of two contacts waits for the earlier ones of both', needs, async ({ store }) => {
    await add(store, of('1', ['b']), of('2', ['a', 'b']), of('3', ['b']));
    for (const next of [['1'], ['2'], ['3']]) {
      sameMembers(await due(store, 1), next, `before ${next.join()}`);
      for (const id of next) await done(store, id);
    }
  }),
];
