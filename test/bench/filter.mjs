import { compileFilter, tagKey } from 'contactkit';
import { Query } from 'mingo';
import sift from 'sift';
import { compare, median } from './compare.mjs';
import { created, fields } from './people.mjs';
import { against, comparison } from './table.mjs';

/** How many contacts there are; the aims, against each of the others. */
const sizes = (process.env.BENCH_SIZES ?? '1000,10000,100000,1000000').split(',').map(Number);
const aims = { hand: 1.5, sift: 1, mingo: 1 };
const stretch = 1000;

const sought = 'MÜLLER';
const since = '2026-04-01T00:00:00.000Z';
const conditions = [
  { field: 'lastName', operator: 'isEqualTo', value: sought },
  { field: 'custom.plan', operator: 'hasAnyOf', value: ['pro', 'enterprise'] },
  { field: 'custom.seats', operator: 'isBetween', value: { from: 10, to: 40 } },
  { field: 'createdAt', operator: 'isTimestampAfter', value: since },
  { field: 'tags', operator: 'hasAnyOf', value: ['tag-3'] },
];

// What one would write instead, the dear condition last. Values of other types would get through in places.
const key = tagKey(sought);
const hand = ({ status, custom, tags, createdAt, lastName }) =>
  status === 'active' &&
  (custom.plan === 'pro' || custom.plan === 'enterprise') &&
  custom.seats >= 10 &&
  custom.seats <= 40 &&
  createdAt > since &&
  tags.includes('tag-3') &&
  tagKey(lastName) === key;

// They have no keys of texts (`$regex` with `i` would find neither ﬁ for FI nor STRASSE for Straße, and takes longer), so the
// contacts carry theirs, and here it costs nothing.
const query = {
  status: 'active',
  'custom.plan': { $in: ['pro', 'enterprise'] },
  'custom.seats': { $gte: 10, $lte: 40 },
  createdAt: { $gt: since },
  tags: 'tag-3',
  lastNameKey: key,
};

/** A contact as a store gives it: parsed JSON. Some are blocked, some have no last name, no seats, or no tag. */
function loaded(index) {
  const { contact } = created(index);
  const { seats: _seats, ...withoutSeats } = contact.custom;
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  const lastName = index % 13 === 0 ? null : contact.lastName;
  return JSON.parse(
    JSON.stringify({
      ...contact,
      status: index % 19 === 0 ? 'blocked' : 'active',
      lastName,
      custom: index % 11 === 0 ? withoutSeats : contact.custom,
      tags: Array.from({ length: 12 }, (_, tag) => `tag-${tag}`).filter((_, tag) => (mixed >>> (2 * tag)) % 4 === 0),
      createdAt: new Date(Date.UTC(2026, 0, 1 + (mixed % 327))).toISOString(),
      lastNameKey: lastName === null ? null : tagKey(lastName),
    }),
  );
}

/** Filters of other kinds, as a service has run by then: V8 can no longer foresee which condition comes after which. */
function runOthers(contacts) {
  const others = [
    ...conditions,
    { field: 'firstName', operator: 'startsWith', value: 'a' },
    { field: 'custom.company', operator: 'contains', value: 'sons' },
    { field: 'country', operator: 'hasAnyOf', value: ['DE', 'FR', 'ES'] },
    { field: 'conversation', operator: 'isEqualTo', value: 'open' },
    { field: 'stage', operator: 'isNotEqualTo', value: 'stage-1' },
    { field: 'custom.plan', operator: 'exists' },
    { field: 'custom.newsletter', operator: 'isEqualTo', value: true },
    { field: 'custom.birthday', operator: 'isGreaterThan', value: '1980-01-01' },
    { field: 'custom.seats', operator: 'isLessThan', value: 10 },
    { field: 'tags', operator: 'hasAllOf', value: ['tag-1', 'tag-2'] },
    { field: 'channels', operator: 'hasAnyOf', value: ['whatsapp'] },
    { field: 'lastMessageAt', operator: 'isTimestampBefore', value: since },
  ];
  const filters = others.flatMap((one, at) => [
    one,
    ...others.slice(at + 1).flatMap((other) => [{ and: [other, one] }, { or: [one, { not: other }] }]),
  ]);
  const tests = filters.map((tree) => compileFilter(tree, { fields }));
  for (let round = 0; round < 50; round += 1) for (const test of tests) contacts.filter(test);
  return filters.length;
}

/** Each in code of its own, so that none spoils what V8 learns of another. */
function contestants() {
  const ours = compileFilter({ and: conditions }, { fields });
  const sifted = sift(query);
  const mingo = new Query(query);
  return {
    hand: (contacts) => contacts.filter((contact) => hand(contact)),
    ours: (contacts) => contacts.filter(ours),
    sift: (contacts) => contacts.filter((contact) => sifted(contact)),
    mingo: (contacts) => contacts.filter((contact) => mingo.test(contact)),
  };
}

/** Nanoseconds a contact, of each round. A call goes through the next thousand, so that a slice holds many of a million. */
function measure(contacts) {
  const stretches = Array.from({ length: contacts.length / stretch }, (_, index) =>
    contacts.slice(index * stretch, (index + 1) * stretch),
  );
  const expected = contacts.filter(hand);
  const runs = Object.entries(contestants()).map(([who, run]) => {
    const found = run(contacts);
    if (found.length !== expected.length || found.some((contact, index) => contact !== expected[index]))
      throw new Error(`${who} selects other contacts than hand`);
    let at = 0;
    return [who, () => run(stretches[(at += 1) % stretches.length])];
  });
  const times = Object.entries(compare(Object.fromEntries(runs)));
  return Object.fromEntries(times.map(([who, all]) => [who, all.map((time) => time / stretch)]));
}

/** The evaluator against a predicate by hand and two libraries, from a thousand contacts to a million. */
export function filter() {
  const contacts = Array.from({ length: Math.max(...sizes) }, (_, index) => loaded(index));
  const fresh = sizes.map((size) => measure(contacts.slice(0, size)));
  const others = runOthers(contacts.slice(0, 200));
  const later = sizes.map((size) => measure(contacts.slice(0, size)));
  const rowsOf = (what, measured, rivals) =>
    measured.flatMap((times, at) =>
      rivals.map((rival) => [
        sizes[at].toLocaleString('en'),
        ...against(what, times.ours, rival, times[rival], aims[rival]),
        `${(median(times.ours) / median(measured[0].ours)).toFixed(2)}×`,
      ]),
    );
  return {
    title: '`compileFilter`, five conditions',
    notes: [
      'The conditions: a text by its key, an option of a list, a range of numbers, a moment after another, a tag. They select under 1 % of contacts as a store gives them, a kilobyte each; blocked ones are left out. Time is of one contact.',
      '**hand**: the predicate that one would write for them, with `tagKey` for the text, in the same order: the text last. **sift** and **mingo**: the same query, built once, in that order; they know no keys of texts, so here the contacts carry theirs, and it costs them nothing. All select the same contacts.',
      `**after others**: the process has run ${others} other filters before, as a service has. Then V8 no longer foresees which condition asks which, and inlines none of them; a predicate by hand stays one function.`,
      "**growth**: against its own time with a thousand contacts, which the processor's caches hold; a million they do not, and hand grows much the same.",
    ],
    head: ['contacts', ...comparison, 'growth'],
    rows: [
      ...rowsOf('compileFilter', fresh, ['hand', 'sift', 'mingo']),
      ...rowsOf('compileFilter, after others', later, ['hand']),
    ],
  };
}
