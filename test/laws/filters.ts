import { fc } from '@fast-check/vitest';
import type { Actor } from '../../src/access/actor.js';
import type { Contact } from '../../src/contact/contact.js';
import type { CustomValue, FieldType } from '../../src/fields/definition.js';
import type { Filter } from '../../src/segments/filter.js';
import { type FilterField, filterField } from '../../src/segments/filter-facts.js';
import { absences, operators, standardFilterKinds } from '../../src/segments/operators.js';
import { aContact, anIdentity } from '../../src/testing/builders.js';
import { filterCaseFacts as facts } from '../../src/testing/conformance/filter-cases.js';
import { parseNumber } from '../../src/values/number.js';
import { tagKey } from '../../src/values/tag-name.js';
import { parseText } from '../../src/values/text.js';

// Contacts, and what is asked of them. Pools are small, so that questions meet what contacts have.

const from = fc.constantFrom;
const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight: 6 }, { arbitrary: rare, weight: 1 });

const words = from(
  ...(
    'Ann|ANN|ann |Joanna|an|ao|n|o|Straße|STRASSE|ss|İzmir|i\u0307zmir|ﬁne ½|É|e\u0301|שרה|語|👩‍👩‍👧‍👦|❤️|❤|𠮷|\uff21|\ufd3e|' +
    '\u{10ffff}|\u200b| ||a\nb|%|_|\\|\\%|o\'f|"|$1|?|*|[a-z]|{"a":1}|null|true|36|2024-02-29|09:00'
  ).split('|'),
);
/** R4: text that can be kept. */
const texts = mostly(
  mostly(
    words,
    fc.array(words, { maxLength: 3 }).map((all) => all.join('')),
  ),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/[\0\p{Cs}]/gu, '~')),
);
const emails = from('Ann@example.com', 'ANN@example.com', 'bob@example.org', 'jörg@xn--mller-kva.de', "o'f@x.example");
const urls = from('https://example.com/Ann', 'https://example.com/ann', 'http://x.example/%20?a=_');
const phones = from('+6591234567', '+659123456', '+442079460958', '+15551234567');
const numbers = mostly(
  from(0, 1, -1, 36, 0.1, 0.30000000000000004, -1.5, 1e-7, 5e-324, 2 ** 53 - 1, 1 - 2 ** 53, 1e21),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
);
const days = from(
  ...(
    '2026-03-08 2026-11-01 2024-04-26 2024-10-31 2018-11-04 2018-02-17 2011-12-29 2011-12-30 2011-12-31 2006-10-29 ' +
    '2026-10-04 2026-01-15 0001-01-01 9999-12-31'
  ).split(' '),
);
const times = from('00:00', '09:00', '09:00:00', '09:00:01', '23:59', '23:59:59');
const zones = from(
  ...(
    'UTC Asia/Singapore Asia/Kolkata America/New_York America/St_Johns America/Havana America/Sao_Paulo Africa/Cairo ' +
    'Australia/Lord_Howe Pacific/Apia Pacific/Chatham Europe/London'
  ).split(' '),
);
/** Where days of some zone begin, a moment before, and a moment after. */
const moments = fc
  .tuple(days, fc.integer({ min: -28, max: 28 }), from(-1, 0, 1))
  .map(([day, halfHours, by]) => new Date(Date.parse(day) + halfHours * 1_800_000 + by).toISOString())
  // No other years are moments (Q3).
  .filter((moment) => moment.length === 24 && moment > '0001');
const users = from('user-1', 'user-2', 'user-3');
const tagIds = from('tag-vip', 'tag-lead');
const stageIds = from('stage-lead', 'stage-won');
const channelIds = from('whatsapp', 'mail', '\uff21');

/** Type of a custom field → values of it. */
const typed: { readonly [T in FieldType]: fc.Arbitrary<CustomValue> } = {
  text: texts,
  list: from('free', 'pro', 'Pro', 'gold'),
  checkbox: fc.boolean(),
  email: emails,
  number: numbers,
  url: urls,
  date: days,
  time: times,
};
/** What a store may hold of another type than the field's, or in another form. */
const strange = fc.oneof<fc.Arbitrary<CustomValue>[]>(
  ...Object.values(typed),
  from('2024-3-1', '24:00', '9:00', '1e3', 'True', ''),
);

const origin = { source: 'manual', at: '2026-01-05T08:30:00.000Z' } as const;
type Kept = { readonly value?: CustomValue; readonly given: boolean };
/** A field's states: set, cleared, never set, and a null that nobody wrote. */
const kept = (values: fc.Arbitrary<CustomValue>): fc.Arbitrary<Kept> =>
  fc.oneof(
    { arbitrary: values.map((value) => ({ value, given: true })), weight: 6 },
    { arbitrary: from<Kept>({ value: null, given: true }, { given: false }, { value: null, given: false }), weight: 3 },
  );
const standard = fc.record({
  firstName: kept(texts),
  lastName: kept(texts),
  email: kept(emails),
  phone: kept(phones),
  country: kept(from('SG', 'GB', 'sg')),
  language: kept(from('en', 'no', '')),
});
const custom = fc.record(
  Object.fromEntries(facts.fields.map(({ key, type }) => [key, kept(mostly(typed[type], strange))])),
);
const at = '2026-01-05T08:30:00.000Z';

