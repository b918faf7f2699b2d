import type { Contact } from '../../contact/contact.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import type { Store } from '../../ports/store.js';
import { anIdentity } from '../builders.js';
import { equal, oneWins, refused, sameMembers } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { ids, insert, made, person, reads, unit } from './subjects.js';

const needs = ['batch'] as const;
const unique = ['batch', 'uniqueIdentities'] as const;
const insertAll = (store: Store, contacts: readonly Contact[], options?: SaveOptions): Promise<void> =>
  unit(store, ({ batch }) => batch.insert(contacts.map(made), options));
const numbered = (count: number, from = 0): readonly Contact[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `contact-${index + from}`;
    return {
      ...one,
      id,
      phone: `+65${index + from}`,
      tags: [`tag-${index % 3}`],
      channels: [anIdentity({ externalId: id })],
    };
  });
const one = person('contact-0');

/** Many at once. */
export const batchRules: readonly StoreRule[] = [
  must('E2-batch', 'contacts that are inserted together are all there', needs, async ({ store }) => {
    const contacts = numbered(5);
    await insertAll(store, contacts);
    sameMembers(await reads(store).contacts.getMany(contacts.map(({ id }) => id)), contacts, 'the contacts');
    equal(
      await reads(store).contacts.findByIdentity('whatsapp', 'contact-3'),
      contacts[3],
      'one of them, by its identity',
    );
  }),

  must('E2-batch-none', 'none at all is inserted too', needs, async ({ store }) => {
    await insertAll(store, []);
  }),

  must('E2-batch-events', 'their events are kept with them', ['batch', 'history'], async ({ store }) => {
    const contacts = numbered(3);
    await insertAll(store, contacts);
    for (const contact of contacts)
      equal(
        await reads(store).history.list(contact.id, { limit: 9 }),
        made(contact).events,
        `the events of ${contact.id}`,
      );
  }),

  must('E2-batch-large', 'ten thousand contacts are inserted in one call', needs, async ({ store }) => {
    const contacts = numbered(10_000);
    await insertAll(store, contacts);
    for (const index of [0, 4_999, 9_999])
      equal(ids(await reads(store).contacts.findByPhone(`+65${index}`, 9)), [`contact-${index}`], `contact ${index}`);
  }),

  must('E2-batch-taken', 'one whose id is there already: none is inserted', needs, async ({ store }) => {
    const contacts = numbered(5);
    await insert(store, contacts[3] as Contact);
    await refused(insertAll(store, contacts), 'VERSION_CONFLICT', 'the batch');
    equal(await reads(store).contacts.getMany(['contact-0', 'contact-4']), [], 'the others');
  }),

  must('N1-batch-taken', 'one whose identity is taken: none is inserted', unique, async ({ store }) => {
    await insert(store, person('taker', { channels: [anIdentity({ externalId: 'contact-3' })] }));
    await refused(insertAll(store, numbered(5)), 'IDENTITY_TAKEN', 'the batch');
    equal(await reads(store).contacts.getMany(['contact-0', 'contact-3', 'contact-4']), [], 'the contacts');
  }),

  must('N1-batch-each-other', 'nor may two of a batch have one identity', unique, async ({ store }) => {
    const [first, second] = numbered(2) as [Contact, Contact];
    const attempt = insertAll(store, [first, { ...second, channels: first.channels }]);
    await refused(attempt, 'IDENTITY_TAKEN', 'the batch');
    equal(await reads(store).contacts.get(first.id), undefined, 'the first');
  }),

  must('C5-batch', 'phones of a batch are unique when that is asked for', unique, async ({ store }) => {
    await insert(store, person('taker', { phone: '+653' }));
    await refused(insertAll(store, numbered(5), { unique: ['phone'] }), 'PHONE_TAKEN', 'the batch');
    equal(await reads(store).contacts.get('contact-0'), undefined, 'the first');
  }),

  must('C5-batch-each-other', 'also among each other', unique, async ({ store }) => {
    const [first, second] = numbered(2) as [Contact, Contact];
    const twins = [first, { ...second, phone: first.phone }];
    await refused(insertAll(store, twins, { unique: ['phone'] }), 'PHONE_TAKEN', 'the batch');
  }),

  race(
    'N1-batch-race',
    'of batches at once that share an identity exactly one is inserted',
    unique,
    async ({ store }) => {
      const batches = [numbered(3), numbered(3, 10)].map((contacts, index) => [
        ...contacts,
        person(`last-${index}`, { channels: [anIdentity({ externalId: 'shared' })] }),
      ]);
      const winner = await oneWins(
        batches.map((batch) => insertAll(store, batch)),
        'IDENTITY_TAKEN',
        'two batches at once',
      );
      const found = await Promise.all(batches.map((batch) => reads(store).contacts.getMany(ids(batch))));
      equal(
        found.map(({ length }) => length),
        [0, 1].map((index) => (index === winner ? 4 : 0)),
        'how many of each are there',
      );
    },
  ),
];
