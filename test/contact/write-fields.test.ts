import { aContact, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Ranks } from '../../src/access/policy.js';
import type { Contact } from '../../src/contact/contact.js';
import { type FieldChanges, fieldChanges, putChanges } from '../../src/contact/write-fields.js';
import type { Origin } from '../../src/fields/origin.js';
import { type Source, sources } from '../../src/kernel/vocabulary.js';

const people: readonly Source[] = ['manual', 'api', 'workflow', 'import'];
const now = '2026-11-23T09:00:00.000Z';
const origin = (source: Source): Origin => ({ source, at: '2026-01-05T08:30:00.000Z' });

function changes(
  present: Contact,
  path: string,
  source: Source,
  value: string | null = 'new',
  ranks?: Ranks,
): FieldChanges {
  const policy = ranks === undefined ? undefined : { ranks };
  return fieldChanges(present, [{ path, value }], { ...fixedContext({ now, policy }), source });
}

// P2 in words: who may write over a value, or a clearing, that came from whom; `never` is never set.
const over: { readonly [S in Source]: readonly (Source | 'never')[] } = {
  manual: ['never', ...sources],
  api: ['never', ...sources],
  workflow: ['never', ...sources],
  import: ['never', ...sources],
  channel: ['never', 'channel', 'browser', 'phone'],
  browser: ['never', 'browser'],
  phone: ['never', 'phone'],
};
// F6: which sources a field takes at all.
const allowed: { readonly [path: string]: readonly Source[] } = {
  firstName: [...people, 'channel'],
  lastName: [...people, 'channel'],
  email: [...people, 'channel'],
  phone: [...people, 'channel'],
  country: [...people, 'channel', 'phone'],
  language: [...people, 'channel', 'browser'],
  'custom.note': [...people, 'channel'],
};

const standing = (path: string, from: Source | 'never', value: string | null): Contact =>
  aContact({
    firstName: null,
    ...(from !== 'never' && (path === 'custom.note' ? { custom: { note: value } } : { [path]: value })),
    ...(from !== 'never' && { origins: { [path]: origin(from) } }),
  });

describe('P2 precedence: every source over every origin, for every field', () => {
  const cases = Object.keys(allowed).flatMap((path) => sources.map((source) => [path, source] as const));
  it.each(cases)('P2 F6 %s from %s', (path, source) => {
    for (const from of ['never', ...sources] as const) {
      for (const value of ['old', null]) {
        const may = allowed[path]?.includes(source) === true && over[source].includes(from);
        expect([from, value, Object.hasOwn(changes(standing(path, from, value), path, source), path)]).toEqual([
          from,
          value,
          may,
        ]);
      }
    }
  });

  it.each(sources)('P1 P2 only people clear: %s', (source) => {
    const field = source === 'browser' ? 'language' : 'country';
    const changed = changes(standing(field, source, 'old'), field, source, null);
    expect(changed).toEqual(
      people.includes(source)
        ? {
            [field]: [
              { value: 'old', origin: origin(source) },
              { value: null, origin: { source, at: now, by: 'user-1' } },
            ],
          }
        : {},
    );
  });

  it('P4 a host replaces the ranks', () => {
    const strict: Ranks = { channel: [], browser: ['manual'], phone: [] };
    const has = (from: Source, source: Source): boolean =>
      Object.hasOwn(changes(standing('language', from, 'old'), 'language', source, 'new', strict), 'language');
    expect([
      has('channel', 'channel'),
      has('manual', 'browser'),
      has('browser', 'browser'),
      has('browser', 'manual'),
    ]).toEqual([false, true, false, true]);
    expect(changes(standing('language', 'never', null), 'language', 'channel', 'new', strict)).toHaveProperty(
      'language',
    );
  });
});

describe('P3 the country follows the phone', () => {
  const withCountry = (from: Source | 'never', country: string | null = 'MY'): Contact =>
    aContact({
      firstName: null,
      phone: '+60123456789',
      ...(from !== 'never' && { country, origins: { country: origin(from) } }),
    });
  it.each(['never', ...sources] as const)('P3 P2 a country from %s', (from) => {
    for (const country of ['MY', null]) {
      const changed = changes(withCountry(from, country), 'phone', 'manual', '+6591234567');
      const follows = from === 'never' || from === 'phone';
      expect(changed['country']?.[1]).toEqual(
        follows ? { value: 'SG', origin: { source: 'phone', at: now } } : undefined,
      );
    }
  });
  it('P4 P3 by the ranks of the host', () => {
    const ranks: Ranks = { channel: [], browser: [], phone: ['manual', 'phone'] };
    expect(changes(withCountry('manual'), 'phone', 'manual', '+6591234567', ranks)['country']?.[1]?.value).toBe('SG');
    expect(changes(withCountry('manual', 'SG'), 'phone', 'manual', '+6591234567', ranks)).not.toHaveProperty('country');
    expect(changes(withCountry('manual'), 'phone', 'manual', null, ranks)).not.toHaveProperty('country');
  });
  it('P2 the region that reading found counts, and no other field’s', () => {
    const ctx = { ...fixedContext({ now }), source: 'manual' } as const;
    const writes = [
      { path: 'custom.note', value: '+1', region: 'MY' },
      { path: 'phone', value: '+1', region: 'SG' },
    ];
    expect(fieldChanges(withCountry('never'), writes, ctx)['country']?.[1]?.value).toBe('SG');
    expect(fieldChanges(withCountry('never'), writes.slice(0, 1), ctx)).not.toHaveProperty('country');
  });
  it('P3 P5 a country that becomes never set says so', () => {
    const before = { value: 'MY', origin: origin('phone') };
    expect(changes(withCountry('phone'), 'phone', 'manual', null)['country']).toEqual([before, null]);
  });
  it('P3 V1 a stored number that no longer parses has no country', () => {
    const odd = aContact({ firstName: null, phone: '+1', country: 'SG', origins: { country: origin('manual') } });
    const ctx = { ...fixedContext({ now }), source: 'manual' } as const;
    expect(fieldChanges(odd, [], ctx, { released: ['country'] })).toEqual({
      country: [{ value: 'SG', origin: origin('manual') }, null],
    });
  });
});

describe('P5 three states go into a draft', () => {
  it.each<[string, FieldChanges[string][1], object]>([
    ['set', { value: 'x', origin: origin('api') }, { firstName: 'x', origins: { firstName: origin('api') } }],
    ['cleared', { value: null, origin: origin('api') }, { firstName: null, origins: { firstName: origin('api') } }],
    ['never set', null, { firstName: null, origins: {} }],
  ])('P5 %s', (_, state, expected) => {
    const draft = structuredClone(aContact());
    putChanges(draft as Parameters<typeof putChanges>[0], draft, { firstName: [null, state] });
    expect(draft).toEqual({ ...aContact(), ...expected });
  });
  it('P5 of a custom field, never set leaves no key behind', () => {
    const draft = structuredClone(aContact({ firstName: null, custom: { note: 'x' } }));
    putChanges(draft as Parameters<typeof putChanges>[0], draft, { 'custom.note': [null, null] });
    expect(draft).toStrictEqual(aContact({ firstName: null }));
  });
});
