import type { Contact } from '../../contact/contact.js';
import type { ListReads } from '../../ports/list.js';
import { everything } from '../../segments/criterion.js';
import { type Sort, type SortField, sortFields, standingOf } from '../../segments/sort.js';
import { equal } from './assert.js';
import { must, type RuleSubject, type StoreRule } from './rule.js';
import { at, ids, insert, person, reads, remove } from './subjects.js';

type Parts = Partial<Contact>;

const called = (displayName: string): Parts => ({
  profile: { displayName, pictureUrl: null, channelId: 'whatsapp' },
});
const talk = (status: 'open' | 'closed' | 'snoozed'): Parts => ({
  conversation: { status, openedAt: at(0), openedBy: 'user-1' },
});
const unnamed: Parts = { firstName: null };

/** What a list is sorted by → contacts in that order. */
const inOrder: { readonly [B in SortField]: readonly Parts[] } = {
  name: [
    { firstName: 'ann' },
    { firstName: 'Ann', lastName: 'Tan' },
    { firstName: null, lastName: 'Bell' },
    { firstName: null, ...called('Carl') },
    { firstName: 'dora', ...called('Aaron') },
  ],
  email: ['ann@x.example', 'Bea@x.example', 'carl@x.example'].map((email) => ({ email })),
  phone: ['+15551234567', '+442079460958', '+6591234567'].map((phone) => ({ phone })),
  country: ['CH', 'CN', 'SG'].map((country) => ({ country })),
  language: ['de', 'en', 'zh'].map((language) => ({ language })),
  conversation: [talk('closed'), talk('open'), talk('snoozed')],
  stage: ['stage-lead', 'stage-lost', 'stage-won'].map((stageId) => ({ stageId })),
  lastMessageAt: [1, 2, 3].map((time) => ({ lastMessageAt: at(time), lastInboundAt: at(-time) })),
  createdAt: [1, 2, 3].map((time) => ({ createdAt: at(time), updatedAt: at(9 - time) })),
};

const both = (by: SortField): readonly [up: Sort, down: Sort] => [
  { by, descending: false },
  { by, descending: true },
];
const wayOf = ({ by, descending }: Sort): string => `by ${by}${descending ? ', greatest first' : ''}`;
const nullable = sortFields.filter((by) => by !== 'createdAt');
/** The list as one page. */
const whole = async (list: ListReads, sort: Sort): Promise<readonly string[]> =>
  ids(await list.page(everything, { sort, limit: 100 }));
const inEachWay = async ({ store }: RuleSubject, by: SortField, up: readonly string[], down: readonly string[]) => {
  for (const sort of both(by)) equal(await whole(reads(store).list, sort), sort.descending ? down : up, wayOf(sort));
};

