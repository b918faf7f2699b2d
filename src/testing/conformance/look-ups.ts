import { anIdentity } from '../builders.js';
import { equal, sameMembers } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { ids, insert, person, reads, remove, save } from './subjects.js';

const [one, other] = ['+6591234567', '+6598765432'];

/** How contacts are found. */
export const lookUpRules: readonly StoreRule[] = [
  must('S7-unknown', 'at an id that never was stands nothing: undefined', [], async ({ store }) => {
    equal(await reads(store).contacts.get('unknown'), undefined, 'get');
  }),

  must('C4-get-many', 'several ids are answered at once, unknown ones left out', [], async ({ store }) => {
    const [ann, bob] = [person('contact-1'), person('contact-2')];
    await insert(store, ann, bob, person('contact-3'));
    const found = await reads(store).contacts.getMany(['unknown', ann.id, bob.id]);
    sameMembers(found, [ann, bob], 'getMany');
    equal(await reads(store).contacts.getMany([]), [], 'getMany of none');
  }),

  must('S7-get-many-deleted', 'several ids at once: what deleting left is answered too', [], async ({ store }) => {
    const ann = person('contact-1');
    await insert(store, ann);
    await remove(store, ann);
    equal((await reads(store).contacts.getMany([ann.id]))[0]?.status, 'deleted', 'its status');
  }),

  must('C4-by-phone', 'contacts are found by their phone', [], async ({ store }) => {
    const ann = person('contact-1', { phone: one });
    await insert(store, ann, person('contact-2', { phone: other }), person('contact-3'));
    equal(await reads(store).contacts.findByPhone(one, 9), [ann], 'by phone');
    equal(await reads(store).contacts.findByPhone('+65', 9), [], 'by the beginning of a phone');
  }),

  must('V4-by-email', 'contacts are found by the key of their email, however it was typed', [], async ({ store }) => {
    const ann = person('contact-1', { email: 'ZOË.Tan@example.com' });
    await insert(store, ann, person('contact-2', { email: 'tan@example.com' }), person('contact-3'));
    equal(await reads(store).contacts.findByEmail('zoë.tan@example.com', 9), [ann], 'by email');
  }),

  must('D3-by-alias', 'contacts are found by the phones and emails that a merge discarded', [], async ({ store }) => {
    const aliases = { phones: [other], emails: ['Old@example.com'] };
    const ann = person('contact-1', { phone: one, email: 'ann@example.com', aliases });
    await insert(store, ann);
    equal(await reads(store).contacts.findByPhone(other, 9), [ann], 'by a discarded phone');
    equal(await reads(store).contacts.findByEmail('old@example.com', 9), [ann], 'by a discarded email');
  }),

  must('C4-order', 'several that are found come in order of id, by code units', [], async ({ store }) => {
    const contact = (id: string) => person(id, { phone: one, email: 'both@example.com' });
    await insert(store, contact('b'), contact('a'), contact('C'), contact('a-1'), contact('ä'));
    const inOrder = ['C', 'a', 'a-1', 'b', 'ä'];
    equal(ids(await reads(store).contacts.findByPhone(one, 9)), inOrder, 'by phone');
    equal(ids(await reads(store).contacts.findByEmail('both@example.com', 9)), inOrder, 'by email');
  }),

  must('C4-limit', 'no more are found than asked for, the first of them', [], async ({ store }) => {
    const contact = (id: string) => person(id, { phone: one, email: 'both@example.com' });
    await insert(store, contact('a'), contact('b'), contact('c'));
    equal(ids(await reads(store).contacts.findByPhone(one, 2)), ['a', 'b'], 'by phone');
    equal(ids(await reads(store).contacts.findByEmail('both@example.com', 2)), ['a', 'b'], 'by email');
  }),

  must('C4-moved', 'after a save contacts are found by what they have now', [], async ({ store }) => {
    const ann = person('contact-1', { phone: one, email: 'ann@example.com' });
    await insert(store, ann);
    const next = await save(store, ann, { phone: other, email: null });
    const { contacts } = reads(store);
    equal(await contacts.findByPhone(one, 9), [], 'by the former phone');
    equal(await contacts.findByEmail('ann@example.com', 9), [], 'by the former email');
    equal(await contacts.findByPhone(other, 9), [next], 'by the new phone');
  }),

  must('S6-not-found', 'a deleted contact is found by nothing that it had', [], async ({ store }) => {
    const ann = person('contact-1', { phone: one, email: 'ann@example.com', channels: [anIdentity()] });
    await insert(store, ann);
    await remove(store, ann);
    const { contacts } = reads(store);
    equal(await contacts.findByPhone(one, 9), [], 'by phone');
    equal(await contacts.findByEmail('ann@example.com', 9), [], 'by email');
    equal(await contacts.findByIdentity('whatsapp', anIdentity().externalId), undefined, 'by identity');
  }),

  must('S4-blocked-found', 'a blocked contact is found like any other', [], async ({ store }) => {
    const block = { at: '2026-03-01T10:00:00.000Z', by: 'user-1', reason: null };
    const channels = [anIdentity()];
    const ann = person('contact-1', { status: 'blocked', block, phone: one, email: 'ann@example.com', channels });
    await insert(store, ann);
    const { contacts } = reads(store);
    equal(await contacts.findByPhone(one, 9), [ann], 'by phone');
    equal(await contacts.findByEmail('ann@example.com', 9), [ann], 'by email');
    equal(await contacts.findByIdentity('whatsapp', anIdentity().externalId), ann, 'by identity');
  }),

  must('N1-by-identity', 'a contact is found by its identity on that channel', [], async ({ store }) => {
    const ann = person('contact-1', { channels: [anIdentity({ externalId: 'ann' })] });
    const bob = person('contact-2', { channels: [anIdentity({ channelId: 'sms', externalId: 'bob' })] });
    await insert(store, ann, bob);
    const { contacts } = reads(store);
    equal(await contacts.findByIdentity('whatsapp', 'ann'), ann, 'on one channel');
    equal(await contacts.findByIdentity('sms', 'bob'), bob, 'on another');
    equal(await contacts.findByIdentity('mail', 'ann'), undefined, 'on a third');
  }),

  must('N3-by-former-identity', 'a contact is found by its earlier external ids', [], async ({ store }) => {
    const ann = person('contact-1', { channels: [anIdentity({ externalId: 'new', aliases: ['old', 'older'] })] });
    await insert(store, ann);
    for (const externalId of ['old', 'older'])
      equal(await reads(store).contacts.findByIdentity('whatsapp', externalId), ann, externalId);
  }),

  must('N2-exact', 'external ids are exact text', [], async ({ store }) => {
    await insert(store, person('contact-1', { channels: [anIdentity({ externalId: 'id é' })] }));
    for (const externalId of ['ID É', 'id é ', ' id é', 'id e\u0301', 'id e'])
      equal(await reads(store).contacts.findByIdentity('whatsapp', externalId), undefined, JSON.stringify(externalId));
  }),

  must('N3-moved', 'after a save a contact is found by the identities that it has now', [], async ({ store }) => {
    const ann = person('contact-1', { channels: [anIdentity({ externalId: 'first', aliases: ['zeroth'] })] });
    await insert(store, ann);
    const next = await save(store, ann, { channels: [anIdentity({ externalId: 'second' })] });
    const { contacts } = reads(store);
    equal(await contacts.findByIdentity('whatsapp', 'first'), undefined, 'by the former identity');
    equal(await contacts.findByIdentity('whatsapp', 'zeroth'), undefined, 'by a former alias');
    equal(await contacts.findByIdentity('whatsapp', 'second'), next, 'by the new one');
  }),
];
