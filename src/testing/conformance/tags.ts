import type { Contact } from '../../contact/contact.js';
import type { Store } from '../../ports/store.js';
import type { Tag } from '../../tags/tag.js';
import { aTag } from '../builders.js';
import { fixtures } from '../fixtures.js';
import { equal, oneWins, refused, sameMembers } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { ids, insert, person, reads, remove, save, unit } from './subjects.js';

const needs = ['tags'] as const;
const events: readonly never[] = [];
const add = (store: Store, ...tags: readonly Tag[]): Promise<void> =>
  unit(store, (all) => all.tags.insert({ tags, events }));
const put = (store: Store, tag: Tag): Promise<void> => unit(store, (all) => all.tags.save({ tag, events }));
const drop = (store: Store, tagId: string): Promise<void> => unit(store, (all) => all.tags.remove({ tagId, events }));
const listed = (store: Store): Promise<readonly Tag[]> => reads(store).tags.list();
const vip = aTag({ id: 'tag-1', name: 'VIP' });
const lead = aTag({ id: 'tag-2', name: 'Lead' });
const carrying = (...tags: readonly string[]) =>
  ['ann', 'bob', 'eve'].map((id) => person(id, { tags })) as [Contact, Contact, Contact];

/** T: the tag catalogue. */
export const tagRules: readonly StoreRule[] = [
  must('T1-tags', 'tags come back as they were', needs, async ({ store }) => {
    await add(store, ...fixtures.tags);
    sameMembers(await listed(store), fixtures.tags, 'the list');
  }),

  must('T1-order', 'tags are listed in order of their key, by code units', needs, async ({ store }) => {
    const names = ['b', 'ä', 'a-1', 'A', '_', 'ab'];
    await add(store, ...names.map((name, index) => aTag({ id: `tag-${index}`, name })));
    equal(
      (await listed(store)).map(({ key }) => key),
      ['_', 'a', 'a-1', 'ab', 'b', 'ä'],
      'their keys',
    );
  }),

  must('T1-get-many', 'tags are found by id, unknown ones left out', needs, async ({ store }) => {
    await add(store, vip, lead);
    equal(await reads(store).tags.getMany(['unknown', lead.id]), [lead], 'getMany');
    equal(await reads(store).tags.getMany([]), [], 'getMany of none');
  }),

  must('T1-by-keys', 'tags are found by their key, exactly', needs, async ({ store }) => {
    await add(store, vip, lead);
    equal(await reads(store).tags.findByKeys(['vip', 'VIP ', 'unknown']), [vip], 'findByKeys');
    equal(await reads(store).tags.findByKeys(['Lead']), [], 'by a name that is no key');
  }),

  must('T1-insert-taken', 'no tag is inserted with a key that another has', needs, async ({ store }) => {
    await add(store, vip);
    await refused(add(store, { ...lead, key: vip.key }), 'TAG_NAME_TAKEN', 'an insert');
    equal(await listed(store), [vip], 'the list');
  }),

  must('T1-insert-all', 'of tags that are inserted together all are, or none', needs, async ({ store }) => {
    await add(store, vip);
    await Promise.allSettled([add(store, lead, aTag({ id: 'tag-3', name: 'vip' }))]);
    equal(await reads(store).tags.getMany([lead.id]), [], 'the one before the refused one');
  }),

  must('T1-save-taken', 'no tag is saved with a key that another has', needs, async ({ store }) => {
    await add(store, vip, lead);
    await refused(put(store, { ...lead, name: 'vip', key: vip.key }), 'TAG_NAME_TAKEN', 'a save');
    sameMembers(await listed(store), [lead, vip], 'the list');
  }),

  must('T1-says', 'a refusal says which name is taken, and by which tag', needs, async ({ store }) => {
    await add(store, vip);
    const rejection = await refused(add(store, { ...lead, name: 'vip', key: 'vip' }), 'TAG_NAME_TAKEN', 'an insert');
    equal(rejection, { code: 'TAG_NAME_TAKEN', name: 'vip', tagId: vip.id }, 'the rejection');
  }),

  race('T1-race', 'of tags with one key that are made at once exactly one is', needs, async ({ store }) => {
    const tags = ['tag-1', 'tag-2', 'tag-3'].map((id) => aTag({ id }));
    const winner = await oneWins(
      tags.map((tag) => add(store, tag)),
      'TAG_NAME_TAKEN',
      'three inserts at once',
    );
    equal(await listed(store), [tags[winner]], 'the list');
  }),

  race('T1-save-race', 'of tags that are renamed to one key at once exactly one is', needs, async ({ store }) => {
    await add(store, vip, lead);
    const renamed = [vip, lead].map((tag) => ({ ...tag, name: 'Gold', key: 'gold' }));
    const winner = await oneWins(
      renamed.map((tag) => put(store, tag)),
      'TAG_NAME_TAKEN',
      'two renames at once',
    );
    equal(await reads(store).tags.findByKeys(['gold']), [renamed[winner]], 'who has it');
  }),

  must('T3-save', 'a tag is saved as it is given', needs, async ({ store }) => {
    await add(store, vip);
    const gold = { ...vip, name: 'Gold', key: 'gold', emoji: '🥇', color: 'yellow', description: 'x' } as const;
    await put(store, gold);
    equal(await listed(store), [gold], 'the list');
  }),

  must('T3-save-own', 'its own key is not taken from a tag', needs, async ({ store }) => {
    await add(store, vip);
    await put(store, { ...vip, name: 'vip' });
    equal(await listed(store), [{ ...vip, name: 'vip' }], 'the list');
  }),

  must('T3-frees', 'a renamed tag frees its former key', needs, async ({ store }) => {
    await add(store, vip);
    await put(store, { ...vip, name: 'Gold', key: 'gold' });
    await add(store, { ...lead, name: 'VIP', key: 'vip' });
    equal(ids(await reads(store).tags.findByKeys(['vip'])), [lead.id], 'who has it now');
  }),

  must('T3-save-unknown', 'saving an unknown tag does nothing', needs, async ({ store }) => {
    await put(store, vip);
    equal(await listed(store), [], 'the list');
  }),

  must('T3-assignments', 'a tag that is saved keeps its contacts', needs, async ({ store }) => {
    await add(store, vip);
    await insert(store, ...carrying(vip.id));
    await put(store, { ...vip, name: 'Gold', key: 'gold' });
    equal(await reads(store).tags.countContacts([vip.id]), { [vip.id]: 3 }, 'how many carry it');
  }),

  must('T4-remove', 'a removed tag leaves the catalogue at once', needs, async ({ store }) => {
    await add(store, vip, lead);
    await drop(store, vip.id);
    equal(await listed(store), [lead], 'the list');
    equal(await reads(store).tags.findByKeys([vip.key]), [], 'by its key');
  }),

  must('T4-remove-frees', 'a removed tag frees its key', needs, async ({ store }) => {
    await add(store, vip);
    await drop(store, vip.id);
    await add(store, { ...vip, id: 'tag-9' });
    equal(ids(await listed(store)), ['tag-9'], 'the list');
  }),

  must('T4-remove-unknown', 'removing an unknown tag does nothing', needs, async ({ store }) => {
    await add(store, lead);
    await drop(store, 'unknown');
    equal(await listed(store), [lead], 'the list');
  }),

  must(
    'T4-remove-contacts',
    'contacts keep a removed tag until they lose it, and are found by it',
    needs,
    async ({ store }) => {
      await add(store, vip);
      const [ann] = carrying(vip.id);
      await insert(store, ann);
      await drop(store, vip.id);
      equal(await reads(store).contacts.get(ann.id), ann, 'the contact');
      equal(await unit(store, ({ tags }) => tags.contactsWith(vip.id, 9)), [ann], 'contactsWith');
    },
  ),

  must('T4-count', 'the contacts that carry a tag are counted, deleted ones left out', needs, async ({ store }) => {
    const [ann, bob, eve] = carrying(vip.id, lead.id);
    await insert(store, ann, bob, eve);
    await remove(store, ann);
    await save(store, bob, { tags: [lead.id] });
    const counts = await reads(store).tags.countContacts([vip.id, lead.id, 'unknown']);
    equal([counts[vip.id], counts[lead.id], counts['unknown'] ?? 0], [1, 2, 0], 'the counts');
  }),

  must(
    'T4-contacts-with',
    'contacts that carry a tag are found, in order of id, as many as asked for',
    needs,
    async ({ store }) => {
      const contact = (id: string, ...tags: readonly string[]) => person(id, { tags });
      await insert(store, contact('b', 'x', 'y'), contact('a', 'y'), contact('C', 'y', 'x'), contact('d', 'x'));
      await unit(store, async ({ tags }) => {
        equal(ids(await tags.contactsWith('y', 9)), ['C', 'a', 'b'], 'contactsWith');
        equal(ids(await tags.contactsWith('y', 2)), ['C', 'a'], 'the first two');
      });
    },
  ),

  must(
    'T4-contacts-with-live',
    'deleted contacts and those that lost the tag are not among them',
    needs,
    async ({ store }) => {
      const [ann, bob, eve] = carrying(vip.id);
      await insert(store, ann, bob, eve);
      await remove(store, ann);
      await save(store, bob, { tags: [] });
      equal(await unit(store, ({ tags }) => tags.contactsWith(vip.id, 9)), [eve], 'contactsWith');
    },
  ),
];
