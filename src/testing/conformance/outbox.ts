import type { Reaction } from '../../ports/outbox.js';
import type { Store } from '../../ports/store.js';
import { equal } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { at, ids, otherWorkspaceId, reaction, reads, unit } from './subjects.js';
import { add } from './workers.js';

const needs = ['outbox'] as const;
const pending = async (store: Store, contactId?: string): Promise<readonly string[]> =>
  ids(await reads(store).outbox.pending(9, contactId));

/** What an outbox keeps of the work that is left to do. */
export const outboxRules: readonly StoreRule[] = [
  must('E3-tasks', 'reactions come back as they were, whatever they are to do', needs, async ({ store }) => {
    const tasks: readonly Reaction['task'][] = [
      { type: 'stopWorkflows', contactId: 'a', at: at(3) },
      { type: 'deleteMessages', contactIds: ['a', 'b'] },
      { type: 'eraseContact', contactId: 'a' },
      { type: 'purgeTag', tagId: 'tag-vip' },
      { type: 'purgeField', key: 'note' },
      { type: 'purgeField', key: 'note', reached: { of: 'history', after: 'é|1' } },
      { type: 'moveStage', from: 'lead', to: null },
    ];
    const ports = ['workflows', 'messages', 'purge'] as const;
    const reactions = tasks.map((task, index) =>
      reaction(`reaction-${index}`, {
        task,
        port: ports[index % 3] ?? 'purge',
        contactIds: index > 2 ? [] : ['b', 'a'],
        attempts: index,
        dueAt: at(index),
      }),
    );
    await add(store, ...reactions);
    equal(await reads(store).outbox.pending(9), reactions, 'pending');
  }),

  must(
    'E3-pending-order',
    'what is not done is listed oldest first, in the order in which it was added',
    needs,
    async ({ store }) => {
      await add(store, reaction('z', { dueAt: at(9) }), reaction('b', { createdAt: at(-5) }));
      await add(store, reaction('a', { dueAt: at(-9) }));
      equal(await pending(store), ['z', 'b', 'a'], 'pending');
      equal(ids(await reads(store).outbox.pending(2)), ['z', 'b'], 'the first two');
    },
  ),

  must('E3-pending-parked', 'what is parked is listed too', needs, async ({ store }) => {
    await add(store, reaction('1', { parked: true, error: 'down', attempts: 9 }), reaction('2'));
    equal(await pending(store), ['1', '2'], 'pending');
  }),

  must('E3-pending-contact', 'what is left to do for one contact is listed by itself', needs, async ({ store }) => {
    await add(
      store,
      reaction('1', { contactIds: ['a'] }),
      reaction('2', { contactIds: ['b'] }),
      reaction('3', { contactIds: ['b', 'a'], port: 'purge' }),
      reaction('4', { contactIds: [] }),
    );
    equal(await pending(store, 'a'), ['1', '3'], 'of one contact');
    equal(ids(await reads(store).outbox.pending(1, 'a')), ['1'], 'the first of them');
  }),

  must('E3-remove', 'what is done is gone', needs, async ({ store }) => {
    await add(store, reaction('1'), reaction('2'));
    await unit(store, ({ outbox }) => outbox.remove('1'));
    equal(await reads(store).outbox.get('1'), undefined, 'get');
    equal(await pending(store), ['2'], 'pending');
  }),

  must('E3-remove-again', 'what is gone may be removed again', needs, async ({ store }) => {
    await add(store, reaction('2'));
    await unit(store, ({ outbox }) => outbox.remove('1'));
    equal(await pending(store), ['2'], 'pending');
  }),

  must('E3-update', 'an update replaces a reaction in its place', needs, async ({ store }) => {
    await add(store, reaction('1'), reaction('2'));
    const failed = reaction('1', { attempts: 2, error: 'down', dueAt: at(60) });
    await unit(store, ({ outbox }) => outbox.update(failed));
    equal(await reads(store).outbox.pending(9), [failed, reaction('2')], 'pending');
  }),

  must('E3-update-unknown', 'an update of an unknown reaction does nothing', needs, async ({ store }) => {
    await unit(store, ({ outbox }) => outbox.update(reaction('1')));
    equal(await pending(store), [], 'pending');
  }),

  must('E3-backlog', 'the backlog counts what is left in all workspaces', needs, async ({ store }) => {
    equal(await store.backlog?.(), { pending: 0, parked: 0, nextDueAt: null }, 'of an empty store');
    await add(store, reaction('1'), reaction('2', { contactIds: ['b'], parked: true }));
    const other = reaction('1', { workspaceId: otherWorkspaceId });
    await unit(store, ({ outbox }) => outbox.add([other]), otherWorkspaceId);
    const { pending: left, parked } = (await store.backlog?.()) ?? {};
    equal([left, parked], [2, 1], 'how many are pending and parked');
  }),

  must('E3-backlog-due', 'the backlog says when the next reaction can be claimed', needs, async ({ store }) => {
    await add(
      store,
      reaction('1', { contactIds: ['a'], dueAt: at(20) }),
      reaction('2', { contactIds: ['b'], dueAt: at(10) }),
    );
    equal((await store.backlog?.())?.nextDueAt, at(10), 'the earliest that is due');
  }),

  must('E3-backlog-claimed', 'what is claimed can be claimed again when the claim ends', needs, async ({ store }) => {
    await add(store, reaction('1'));
    await store.claimDue?.(9, at(1), at(60));
    equal(await store.backlog?.(), { pending: 1, parked: 0, nextDueAt: at(60) }, 'the backlog');
  }),

  must('E3-backlog-held', 'what waits behind a parked reaction is not due', needs, async ({ store }) => {
    await add(store, reaction('1', { parked: true }), reaction('2'));
    equal(await store.backlog?.(), { pending: 1, parked: 1, nextDueAt: null }, 'the backlog');
  }),
];