/** What a contact has, in every state that it may be in; {@link contactOf} makes it one. */
export const people: fc.Arbitrary<Partial<Contact>> = fc
  .record({
    standard,
    custom,
    status: mostly(from<Partial<Contact>>({}), from({ status: 'blocked', block: { at, by: 'user-1', reason: null } })),
    displayName: fc.option(fc.option(texts), { nil: undefined }),
    tags: fc.uniqueArray(mostly(tagIds, from('tag-gone')), { maxLength: 3 }),
    channels: fc.array(channelIds, { maxLength: 3 }),
    assigneeId: fc.option(users, { freq: 2 }),
    stageId: fc.option(mostly(stageIds, from('\uff21', '𠮷')), { freq: 2 }),
    conversation: fc.option(from('open', 'closed', 'snoozed'), { freq: 2 }),
    createdAt: moments,
    lastMessageAt: fc.option(moments, { freq: 3 }),
    // Q2: what a store gives back may have no form that a moment has.
    lastInboundAt: fc.option(mostly(moments, from('2026')), { freq: 3 }),
  })
  .map(({ standard: fields, custom: more, status, displayName, channels, conversation, ...rest }) => {
    const states = [
      ...Object.entries(fields).map(([key, state]) => [key, state] as const),
      ...Object.entries(more).map(([key, state]) => [`custom.${key}`, state] as const),
    ];
    const values = (all: Readonly<Record<string, Kept>>): Readonly<Record<string, CustomValue>> =>
      Object.fromEntries(
        Object.entries(all).flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]])),
      );
    return {
      firstName: null,
      ...values(fields),
      custom: values(more),
      origins: Object.fromEntries(states.flatMap(([path, { given }]) => (given ? [[path, origin]] : []))),
      profile: displayName === undefined ? null : { displayName, pictureUrl: null, channelId: 'whatsapp' },
      channels: channels.map((channelId) => anIdentity({ channelId })),
      conversation: conversation && { status: conversation, openedAt: at, openedBy: 'user-1' },
      ...status,
      ...rest,
    };
  });

/** The whole contact with these parts, whose id and identities nobody else has; its origins are as they are given. */
export function contactOf(parts: Partial<Contact>, id: string, workspaceId: string): Contact {
  const { lastInboundAt = null, channels = [], ...rest } = parts;
  const own = channels.map((one, index) => ({ ...one, externalId: `${id} ${index}` }));
  return { ...aContact({ ...rest, id, workspaceId, channels: own }), origins: parts.origins ?? {}, lastInboundAt };
}

/** Text that has a key: without one it would be part of every text. */
const pieces = texts.filter((text) => parseText(text).ok && tagKey(text) !== '');
/** What operands of a field are. */
const operands: { readonly [T in FilterField['type']]: fc.Arbitrary<unknown> } = {
  name: pieces,
  text: pieces,
  email: mostly<unknown>(emails, pieces),
  phone: mostly<unknown>(phones, from('+65', '9123', '0')),
  url: mostly<unknown>(urls, pieces),
  country: from('SG', 'GB', 'Sg'),
  language: from('en', 'no', 'EN'),
  list: from('free', 'pro'),
  checkbox: fc.boolean(),
  number: numbers.filter((number) => parseNumber(number).ok),
  date: days,
  time: times,
  status: from('active', 'blocked'),
  conversation: from('open', 'closed', 'snoozed'),
  assignee: users,
  stage: stageIds,
  tags: tagIds,
  channels: channelIds,
  moment: fc.oneof<fc.Arbitrary<unknown>[]>(moments, days),
};
/** Path of a field → what is in its values; texts are in each other. */
const parts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  email: from('@', 'ann', 'ANN@EX', '.org', "'"),
  phone: from('+65', '91', '5', '+4420', '(2'),
  'custom.work_email': from('@', 'bob', '-', 'jörg'),
  'custom.website': from('https://', 'http', 'EXAMPLE', '_', '%'),
};
const fields: readonly string[] = [
  ...Object.keys(standardFilterKinds),
  ...facts.fields.map(({ key }) => `custom.${key}`),
];

/** Every operator of a field, with operands that fit. */
function conditionsOn(path: string): fc.Arbitrary<Filter> {
  const { kind, type } = filterField(path, facts, {})!;
  const operand = operands[type];
  const forms: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    one: operand,
    many: fc.array(operand, { maxLength: 4 }),
    part: parts[path] ?? pieces,
    range: fc.record({ from: operand, to: operand }),
    none: from(undefined),
    absence: from(undefined, ...absences),
  };
  return fc.oneof(
    ...Object.entries(operators[kind]).map(([operator, form]: [string, string]) =>
      forms[form]!.map((value) => ({ field: path, operator, ...(value !== undefined && { value }) }) as Filter),
    ),
  );
}
const conditions = fc.oneof(...fields.map(conditionsOn));

/** Filters of every operator of every field, within each other and beside each other, groups of nothing among them. */
export const filters: fc.Arbitrary<Filter> = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    { arbitrary: conditions, weight: 4 },
    { arbitrary: fc.record({ and: fc.array(tie('tree'), { maxLength: 4 }) }), weight: 2 },
    { arbitrary: fc.record({ or: fc.array(tie('tree'), { maxLength: 4 }) }), weight: 2 },
    { arbitrary: fc.record({ not: tie('tree') }), weight: 1 },
  ),
})).tree;

/** What else a list is asked: Q3, Q6, A4. */
export const asked = {
  zone: zones,
  search: mostly(from(''), mostly(texts, from('9123', '+65 9', 'ann@', 'n a'))),
  actor: mostly<Actor>(
    from({ id: 'user-1', role: 'owner' }),
    from(
      { id: 'user-1', role: 'agent', restrictions: ['onlyMine'] },
      { id: 'user-1', role: 'agent', restrictions: ['teamOnly'], team: ['user-2'] },
    ),
  ),
};
/** A position that may be nobody's. */
export const positions = fc.record({
  value: fc.option(fc.oneof(texts, emails, phones, moments, stageIds), { freq: 3 }),
  id: texts.filter((text) => text !== ''),
});
