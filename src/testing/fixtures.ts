import type { Contact } from '../contact/contact.js';
import type { Origin } from '../fields/origin.js';
import { aContact, anIdentity, aTombstone } from './builders.js';
import { deepFreeze } from './freeze.js';
import { channels, fields, stages, tags } from './workspace.js';

const at = '2026-03-01T10:00:00.000Z';
const byPerson: Origin = { source: 'manual', at, by: 'user-2' };
const byChannel: Origin = { source: 'channel', at, channelId: 'whatsapp' };
const byBrowser: Origin = { source: 'browser', at };
const byPhone: Origin = { source: 'phone', at };

/** Every field has a value that a person gave; all eight types of custom fields, with those that look empty to a program. */
const full = {
  version: 7,
  profile: { displayName: 'Ann ✨', pictureUrl: 'https://cdn.example.com/ann.png', channelId: 'whatsapp' },
  firstName: 'Ann',
  lastName: 'Tan',
  email: 'Ann.Tan@example.com',
  phone: '+6591234567',
  country: 'SG',
  language: 'en',
  custom: {
    note: 'Two lines,\nand a quote "',
    plan: 'pro',
    consent: false,
    work_email: 'ann@example.org',
    seats: 0,
    website: 'https://example.com/ann?q=1#top',
    birthday: '2000-02-29',
    callback: '23:59:59',
  },
  tags: ['tag-vip', 'tag-newsletter'],
  channels: [
    anIdentity({ lastInteractionAt: '2026-03-02T07:00:00.000Z', address: '+6591234567' }),
    anIdentity({ channelId: 'mail', externalId: 'Ann.Tan@example.com' }),
  ],
  assigneeId: 'user-2',
  stageId: 'stage-customer',
  conversation: { status: 'open', openedAt: at, openedBy: 'user-2' },
  updatedAt: at,
  lastMessageAt: '2026-03-02T07:00:00.000Z',
  lastInboundAt: '2026-03-02T07:00:00.000Z',
} as const satisfies Partial<Contact>;

const closed = { status: 'closed', openedAt: at, openedBy: 'user-2', closedAt: at, closedBy: 'user-1' } as const;

const contacts = {
  full: aContact({ id: 'full', ...full }),

  /** Nothing is known of them but where they wrote from. */
  neverSet: aContact({
    id: 'never-set',
    firstName: null,
    channels: [anIdentity({ channelId: 'webchat', externalId: 'visitor:7f Ä' })],
  }),

  /** A person emptied every field: null, with an origin that no channel may write over. */
  cleared: aContact({
    id: 'cleared',
    firstName: null,
    custom: { note: null, seats: null, consent: null },
    origins: {
      firstName: byPerson,
      lastName: byPerson,
      email: byPerson,
      phone: byPerson,
      country: byPerson,
      language: byPerson,
      'custom.note': byPerson,
      'custom.seats': byPerson,
      'custom.consent': byPerson,
    },
    channels: [anIdentity({ externalId: 'cleared' })],
  }),

  /** What nobody typed: from the channel, from the browser, derived from the phone. */
  automatic: aContact({
    id: 'automatic',
    profile: { displayName: 'jürgen', pictureUrl: null, channelId: 'whatsapp' },
    firstName: 'Jürgen',
    phone: '+4915112345678',
    country: 'DE',
    language: 'de',
    custom: { note: 'hello' },
    origins: {
      firstName: byChannel,
      phone: byChannel,
      country: byPhone,
      language: byBrowser,
      'custom.note': byChannel,
    },
    channels: [anIdentity({ externalId: '4915112345678' })],
  }),

  blocked: aContact({
    id: 'blocked',
    version: 4,
    status: 'blocked',
    block: { at, by: 'user-1', reason: 'spam' },
    channels: [anIdentity({ externalId: 'blocked', optedOut: { at, source: 'channel' } })],
    tags: ['tag-vip'],
    conversation: closed,
  }),

  closed: aContact({
    id: 'closed',
    conversation: { ...closed, category: 'Billing', summary: 'Paid twice; refunded.' },
  }),
  snoozed: aContact({
    id: 'snoozed',
    conversation: { status: 'snoozed', openedAt: at, openedBy: 'user-2', snoozedUntil: '2027-01-01T00:00:00.000Z' },
  }),
  /** Until somebody opens it or writes. */
  snoozedForGood: aContact({
    id: 'snoozed-for-good',
    conversation: { status: 'snoozed', openedAt: at, openedBy: 'user-2' },
  }),

  /** N3: two earlier external ids, and another identity on the same channel. */
  rotated: aContact({
    id: 'rotated',
    channels: [
      anIdentity({ externalId: 'new', aliases: ['old', 'Old'] }),
      anIdentity({ externalId: 'other' }),
      anIdentity({ channelId: 'crm', externalId: '0042' }),
    ],
  }),
  /** D3: found by what a merge discarded. */
  merged: aContact({
    id: 'merged',
    phone: '+5511987654321',
    aliases: { phones: ['+551187654321'], emails: ['old@example.com', 'Älter@example.com'] },
  }),

  /** A family, a flag and a skin tone: each one grapheme of several code points. */
  emoji: aContact({ id: 'emoji', firstName: '👨‍👩‍👧‍👦', lastName: '🇸🇬 👋🏽', tags: ['tag-❤'] }),
  /** Marks that no precomposed letter has, and one name of 200 code points. */
  combining: aContact({ id: 'combining', firstName: 'x̂ŵ̌ Nguyễn', lastName: 'क्ष'.repeat(66) + 'कि' }),
  rightToLeft: aContact({ id: 'right-to-left', firstName: 'שרה', lastName: 'می‌خواهم' }),
  han: aContact({ id: 'han', firstName: '小明', lastName: '王', language: 'zh' }),
  /** Surrogate pairs sort otherwise by UTF-16 unit than by code point. */
  astral: aContact({ id: 'astral', firstName: '𠮷', lastName: 'ﬀ' }),
  /** The longest text that a custom field holds. */
  long: aContact({ id: 'long', custom: { note: '語'.repeat(10_000) } }),

  /** R4: values under keys that no definition has any more, of every JSON type that is stored. */
  unknownKeys: aContact({
    id: 'unknown-keys',
    custom: { legacy_Score: 0.1, _: '', was_list: 'gone', flag: true, nothing: null, plan: 'an option that is gone' },
  }),
} as const satisfies { readonly [name: string]: Contact };

/**
 * A small workspace, awkward on purpose, frozen all the way down: what a store, a form or an export has to get right.
 * `contacts` by what is special about them; each has an id of its own, and no identity is theirs alone twice.
 */
export const fixtures: {
  readonly contacts: Readonly<Record<keyof typeof contacts, Contact>>;
  readonly tombstone: ReturnType<typeof aTombstone>;
  readonly fields: typeof fields;
  readonly tags: typeof tags;
  readonly stages: typeof stages;
  readonly channels: typeof channels;
} = deepFreeze({ contacts, tombstone: aTombstone({ id: 'gone' }), fields, tags, stages, channels });
