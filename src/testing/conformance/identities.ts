import type { Contact } from '../../contact/contact.js';
import { anIdentity } from '../builders.js';
import { equal, oneWins, refused } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { changed, insert, made, person, reads, remove, save, unit } from './subjects.js';

const withIdentity = (id: string, externalId: string, ...aliases: readonly string[]): Contact =>
  person(id, { channels: [anIdentity({ externalId, aliases })] });
const ann = withIdentity('contact-1', 'ann', 'ann-before');
const bob = person('contact-2');
const needs = ['uniqueIdentities'] as const;

/** N1: an identity belongs to one live contact at most, decided by the store. */
export const identityRules: readonly StoreRule[] = [
  must('N1-insert-taken', 'no contact is inserted with an identity that another has', needs, async ({ store }) => {
    await insert(store, ann);
    await refused(insert(store, withIdentity('contact-2', 'ann')), 'IDENTITY_TAKEN', 'an insert');
    equal(await reads(store).contacts.get('contact-2'), undefined, 'at its id');
  }),

  must('N1-save-taken', 'no contact is saved with an identity that another has', needs, async ({ store }) => {
    await insert(store, ann, bob);
    const attempt = save(store, bob, { channels: [anIdentity({ externalId: 'ann' })] });
    await refused(attempt, 'IDENTITY_TAKEN', 'a save');
    equal(await reads(store).contacts.get(bob.id), bob, 'the contact');
  }),

  must('N3-insert-alias-taken', 'an earlier external id is taken too', needs, async ({ store }) => {
    await insert(store, ann);
    await refused(insert(store, withIdentity('contact-2', 'ann-before')), 'IDENTITY_TAKEN', 'as a present one');
    const former = withIdentity('contact-3', 'new', 'ann-before');
    await refused(insert(store, former), 'IDENTITY_TAKEN', 'as an earlier one');
  }),

  must(
    'N3-insert-as-alias',
    'nor may an earlier external id be what another has at present',
    needs,
    async ({ store }) => {
      await insert(store, ann);
      await refused(insert(store, withIdentity('contact-2', 'new', 'ann')), 'IDENTITY_TAKEN', 'an insert');
    },
  ),

  must(
    'N3-save-alias-taken',
    'no contact is saved with an earlier external id of another',
    needs,
    async ({ store }) => {
      await insert(store, ann, bob);
      const attempt = save(store, bob, { channels: [anIdentity({ externalId: 'ann-before' })] });
      await refused(attempt, 'IDENTITY_TAKEN', 'a save');
    },
  ),

  must('N1-blocked-taken', 'the identity of a blocked contact is taken', needs, async ({ store }) => {
    await insert(store, { ...ann, status: 'blocked', block: { at: ann.createdAt, by: 'user-1', reason: null } });
    await refused(insert(store, withIdentity('contact-2', 'ann')), 'IDENTITY_TAKEN', 'an insert');
  }),

  must('N1-says', 'a refusal says which identity is taken', needs, async ({ store }) => {
    await insert(store, ann);
    const rejection = await refused(insert(store, withIdentity('contact-2', 'ann')), 'IDENTITY_TAKEN', 'an insert');
    const { channelId, externalId } = rejection as Readonly<Record<string, unknown>>;
    equal({ channelId, externalId }, { channelId: 'whatsapp', externalId: 'ann' }, 'the rejection');
  }),

  must('N1-own', 'what a contact has itself is not taken from it', [], async ({ store }) => {
    await insert(store, ann);
    const again = anIdentity({ externalId: 'ann-before', aliases: ['ann'] });
    const saved = await save(store, await save(store, ann), { channels: [again] });
    equal(await reads(store).contacts.get(ann.id), saved, 'the contact');
  }),

  must('N1-other-channel', 'the same external id on another channel is another identity', [], async ({ store }) => {
    const elsewhere = person('contact-2', { channels: [anIdentity({ channelId: 'sms', externalId: 'ann' })] });
    await insert(store, ann, elsewhere);
    equal(await reads(store).contacts.get('contact-2'), elsewhere, 'the other contact');
  }),

  must('N2-distinct', 'external ids that differ in case, accents or spaces are different', [], async ({ store }) => {
    const similar = ['ann é', 'Ann é', 'ann e\u0301', 'ann e', ' ann é', 'ann  é'];
    const contacts = similar.map((externalId, index) => withIdentity(`contact-${index}`, externalId));
    await insert(store, ...contacts);
    for (const [index, externalId] of similar.entries())
      equal((await reads(store).contacts.findByIdentity('whatsapp', externalId))?.id, `contact-${index}`, externalId);
  }),

  must('N1-disconnected', 'an identity that a contact gave up is free', [], async ({ store }) => {
    await insert(store, ann);
    await save(store, ann, { channels: [] });
    for (const [index, externalId] of ['ann', 'ann-before'].entries())
      await insert(store, withIdentity(`contact-${index + 2}`, externalId));
    equal((await reads(store).contacts.findByIdentity('whatsapp', 'ann'))?.id, 'contact-2', 'who has it now');
  }),

  must('S6-frees-identities', 'deleting a contact frees its identities', [], async ({ store }) => {
    await insert(store, ann);
    await remove(store, ann);
    const again = withIdentity('contact-2', 'ann', 'ann-before');
    await insert(store, again);
    equal(await reads(store).contacts.findByIdentity('whatsapp', 'ann'), again, 'who has it now');
  }),

  race(
    'N5-first-messages-race',
    'of first messages of one sender at once one makes a contact',
    needs,
    async ({ store }) => {
      const senders = ['contact-1', 'contact-2', 'contact-3'].map((id) => withIdentity(id, 'ann'));
      const attempts = senders.map((sender) => unit(store, ({ contacts }) => contacts.insert(made(sender))));
      const winner = await oneWins(attempts, 'IDENTITY_TAKEN', 'three first messages at once');
      equal(await reads(store).contacts.findByIdentity('whatsapp', 'ann'), senders[winner], 'who has it');
    },
  ),

  race('N1-claims-race', 'of contacts that claim one identity at once one gets it', needs, async ({ store }) => {
    const eve = person('contact-3');
    await insert(store, bob, eve);
    const channels = [anIdentity({ externalId: 'ann' })];
    const changes = [bob, eve].map((one) => changed(one, { channels }));
    const attempts = changes.map((change) =>
      unit(store, ({ contacts }) => contacts.save(change, { expectedVersion: 1 })),
    );
    const winner = await oneWins(attempts, 'IDENTITY_TAKEN', 'two claims at once');
    equal(await reads(store).contacts.findByIdentity('whatsapp', 'ann'), changes[winner]?.contact, 'who has it');
  }),

  race('N3-alias-race', 'an earlier external id and a present one at once: one gets it', needs, async ({ store }) => {
    const claims = [withIdentity('contact-1', 'ann'), withIdentity('contact-2', 'new', 'ann')];
    const attempts = claims.map((claim) => unit(store, ({ contacts }) => contacts.insert(made(claim))));
    const winner = await oneWins(attempts, 'IDENTITY_TAKEN', 'two claims at once');
    for (const [index, { id }] of claims.entries())
      equal(await reads(store).contacts.get(id), index === winner ? claims[index] : undefined, id);
  }),
];
