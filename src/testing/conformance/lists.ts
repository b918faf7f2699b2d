import { contactsError } from '../../kernel/errors.js';
import { type Criterion, everything, nothing } from '../../segments/criterion.js';
import { unblocked } from '../../segments/criterion-of.js';
import { anIdentity } from '../builders.js';
import { deepFreeze } from '../freeze.js';
import { equal, refused } from './assert.js';
import { spoil } from './detached.js';
import { must, type StoreRule } from './rule.js';
import { type All, at, ids, insert, made, otherWorkspaceId, person, reads, remove, save, unit } from './subjects.js';

type Lists = Pick<All, 'list'>;

/** Whom a list shows, in order of id, and how many it counts. */
const found = async ({ list }: Lists, criterion: Criterion = everything): Promise<unknown> => [
  [...ids(await list.page(criterion, { sort: { by: 'createdAt', descending: true }, limit: 100 }))].sort(),
  await list.count(criterion),
];
const has = (path: 'tags' | 'channels', id: string): Criterion => ({ is: 'member', path, ids: [id] });
const since = (path: 'lastMessageAt' | 'lastInboundAt', atLeast: string): Criterion => ({
  is: 'within',
  path,
  ordering: 'instant',
  bounds: { atLeast },
});

/** Of a text that no database keeps: every form of a criterion that has texts in it. */
const unstorable = (text: string): readonly Criterion[] => [
  { is: 'oneOf', path: 'country', values: [text] },
  { is: 'oneOf', path: 'country', values: [text, `${text}!`] },
  { is: 'oneOf', path: 'custom.note', values: [text] },
  { is: 'text', path: 'firstName', keys: [text] },
  { is: 'text', path: 'custom.note', keys: [text, `${text}!`] },
  { is: 'containing', path: 'firstName', key: text },
  { is: 'containing', path: 'custom.note', key: text },
  { is: 'starting', path: 'firstName', key: text },
  { is: 'starting', path: 'custom.note', key: text },
  has('tags', text),
  has('channels', text),
];

