import type { Contact } from '../../../contact/contact.js';
import type { Filter } from '../../../segments/filter.js';
import { aContact } from '../../builders.js';
import type { FilterCases } from './case.js';

const block = { at: '2026-01-05T08:30:00.000Z', by: 'user-1', reason: null };
// Three facts, true or false: the name, the plan, the tag. All eight of them, and one who is blocked.
const people: readonly Contact[] = [
  ...Array.from({ length: 8 }, (_, bits) =>
    aContact({
      id: `tree-${bits}`,
      firstName: (bits & 4) === 0 ? null : 'Ann',
      custom: (bits & 2) === 0 ? {} : { plan: 'pro' },
      tags: (bits & 1) === 0 ? [] : ['tag-vip'],
    }),
  ),
  aContact({ id: 'tree-blocked', custom: { plan: 'pro' }, tags: ['tag-vip'], status: 'blocked', block }),
];

const a: Filter = { field: 'firstName', operator: 'isEqualTo', value: 'ann' };
const b: Filter = { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' };
const c: Filter = { field: 'tags', operator: 'hasAnyOf', value: ['tag-vip'] };
const active: Filter = { field: 'status', operator: 'isEqualTo', value: 'active' };
const blocked: Filter = { field: 'status', operator: 'isEqualTo', value: 'blocked' };
const all: Filter = { and: [] };
const none: Filter = { or: [] };

// By name-plan-tag: 000 001 010 011, 100 101 110 111, blocked.
const rows: readonly (readonly [name: string, filter: Filter, meant: string])[] = [
  ['all', all, 'xxxx xxxx .'],
  ['none', none, '.... .... .'],
  ['not all', { not: all }, '.... .... .'],
  ['not none', { not: none }, 'xxxx xxxx .'],
  ['all in all', { and: [all, { and: [all] }] }, 'xxxx xxxx .'],
  ['none in all', { and: [none] }, '.... .... .'],
  ['all in none', { or: [all] }, 'xxxx xxxx .'],
  ['none in none', { or: [none, { or: [] }] }, '.... .... .'],
  ['a and none', { and: [a, none] }, '.... .... .'],
  ['a or all', { or: [a, all] }, 'xxxx xxxx .'],
  ['a or none', { or: [a, none] }, '.... xxxx .'],
  ['a', a, '.... xxxx .'],
  ['not a', { not: a }, 'xxxx .... .'],
  ['not not a', { not: { not: a } }, '.... xxxx .'],
  ['a and b', { and: [a, b] }, '.... ..xx .'],
  ['a or b', { or: [a, b] }, '..xx xxxx .'],
  ['a and b and c', { and: [a, b, c] }, '.... ...x .'],
  ['a or b or c', { or: [a, b, c] }, '.xxx xxxx .'],
  ['a or (b and c)', { or: [a, { and: [b, c] }] }, '...x xxxx .'],
  ['(a or b) and c', { and: [{ or: [a, b] }, c] }, '...x .x.x .'],
  ['(a and b) or c', { or: [{ and: [a, b] }, c] }, '.x.x .xxx .'],
  ['a and (b or c)', { and: [a, { or: [b, c] }] }, '.... .xxx .'],
  ['not (a and b)', { not: { and: [a, b] } }, 'xxxx xx.. .'],
  ['not a or not b', { or: [{ not: a }, { not: b }] }, 'xxxx xx.. .'],
  ['not (a or b)', { not: { or: [a, b] } }, 'xx.. .... .'],
  ['not a and not b', { and: [{ not: a }, { not: b }] }, 'xx.. .... .'],
  ['a and not (b or not c)', { and: [a, { not: { or: [b, { not: c }] } }] }, '.... .x.. .'],
  ['one or the other', { or: [{ and: [a, { not: b }] }, { and: [{ not: a }, b] }] }, '..xx xx.. .'],
  [
    'a nine groups deep',
    { and: [{ or: [{ and: [{ or: [{ not: { not: { and: [{ or: [a] }] } } }] }] }] }] },
    '.... xxxx .',
  ],
  ['Q7 blocked', blocked, '.... .... x'],
  ['Q7 not active', { not: active }, '.... .... x'],
  ['Q7 a or blocked', { or: [a, blocked] }, '.... xxxx x'],
  ['Q7 a and, of any status', { and: [a, { or: [active, blocked] }] }, '.... xxxx x'],
  ['Q7 a, and a word of status anywhere', { or: [a, { and: [none, { not: { or: [active] } }] }] }, '.... xxxx x'],
  ['Q7 all with a status', { and: [{ field: 'status', operator: 'exists' }] }, 'xxxx xxxx x'],
];

/** Q1, Q2, Q7: groups within each other, empty ones, and who is blocked. */
export const trees: FilterCases = {
  trees: rows.flatMap(([name, filter, meant]) =>
    people.map((contact, index) => ({
      name: `${name}: ${contact.id}`,
      contact,
      filter,
      expected: meant.replace(/ /g, '')[index] === 'x',
    })),
  ),
};
