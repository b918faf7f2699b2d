import type { Store } from '../../ports/store.js';
import { equal } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { insert, person, reads, remove, unit } from './subjects.js';

const needs = ['usage'] as const;
const record = (store: Store, cycleId: string, contactId: string): Promise<void> =>
  unit(store, ({ usage }) => usage.record(cycleId, contactId));

/** M4: who was active in which cycle. */
export const usageRules: readonly StoreRule[] = [
  must('M4-count', 'contacts are counted by cycle', needs, async ({ store }) => {
    for (const [cycleId, contactId] of [
      ['june', 'a'],
      ['june', 'b'],
      ['july', 'a'],
    ] as const)
      await record(store, cycleId, contactId);
    const { usage } = reads(store);
    equal([await usage.count('june'), await usage.count('july'), await usage.count('may')], [2, 1, 0], 'the counts');
  }),

  must('M4-has', 'it is known who was active in a cycle', needs, async ({ store }) => {
    await record(store, 'june', 'a');
    const { usage } = reads(store);
    const asked = [await usage.has('june', 'a'), await usage.has('june', 'b'), await usage.has('july', 'a')];
    equal(asked, [true, false, false], 'has');
  }),

  must('M4-once', 'a contact counts once in a cycle', needs, async ({ store }) => {
    for (let times = 0; times < 2; times += 1) await record(store, 'june', 'a');
    await unit(store, async ({ usage }) => {
      await usage.record('june', 'a');
      await usage.record('june', 'a');
    });
    equal(await reads(store).usage.count('june'), 1, 'the count');
  }),

  must('M4-outlives', 'usage outlives the contact', needs, async ({ store }) => {
    const ann = person('contact-1');
    await insert(store, ann);
    await record(store, 'june', ann.id);
    await remove(store, ann);
    equal(await reads(store).usage.count('june'), 1, 'the count');
  }),

  race(
    'M4-race',
    'one contact recorded at the same time counts once, and none of them fails',
    needs,
    async ({ store }) => {
      await Promise.all(['a', 'a', 'b', 'a'].map((id) => record(store, 'june', id)));
      equal(await reads(store).usage.count('june'), 2, 'the count');
    },
  ),
];