/** Q6: the order of lists, and where a page begins. */
export const listOrderRules: readonly StoreRule[] = [
  ...sortFields.map((by) =>
    must(`Q6-list-by-${by}`, `a list is sorted by ${by}, either way`, ['list'], async (subject) => {
      const order = ['c', 'a', 'e', 'b', 'd'].slice(0, inOrder[by].length);
      const people = inOrder[by].map((parts, index) => person(order[index]!, parts));
      await insert(subject.store, ...people.reverse());
      await inEachWay(subject, by, order, [...order].reverse());
    }),
  ),

  must('Q6-list-nulls', 'contacts without the value come last, either way', ['list'], async (subject) => {
    await insert(subject.store, person('c', unnamed), person('a', unnamed));
    for (const by of nullable) {
      const valued = person(`b-${by}`, { ...unnamed, ...inOrder[by][0] });
      await insert(subject.store, valued);
      await inEachWay(subject, by, [valued.id, 'a', 'c'], [valued.id, 'c', 'a']);
      await remove(subject.store, valued);
    }
  }),

  must('Q6-list-ties', 'ties are in the order of ids, in the direction of the list', ['list'], async (subject) => {
    for (const by of sortFields) {
      const tied = ['b', 'c', 'a'].map((id) => person(`${by}-${id}`, { ...unnamed, ...inOrder[by][0] }));
      await insert(subject.store, ...tied);
      const order = ['a', 'b', 'c'].map((id) => `${by}-${id}`);
      await inEachWay(subject, by, order, [...order].reverse());
      for (const contact of tied) await remove(subject.store, contact);
    }
  }),

  must('Q6-list-code-points', 'text and ids are in the order of their code points', ['list'], async (subject) => {
    const texts = ['a b', 'a-b', 'ab', 'z', 'ä', '語', '\ufd3e', '𠮷'];
    const order = texts.map((text, index) => `${9 - index} ${text}`);
    await insert(subject.store, ...texts.map((firstName, index) => person(order[index]!, { firstName })));
    await inEachWay(subject, 'name', order, [...order].reverse());
    const staged = ['Z', 'a', '\uff21', '𠮷'].map((stageId, index) => person(`${9 - index}`, { ...unnamed, stageId }));
    const tied = ['Z', 'a', '\uff21', '𠮷'].map((id) => person(id, { ...unnamed, stageId: '~' }));
    await insert(subject.store, ...staged, ...tied);
    const page = { sort: both('stage')[0], limit: 100 };
    const found = await reads(subject.store).list.page({ is: 'set', path: 'stage' }, page);
    equal(ids(found), ids([...staged.slice(0, 2), ...tied, ...staged.slice(2)]), 'by stage, then id');
  }),

  must('Q6-list-pages', 'page by page every contact comes once', ['list'], async ({ store }) => {
    const { list } = reads(store);
    const staged = (id: string) => person(id, { stageId: id.slice(0, 2) });
    await insert(store, ...['s2-b', 's1-a', 's1-c', 's3-a', 's1-b', 's2-a', 's3-b'].map(staged));
    for (const sort of both('stage'))
      for (const limit of [1, 2, 3]) {
        const found: Contact[] = [];
        for (let pages = 0; pages < 9; pages += 1) {
          const last = found.at(-1);
          const after = last && standingOf(sort, last);
          found.push(...(await list.page(everything, { sort, limit, after })));
        }
        equal(ids(found), await whole(list, sort), `${wayOf(sort)}, ${limit} a page`);
      }
  }),

  must('Q6-list-after-gone', 'a position need not be that of a contact any more', ['list'], async ({ store }) => {
    const { list } = reads(store);
    const people = ['AD', 'AE', 'AF', 'AG'].map((country, index) => person(`${9 - index}`, { country }));
    await insert(store, ...people);
    await remove(store, people[1]!);
    for (const [value, id, up, down] of [
      ['AE', '8', ['7', '6'], ['9']],
      ['AFA', '9', ['6'], ['7', '9']],
      ['A', '9', ['9', '7', '6'], []],
    ] as const)
      for (const sort of both('country')) {
        const found = ids(await list.page(everything, { sort, limit: 100, after: { value, id } }));
        equal(found, sort.descending ? down : up, `${wayOf(sort)}, after ${value} ${id}`);
      }
  }),

  must('Q6-list-after-null', 'a page may begin among contacts without the value', ['list'], async ({ store }) => {
    const { list } = reads(store);
    await insert(store, person('b', { stageId: 's' }), person('a'), person('d'), person('c'));
    for (const [value, id, up, down] of [
      ['s', 'b', ['a', 'c', 'd'], ['d', 'c', 'a']],
      [null, 'c', ['d'], ['a']],
      [null, 'd', [], ['c', 'a']],
    ] as const)
      for (const sort of both('stage')) {
        const found = ids(await list.page(everything, { sort, limit: 100, after: { value, id } }));
        equal(found, sort.descending ? down : up, `${wayOf(sort)}, after ${value} ${id}`);
      }
  }),

  must('Q6-list-limit', 'a page holds no more than it is asked for, the first ones', ['list'], async ({ store }) => {
    const { list } = reads(store);
    await insert(store, person('c', { stageId: 's1' }), person('d', { stageId: 's2' }), person('a'), person('b'));
    for (let limit = 1; limit < 6; limit += 1) {
      const found = ids(await list.page(everything, { sort: both('stage')[0], limit }));
      equal(found, ['c', 'd', 'a', 'b'].slice(0, limit), `a page of ${limit}`);
    }
  }),
];