/** Capability `list`: whom lists and counts are of. */
export const listRules: readonly StoreRule[] = [
  must('Q6-list-count', 'a count has no limit of its own', ['list'], async ({ store }) => {
    const people = Array.from({ length: 120 }, (_, index) => person(`p${index}`, index % 3 ? {} : { country: 'SG' }));
    await insert(store, ...people);
    const { list } = reads(store);
    equal(await list.count(everything), 120, 'everybody');
    equal(await list.count({ is: 'set', path: 'country' }), 40, 'some');
    equal(await list.count(nothing), 0, 'nobody');
  }),

  must('Q6-list-count-max', 'a count goes no further than it is asked to', ['list'], async ({ store }) => {
    await insert(store, person('a'), person('b'), person('c'));
    const { list } = reads(store);
    const counts = await Promise.all([1, 2, 3, 4].map((max) => list.count(everything, max)));
    equal(counts, [1, 2, 3, 3], 'counts to 1, 2, 3 and 4');
    equal(await list.count(nothing, 1), 0, 'the count of nobody');
  }),

  must('S4-list-blocked', 'blocked contacts are listed: the criterion alone decides', ['list'], async ({ store }) => {
    const block = { at: at(0), by: 'user-1', reason: null };
    await insert(store, person('a'), person('b', { status: 'blocked', block }));
    equal(await found(reads(store)), [['a', 'b'], 2], 'everybody');
    equal(await found(reads(store), unblocked), [['a'], 1], 'who is active');
  }),

  must('S6-list-deleted', 'a deleted contact is neither listed nor counted', ['list'], async ({ store }) => {
    const ann = person('a', { tags: ['tag-a'], channels: [anIdentity()] });
    await insert(store, ann, person('b'));
    await remove(store, ann);
    const [all, none]: readonly unknown[] = [
      [['b'], 1],
      [[], 0],
    ];
    equal(await found(reads(store)), all, 'everybody');
    // What is left has no values, and is none of those that have none.
    equal(await found(reads(store), { not: { is: 'set', path: 'stage' } }), all, 'who is in no stage');
    for (const criterion of [has('tags', 'tag-a'), has('channels', 'whatsapp')])
      equal(await found(reads(store), criterion), none, JSON.stringify(criterion));
  }),

  must('A6-list', 'nobody of another workspace is listed or counted', ['list'], async ({ store }) => {
    const ann = person('ann', { tags: ['tag-a'], channels: [anIdentity()] });
    await insert(store, ann, person('bea'));
    const other = { ...ann, workspaceId: otherWorkspaceId, tags: [], channels: [] };
    const there = reads(store, otherWorkspaceId);
    equal(await found(there), [[], 0], 'everybody of a workspace without contacts');
    await unit(store, ({ contacts }) => contacts.insert(made(other)), otherWorkspaceId);
    equal(await found(there), [[ann.id], 1], 'everybody of a workspace');
    // The same id, elsewhere, has a tag and a channel.
    for (const criterion of [has('tags', 'tag-a'), has('channels', 'whatsapp')])
      equal(await found(there, criterion), [[], 0], JSON.stringify(criterion));
  }),

  must('M1-list-touch', 'lists and counts follow message times', ['list'], async ({ store }) => {
    const { list } = reads(store);
    const [ann, bea] = [person('ann'), person('bea')];
    await insert(store, ann, bea, person('carl'));
    const touch = (id: string, seconds: number): Promise<void> =>
      unit(store, ({ contacts }) => contacts.touch(id, { channelId: 'whatsapp', at: at(seconds), inbound: true }));
    const order = async (): Promise<readonly string[]> =>
      ids(await list.page(everything, { sort: { by: 'lastMessageAt', descending: false }, limit: 9 }));
    await touch('ann', 1);
    await touch('bea', 3);
    equal(await order(), ['ann', 'bea', 'carl'], 'by last message');
    equal(await found(reads(store), since('lastMessageAt', at(1))), [['ann', 'bea'], 2], 'who had a message');
    equal(await found(reads(store), since('lastInboundAt', at(3))), [['bea'], 1], 'who wrote lately');
    await touch('ann', 4);
    await touch('bea', 2);
    equal(await order(), ['bea', 'ann', 'carl'], 'after another message, and a late one');
    await save(store, bea, { lastMessageAt: at(3), lastInboundAt: at(3) });
    await save(store, ann);
    equal(await order(), ['bea', 'ann', 'carl'], 'after a save that rests on older times');
    equal(await found(reads(store), since('lastInboundAt', at(3))), [['ann', 'bea'], 2], 'who wrote lately, after it');
  }),

  must('R2-list', 'what is listed is detached, and what is asked may be frozen', ['list'], async ({ store }) => {
    const ann = person('contact-1', { custom: { note: 'Ann' }, tags: ['tag-a'], channels: [anIdentity()] });
    await insert(store, ann);
    const criterion = deepFreeze<Criterion>({ and: [{ or: [has('tags', 'tag-a')] }, { not: nothing }] });
    const page = deepFreeze({
      sort: { by: 'name', descending: false },
      limit: 9,
      after: { value: 'a', id: 'x' },
    } as const);
    spoil(await reads(store).list.page(criterion, page));
    await unit(store, async ({ list }) => spoil(await list.page(criterion, page)));
    equal(await reads(store).list.page(criterion, page), [ann], 'after its answers were changed');
    equal(await reads(store).contacts.get(ann.id), ann, 'the contact');
  }),

  must('R4-list', 'a text that can’t be kept is nobody’s, and no failure', ['list'], async ({ store }) => {
    const ann = person('a', {
      firstName: 'ab',
      country: 'ab',
      custom: { note: 'ab' },
      tags: ['ab'],
      channels: [anIdentity({ channelId: 'ab' })],
    });
    await insert(store, ann);
    for (const criterion of ['a\u0000b', 'a\uD83Db', '\uDC4Bab'].flatMap(unstorable)) {
      equal(await found(reads(store), criterion), [[], 0], JSON.stringify(criterion));
      equal(await found(reads(store), { not: criterion }), [['a'], 1], `not ${JSON.stringify(criterion)}`);
    }
  }),

  must('E2-list', 'a unit of work lists what it wrote, and nobody else does', ['list'], async ({ store }) => {
    const ann = person('a');
    await insert(store, ann, person('b'));
    const undone = unit(store, async (all) => {
      await all.contacts.insert(made(person('c', { tags: ['tag-a'] })));
      equal(await found(all), [['a', 'b', 'c'], 3], 'after its insert');
      equal(await found(all, has('tags', 'tag-a')), [['c'], 1], 'by a tag');
      throw contactsError({ code: 'CONTACT_NOT_FOUND', ref: 'x' });
    });
    await refused(undone, 'CONTACT_NOT_FOUND', 'a unit of work that is refused');
    equal(await found(reads(store)), [['a', 'b'], 2], 'after it was undone');
    equal(await found(reads(store), has('tags', 'tag-a')), [[], 0], 'by a tag, after it was undone');
  }),

  must('E2-kept-list', 'lists outlive the process', ['list'], async ({ store, reopen }) => {
    await insert(store, person('a', { firstName: 'Ann', tags: ['tag-a'] }), person('b'));
    const again = reads(await reopen());
    equal(await found(again), [['a', 'b'], 2], 'everybody');
    equal(await found(again, has('tags', 'tag-a')), [['a'], 1], 'by a tag');
  }),
];
