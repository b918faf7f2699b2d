import type { Contact } from '../../contact/contact.js';
import type { Store } from '../../ports/store.js';
import { equal, holds, sameMembers } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { at, ids, insert, person, remove, save, unit } from './subjects.js';

/** What `contactsWith` finds in all, page by page; `then` is done with each page. */
async function sweep(
  store: Store,
  key: string,
  limit: number,
  then?: (found: readonly Contact[]) => Promise<unknown>,
): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  let after: string | undefined;
  for (let page = 0; page < 100; page += 1) {
    const { contacts, next } = await unit(store, ({ fields }) => fields.contactsWith(key, { limit, after }));
    holds(contacts.length <= limit, `a page of ${contacts.length}, where ${limit} were asked for`);
    found.push(...contacts);
    await then?.(contacts);
    if (next === null) return found;
    after = next;
  }
  throw new Error('contactsWith comes to no end');
}

/** How the contacts are found that a deleted field or stage is taken from. */
export const purgeRules: readonly StoreRule[] = [
  must(
    'F4-contacts-with',
    'contacts with a value or an origin under a custom key are found',
    ['fields'],
    async ({ store }) => {
      const cleared = { origins: { 'custom.plan': { source: 'api', at: at(0) } } } as const;
      const having = [
        person('contact-1', { custom: { plan: 'pro' } }),
        person('contact-2', { custom: { plan: null } }),
        person('contact-3', cleared),
      ];
      await insert(
        store,
        ...having,
        person('contact-4', { custom: { planned: 'pro', note: 'plan' } }),
        person('contact-5'),
      );
      sameMembers(await sweep(store, 'plan', 9), having, 'contactsWith');
    },
  ),

  must('F4-contacts-with-pages', 'they are found page by page, each once', ['fields'], async ({ store }) => {
    const having = ['a', 'B', 'c', 'D', 'e'].map((id) => person(id, { custom: { plan: id } }));
    await insert(store, ...having, person('f'));
    sameMembers(await sweep(store, 'plan', 2), having, 'all pages');
  }),

  must(
    'F4-contacts-with-purge',
    'and each once too when those found lose it in between',
    ['fields'],
    async ({ store }) => {
      const having = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id, { custom: { plan: id } }));
      await insert(store, ...having);
      const purge = async (found: readonly Contact[]): Promise<void> => {
        for (const one of found) await save(store, one, { custom: {}, origins: {} });
      };
      sameMembers(ids(await sweep(store, 'plan', 2, purge)), ids(having), 'all pages');
    },
  ),

  must(
    'F4-contacts-with-live',
    'deleted contacts and purged ones are not among them',
    ['fields'],
    async ({ store }) => {
      const [ann, bob, eve] = ['ann', 'bob', 'eve'].map((id) => person(id, { custom: { plan: id } })) as [
        Contact,
        Contact,
        Contact,
      ];
      await insert(store, ann, bob, eve);
      await remove(store, ann);
      await save(store, bob, { custom: {}, origins: {} });
      equal(await sweep(store, 'plan', 9), [eve], 'contactsWith');
    },
  ),

  must(
    'G1-contacts-in',
    'contacts in a stage are found, in order of id, as many as asked for',
    ['stages'],
    async ({ store }) => {
      const inStage = (id: string, stageId: string | null) => person(id, { stageId });
      await insert(
        store,
        inStage('b', 'lead'),
        inStage('a', 'lead'),
        inStage('C', 'lead'),
        inStage('d', 'won'),
        inStage('e', null),
      );
      await unit(store, async ({ stages }) => {
        equal(ids(await stages.contactsIn('lead', 9)), ['C', 'a', 'b'], 'contactsIn');
        equal(ids(await stages.contactsIn('lead', 2)), ['C', 'a'], 'the first two');
      });
    },
  ),

  must(
    'G1-contacts-in-live',
    'deleted contacts and those that moved on are not among them',
    ['stages'],
    async ({ store }) => {
      const [ann, bob, eve] = ['ann', 'bob', 'eve'].map((id) => person(id, { stageId: 'lead' })) as [
        Contact,
        Contact,
        Contact,
      ];
      await insert(store, ann, bob, eve);
      await remove(store, ann);
      await save(store, bob, { stageId: 'won' });
      equal(await unit(store, ({ stages }) => stages.contactsIn('lead', 9)), [eve], 'contactsIn');
    },
  ),
];
