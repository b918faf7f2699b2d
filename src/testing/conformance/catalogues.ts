import type { Contact } from '../../contact/contact.js';
import { noFields } from '../../fields/catalogue.js';
import type { Store } from '../../ports/store.js';
import { aStage } from '../builders.js';
import { fixtures } from '../fixtures.js';
import { equal, holds, oneWins, refused, sameMembers } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { at, ids, insert, person, reads, remove, save, unit } from './subjects.js';

const events: readonly never[] = [];
const tables = {
  fields: {
    rule: 'F1',
    full: { ...noFields, version: 1, fields: fixtures.fields, order: ['plan', 'email', 'note'], purging: ['gone'] },
    put: (store: Store, version: number, mark: string, expectedVersion: number) =>
      unit(store, (all) =>
        all.fields.save({ catalogue: { ...noFields, version, order: [mark] }, events }, { expectedVersion }),
      ),
    shown: (version: number, mark: string) => ({ ...noFields, version, order: [mark] }),
  },
  stages: {
    rule: 'G1',
    full: { version: 1, stages: fixtures.stages },
    put: (store: Store, version: number, mark: string, expectedVersion: number) =>
      unit(store, (all) => all.stages.save({ catalogue: staged(version, mark), events }, { expectedVersion })),
    shown: (version: number, mark: string) => staged(version, mark),
  },
};

function staged(version: number, name: string) {
  return { version, stages: [aStage({ name })] };
}

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

/** The catalogues of fields and of stages, and the contacts that what they lose is purged from. */
export const catalogueRules: readonly StoreRule[] = [
  ...(['fields', 'stages'] as const).flatMap((name) => {
    const { rule, full, put, shown } = tables[name];
    return [
      must(`${rule}-${name}`, `the catalogue of ${name} comes back as it was saved`, [name], async ({ store }) => {
        const catalogue = full as never;
        await unit(store, (all) => all[name].save({ catalogue, events }, { expectedVersion: 0 }));
        equal(await reads(store)[name].get(), full, 'the catalogue');
      }),

      must(
        `R1-${name}-next`,
        `the catalogue of ${name} is saved over the version before`,
        [name],
        async ({ store }) => {
          await put(store, 1, 'first', 0);
          await put(store, 2, 'second', 1);
          equal(await reads(store)[name].get(), shown(2, 'second'), 'the catalogue');
        },
      ),

      must(
        `R1-${name}-stale`,
        `a stale save of the catalogue of ${name} changes nothing`,
        [name],
        async ({ store }) => {
          await refused(put(store, 2, 'none', 1), 'VERSION_CONFLICT', 'a save over version 1 of none');
          equal(await reads(store)[name].get(), undefined, 'the catalogue that never was saved');
          await put(store, 1, 'first', 0);
          for (const expected of [0, 2])
            await refused(
              put(store, expected + 1, 'stale', expected),
              'VERSION_CONFLICT',
              `a save over ${expected} of 1`,
            );
          equal(await reads(store)[name].get(), shown(1, 'first'), 'the catalogue');
        },
      ),

      ...[0, 1].map((version) =>
        must(
          `R1-${name}-race-${version}`,
          `of saves of the catalogue of ${name} over version ${version} at once one wins`,
          [name],
          async ({ store }) => {
            if (version === 1) await put(store, 1, 'first', 0);
            const marks = ['a', 'b'];
            const attempts = marks.map((mark) => put(store, version + 1, mark, version));
            const winner = await oneWins(attempts, 'VERSION_CONFLICT', 'two saves at once');
            equal(await reads(store)[name].get(), shown(version + 1, marks[winner] ?? ''), 'the catalogue');
          },
        ),
      ),
    ];
  }),

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
