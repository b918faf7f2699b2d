import type { Contact } from '../../contact/contact.js';
import type { Store } from '../../ports/store.js';
import { equal, oneWins, refused } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { changed, ids, insert, made, person, reads, remove, save, unit } from './subjects.js';

const [one, other] = ['+6591234567', '+6598765432'];
const needs = ['uniqueIdentities'] as const;
const unique = ['phone', 'email'] as const;

const insertUnique = (store: Store, contact: Contact): Promise<void> =>
  unit(store, ({ contacts }) => contacts.insert(made(contact), { unique }));
const saveUnique = (store: Store, before: Contact, overrides: Partial<Contact>): Promise<void> =>
  unit(store, ({ contacts }) => contacts.save(changed(before, overrides), { expectedVersion: before.version, unique }));
const phone = (id: string, value: string | null = one): Contact => person(id, { phone: value });
const email = (id: string, value: string): Contact => person(id, { email: value });
const nothing = async (store: Store, id: string): Promise<void> =>
  equal(await reads(store).contacts.get(id), undefined, 'at the id of the refused one');

/** C5: phones and emails are unique among live contacts when a write asks for it. */
export const uniqueValueRules: readonly StoreRule[] = [
  must('C5-insert-phone', 'an insert that wants phones unique is refused a taken one', needs, async ({ store }) => {
    await insert(store, phone('contact-1'));
    await refused(insertUnique(store, phone('contact-2')), 'PHONE_TAKEN', 'an insert');
    await nothing(store, 'contact-2');
  }),

  must('C5-insert-email', 'an insert that wants emails unique is refused a taken key', needs, async ({ store }) => {
    await insert(store, email('contact-1', 'Ann@example.com'));
    await refused(insertUnique(store, email('contact-2', 'aNN@example.com')), 'EMAIL_TAKEN', 'an insert');
    await nothing(store, 'contact-2');
  }),

  must('C5-save-phone', 'a save that wants phones unique is refused a taken one', needs, async ({ store }) => {
    const bob = phone('contact-2', other);
    await insert(store, phone('contact-1'), bob);
    await refused(saveUnique(store, bob, { phone: one }), 'PHONE_TAKEN', 'a save');
    equal(await reads(store).contacts.get(bob.id), bob, 'the contact');
  }),

  must('C5-save-email', 'a save that wants emails unique is refused a taken key', needs, async ({ store }) => {
    const bob = person('contact-2');
    await insert(store, email('contact-1', 'Ann@example.com'), bob);
    await refused(saveUnique(store, bob, { email: 'ANN@example.com' }), 'EMAIL_TAKEN', 'a save');
    equal(await reads(store).contacts.get(bob.id), bob, 'the contact');
  }),

  must('C5-says', 'a refusal says which phone is taken', needs, async ({ store }) => {
    await insert(store, phone('contact-1'));
    const rejection = await refused(insertUnique(store, phone('contact-2')), 'PHONE_TAKEN', 'an insert');
    equal((rejection as { readonly phone?: unknown }).phone, one, 'the phone of the rejection');
  }),

  must('C5-asked-only', 'only what is asked for is unique', needs, async ({ store }) => {
    await insert(store, person('contact-1', { phone: one, email: 'ann@example.com' }));
    const twin = person('contact-2', { phone: other, email: 'ann@example.com' });
    await unit(store, ({ contacts }) => contacts.insert(made(twin), { unique: ['phone'] }));
    equal(await reads(store).contacts.get(twin.id), twin, 'a contact whose email another has');
  }),

  must('C5-kept', 'what a contact had before is not taken', needs, async ({ store }) => {
    const [ann, bob] = [phone('contact-1'), phone('contact-2')];
    await insert(store, ann, bob);
    await saveUnique(store, bob, { firstName: 'Bob' });
    equal((await reads(store).contacts.get(bob.id)) !== bob, true, 'it is saved');
  }),

  must('C5-alias', 'a phone that a merge discarded is taken', needs, async ({ store }) => {
    await insert(store, person('contact-1', { phone: one, aliases: { phones: [other], emails: [] } }));
    await refused(insertUnique(store, phone('contact-2', other)), 'PHONE_TAKEN', 'an insert');
  }),

  must('C5-frees', 'deleting a contact frees its phone and email', needs, async ({ store }) => {
    const ann = person('contact-1', { phone: one, email: 'ann@example.com' });
    await insertUnique(store, ann);
    await remove(store, ann);
    const again = { ...ann, id: 'contact-2' };
    await insertUnique(store, again);
    equal(await reads(store).contacts.get('contact-2'), again, 'who has them now');
  }),

  must('C5-frees-changed', 'a phone that a contact gave up is free', needs, async ({ store }) => {
    const ann = phone('contact-1');
    await insertUnique(store, ann);
    await saveUnique(store, ann, { phone: other });
    await insertUnique(store, phone('contact-2'));
    equal(await reads(store).contacts.findByPhone(one, 9), [phone('contact-2')], 'who has it now');
  }),

  race('C5-phone-race', 'of inserts of one unique phone at once exactly one wins', needs, async ({ store }) => {
    for (const value of [one, other, '+6591112222']) {
      const twins = ['1', '2', '3', '4'].map((id) => phone(`contact${value}-${id}`, value));
      const winner = await oneWins(
        twins.map((twin) => insertUnique(store, twin)),
        'PHONE_TAKEN',
        'four inserts at once',
      );
      equal(await reads(store).contacts.findByPhone(value, 9), [twins[winner]], 'who has it');
    }
  }),

  race('C5-email-race', 'of saves of one unique email at once exactly one wins', needs, async ({ store }) => {
    for (const name of ['a', 'b', 'c']) {
      const people = ['1', '2', '3', '4'].map((id) => person(`contact-${name}-${id}`));
      await insert(store, ...people);
      const spellings = [name, name.toUpperCase(), name, name.toUpperCase()];
      const attempts = people.map((before, index) =>
        saveUnique(store, before, { email: `${spellings[index]}@x.example` }),
      );
      const winner = await oneWins(attempts, 'EMAIL_TAKEN', 'four saves at once');
      equal(ids(await reads(store).contacts.findByEmail(`${name}@x.example`, 9)), [people[winner]?.id], 'who has it');
    }
  }),

  must('C5-shared', 'values that several live contacts have are listed', needs, async ({ store }) => {
    await insert(store, phone('contact-1'), phone('contact-2'), phone('contact-3', other), phone('contact-4', null));
    await insert(store, email('contact-5', 'B@example.com'), email('contact-6', 'b@example.com'));
    const { uniqueIdentities } = reads(store);
    equal(await uniqueIdentities.shared('phone', 9), [one], 'phones');
    equal(await uniqueIdentities.shared('email', 9), ['b@example.com'], 'emails, by their key');
  }),

  must(
    'C5-shared-order',
    'shared values come in order of code units, as many as asked for',
    needs,
    async ({ store }) => {
      for (const [index, value] of ['b', 'ä', 'a-1', 'a', '_'].entries())
        await insert(
          store,
          email(`contact-${index}-1`, `${value}@x.example`),
          email(`contact-${index}-2`, `${value}@x.example`),
        );
      const inOrder = ['_@x.example', 'a-1@x.example', 'a@x.example', 'b@x.example', 'ä@x.example'];
      equal(await reads(store).uniqueIdentities.shared('email', 9), inOrder, 'all');
      equal(await reads(store).uniqueIdentities.shared('email', 2), inOrder.slice(0, 2), 'the first two');
    },
  ),

  must('C5-shared-live', 'a value that one of two gave up is not shared any more', needs, async ({ store }) => {
    const [ann, bob, eve] = [phone('contact-1'), phone('contact-2'), email('contact-3', 'eve@example.com')];
    await insert(store, ann, bob, eve, email('contact-4', 'eve@example.com'));
    await save(store, bob, { phone: null });
    await remove(store, eve);
    equal(await reads(store).uniqueIdentities.shared('phone', 9), [], 'phones');
    equal(await reads(store).uniqueIdentities.shared('email', 9), [], 'emails');
  }),
];
