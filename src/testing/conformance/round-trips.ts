import type { Contact } from '../../contact/contact.js';
import { fixtures } from '../fixtures.js';
import { equal } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { insert, person, reads, save } from './subjects.js';

const { contacts } = fixtures;
const numbers = {
  zero: 0,
  tenth: 0.1,
  third: 1 / 3,
  negative: -5,
  tiny: 5e-7,
  large: 2 ** 53 - 1,
  small: -(2 ** 53 - 1),
};
const texts = [
  "Robert'); DROP TABLE contacts;--",
  '100 %_ \\ \\\\ "quoted" `ticks` ${x} $1 :name ?',
  '{"json":[1]}',
  'a\tb\nc\rd',
];
const marks = [
  '👨‍👩‍👧‍👦🇸🇬👋🏽',
  'x̂ŵ̌ e\u0301 é',
  'می‌خواهم שרה',
  '𠮷 ﬀ \u{10FFFD}',
  ' two  spaces ',
  '\u202Ebidi\u200B',
  '\uFEFFmark',
];
const keys = [
  'constructor',
  'toString',
  'hasOwnProperty',
  '0',
  '007',
  'a.b',
  "it's",
  '"',
  '$set',
  'é',
  'ключ',
  '👋',
  ' ',
];
const custom = (values: readonly (string | number)[]): Contact['custom'] =>
  Object.fromEntries(values.map((value, index) => [`key${index}`, value]));

/** What is special about a contact → the contact. All of it comes back as it went in. */
const round: Readonly<Record<string, readonly [name: string, ...contacts: readonly Contact[]]>> = {
  'F6-whole': ['every field of a contact', { ...contacts.full, tags: ['tag-vip'] }],
  'P2-never-set': ['fields that were never set', contacts.neverSet],
  'P2-cleared': ['fields that were cleared', contacts.cleared],
  'P1-origins': ['where values came from', contacts.automatic],
  'S2-blocked': ['a block', { ...contacts.blocked, channels: [] }],
  'N4-opted-out': [
    'an opt-out',
    person('opted-out', { channels: [{ ...contacts.blocked.channels[0]!, externalId: 'out' }] }),
  ],
  'S4-conversations': ['conversations in every state', contacts.closed, contacts.snoozed, contacts.snoozedForGood],
  'N3-rotated': ['identities and earlier external ids, in their order', contacts.rotated],
  'D3-merged': [
    'phones and emails that a merge discarded, in their order',
    person('merged', { aliases: { phones: ['+659', '+651'], emails: ['b@x.example', 'Ä@x.example', 'a@x.example'] } }),
  ],
  'T2-order': ['tags in their order', person('tags', { tags: ['tag-z', 'tag-a', 'tag-M', 'tag-0'] })],
  'R4-unknown-keys': ['custom values that no definition has', contacts.unknownKeys],
  'R4-keys': [
    'custom values under awkward keys',
    person('keys', { custom: Object.fromEntries(keys.map((key) => [key, key])) }),
  ],
  'R4-numbers': ['numbers', person('numbers', { custom: numbers })],
  'R4-empty': ['empty text', person('empty', { firstName: '', custom: { note: '' } })],
  'R4-quotes': [
    'quotes, backslashes, patterns and line ends',
    person('quotes', { lastName: texts[0]!, custom: custom(texts) }),
  ],
  'R4-marks': [
    'emoji, combining marks and other scripts',
    contacts.emoji,
    contacts.combining,
    contacts.rightToLeft,
    contacts.han,
    contacts.astral,
    person('marks', { custom: custom(marks) }),
  ],
  'R4-long': ['long text', person('long', { custom: { note: '語é'.repeat(50_000) } })],
};

/** R4: what is stored comes back as it was. */
export const roundTripRules: readonly StoreRule[] = [
  ...Object.entries(round).map(([id, [name, ...given]]) =>
    must(id, `it comes back as it was: ${name}`, [], async ({ store }) => {
      await insert(store, ...given);
      for (const contact of given) equal(await reads(store).contacts.get(contact.id), contact, contact.id);
    }),
  ),

  must('R4-saved', 'a save replaces every part of a contact', [], async ({ store }) => {
    const empty = { ...contacts.neverSet, id: contacts.full.id, lastMessageAt: null, lastInboundAt: null };
    await insert(store, empty);
    const { version: _, ...parts } = contacts.full;
    const full = await save(store, empty, parts);
    equal(await reads(store).contacts.get(full.id), full, 'filled');
    const { version: __, ...none } = { ...empty, lastMessageAt: full.lastMessageAt, lastInboundAt: full.lastInboundAt };
    const emptied = await save(store, full, none);
    equal(await reads(store).contacts.get(full.id), emptied, 'emptied again');
  }),
];
