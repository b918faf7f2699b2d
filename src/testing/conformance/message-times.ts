import type { Contact } from '../../contact/contact.js';
import type { Touch } from '../../contact/touch.js';
import type { Store } from '../../ports/store.js';
import { anIdentity } from '../builders.js';
import { equal } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { at, changed, insert, person, reads, remove, save, unit } from './subjects.js';

/** On two channels, written on one of them. */
const ann = person('contact-1', {
  channels: [
    anIdentity({ externalId: 'ann', aliases: ['old'], lastInteractionAt: at(10) }),
    anIdentity({ externalId: 'ann-2' }),
    anIdentity({ channelId: 'sms', externalId: 'ann' }),
  ],
  lastMessageAt: at(10),
  lastInboundAt: at(10),
});

const touch = (store: Store, times: Partial<Touch>, id = ann.id): Promise<void> =>
  unit(store, ({ contacts }) =>
    contacts.touch(id, { channelId: 'whatsapp', externalId: 'ann', at: at(20), inbound: true, ...times }),
  );
/** The contact with other times: last message, last inbound, and of each identity. */
const timed = (contact: Contact, last: number, inbound: number, ...each: readonly (number | null)[]): Contact => ({
  ...contact,
  lastMessageAt: at(last),
  lastInboundAt: at(inbound),
  channels: contact.channels.map((channel, index) => {
    const time = each[index] ?? null;
    return { ...channel, lastInteractionAt: time === null ? null : at(time) };
  }),
});
/** The times of a contact: last message, last inbound, and of each identity. */
const timesOf = ({ lastMessageAt, lastInboundAt, channels }: Contact): readonly unknown[] => [
  lastMessageAt,
  lastInboundAt,
  ...channels.map(({ lastInteractionAt }) => lastInteractionAt),
];
const stored = async (store: Store): Promise<Contact> => (await reads(store).contacts.get(ann.id)) as Contact;
const stands = async (store: Store, expected: Contact): Promise<void> =>
  equal(timesOf(await stored(store)), timesOf(expected), 'the last message, the last from them, and of each identity');

/** M1: message times move without a version, and never back. */
export const messageTimeRules: readonly StoreRule[] = [
  must('M1-touch', 'a message from a contact moves its times, and nothing else', [], async ({ store }) => {
    await insert(store, ann);
    await touch(store, {});
    equal(await stored(store), timed(ann, 20, 20, 20, null, null), 'the contact');
  }),

  must('M1-touch-outbound', 'a message to a contact is none from it', [], async ({ store }) => {
    await insert(store, ann);
    await touch(store, { inbound: false });
    const { lastMessageAt, lastInboundAt } = await stored(store);
    equal([lastMessageAt, lastInboundAt], [at(20), at(10)], 'the last message, and the last from them');
  }),

  must('M1-touch-late', 'a late message moves no time back', [], async ({ store }) => {
    await insert(store, ann);
    await touch(store, { at: at(5) });
    await stands(store, ann);
  }),

  must('M1-touch-first', 'the first message on an identity counts for it, however late', [], async ({ store }) => {
    await insert(store, ann);
    await touch(store, { channelId: 'sms', at: at(5) });
    equal((await stored(store)).channels[2]?.lastInteractionAt, at(5), 'the time of the identity');
  }),

  must('M1-touch-former', 'a message by an earlier external id counts for its identity', [], async ({ store }) => {
    await insert(store, ann);
    await touch(store, { externalId: 'old' });
    await stands(store, timed(ann, 20, 20, 20, null, null));
  }),

  must('M1-touch-channel', 'without an external id the first identity of the channel counts', [], async ({ store }) => {
    await insert(store, ann);
    await touch(store, { externalId: undefined });
    await stands(store, timed(ann, 20, 20, 20, null, null));
  }),

  must('M1-touch-unknown', 'touching an unknown contact does nothing', [], async ({ store }) => {
    await touch(store, {}, 'unknown');
    equal(await reads(store).contacts.get('unknown'), undefined, 'at its id');
  }),

  must('M1-touch-deleted', 'touching a deleted contact does nothing', [], async ({ store }) => {
    await insert(store, ann);
    await remove(store, ann);
    await touch(store, {});
    equal((await reads(store).contacts.get(ann.id))?.status, 'deleted', 'its status');
  }),

  must('M1-touch-events', 'touching makes no event', ['history'], async ({ store }) => {
    await insert(store, ann);
    await touch(store, {});
    equal((await reads(store).history.list(ann.id, { limit: 9 })).length, 1, 'how many events it has');
  }),

  must('M1-save-late', 'a save moves no message time back', [], async ({ store }) => {
    await insert(store, ann);
    await touch(store, {});
    await save(store, ann, { firstName: 'Bob' });
    await stands(store, timed(ann, 20, 20, 20, null, null));
  }),

  must('M1-save-rotated', 'nor that of an identity which it rotates', [], async ({ store }) => {
    await insert(store, ann);
    const [first, ...rest] = ann.channels as [(typeof ann.channels)[0]];
    const rotated = { ...first, externalId: 'new', aliases: ['old', 'ann'], lastInteractionAt: null };
    await save(store, ann, { channels: [rotated, ...rest] });
    await stands(store, timed(ann, 10, 10, 10, null, null));
  }),

  must('M1-save-forward', 'a save moves message times forward', [], async ({ store }) => {
    await insert(store, ann);
    await stands(store, await save(store, ann, timed(ann, 30, 30, 30, 25, null)));
  }),

  race('M1-touch-race', 'touches and a save at the same time are all done', [], async ({ store }) => {
    await insert(store, ann);
    const change = changed(ann, { firstName: 'Bob' });
    await Promise.all([
      touch(store, { at: at(30) }),
      unit(store, ({ contacts }) => contacts.save(change, { expectedVersion: 1 })),
      touch(store, { at: at(40) }),
      touch(store, { at: at(35) }),
    ]);
    const { version, firstName, lastMessageAt } = await stored(store);
    equal(
      { version, firstName, lastMessageAt },
      { version: 2, firstName: 'Bob', lastMessageAt: at(40) },
      'the contact',
    );
  }),
];
