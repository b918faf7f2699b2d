import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { isContactsError } from '../../src/kernel/errors.js';
import { compileFilter, matches } from '../../src/segments/evaluate.js';
import type { Filter } from '../../src/segments/filter.js';
import { parseFilter } from '../../src/segments/parse-filter.js';
import { aContact, aTombstone } from '../../src/testing/builders.js';
import { filterCaseFacts as facts, filterCases } from '../../src/testing/conformance/filter-cases.js';

const cases = Object.values(filterCases).flat();
const conditions = cases.map(({ filter }) => filter);
const contacts = cases.map(({ contact }) => contact);
const options = { zone: 'America/New_York' };
const means = (filter: Filter, contact: Contact): boolean => matches(filter, contact, facts, options);

const { tree: filters } = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(...conditions.filter((filter) => 'field' in filter)),
    fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));
const anyContact = fc.constantFrom(...contacts);

/** The codes and paths of what is thrown. */
function thrown(run: () => unknown): readonly unknown[] {
  try {
    run();
  } catch (error) {
    if (isContactsError(error, 'INVALID'))
      return error.rejection.issues.map(({ code, path }) => [code, path.join('.')]);
    throw error;
  }
  return [];
}

describe('Q5 the table of cases', () => {
  it.each(cases)('Q2 $name', ({ filter, contact, zone, expected }) => {
    expect(matches(filter, contact, facts, { zone })).toBe(expected);
  });

  it('Q5 the same when the filter came in as JSON, and when it is compiled once', () => {
    const wrong = cases.filter(({ filter, contact, zone, expected }) => {
      const parsed = parseFilter(JSON.parse(JSON.stringify(filter)), facts, { zone });
      return !parsed.ok || compileFilter(parsed.value, facts, { zone })(contact) !== expected;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('Q2 the laws of trees', () => {
  test.prop([filters, anyContact])('Q2 not turns it round, and twice back', (filter, contact) => {
    const asked = { and: [filter, { or: [{ field: 'status', operator: 'exists' }] }] } as const;
    expect(means({ not: asked }, contact)).toBe(!means(asked, contact));
    expect(means({ not: { not: filter } }, contact)).toBe(means(filter, contact));
  });

  test.prop([filters, filters, anyContact])('Q2 De Morgan', (one, other, contact) => {
    expect(means({ not: { and: [one, other] } }, contact)).toBe(means({ or: [{ not: one }, { not: other }] }, contact));
    expect(means({ not: { or: [one, other] } }, contact)).toBe(means({ and: [{ not: one }, { not: other }] }, contact));
  });

  test.prop([filters, filters, anyContact])('Q2 and is both, or is either, in any order', (one, other, contact) => {
    // Q7: each by itself is asked of the same contacts as both together.
    const seen = contact.status === 'active';
    const [left, right] = [means(one, contact), means(other, contact)];
    if (seen) expect(means({ and: [one, other] }, contact)).toBe(left && right);
    if (seen) expect(means({ or: [one, other] }, contact)).toBe(left || right);
    expect(means({ and: [other, one] }, contact)).toBe(means({ and: [one, other] }, contact));
    expect(means({ or: [other, one] }, contact)).toBe(means({ or: [one, other] }, contact));
  });

  test.prop([filters, anyContact])('Q2 a group of one is that one', (filter, contact) => {
    expect(means({ and: [filter] }, contact)).toBe(means(filter, contact));
    expect(means({ or: [filter] }, contact)).toBe(means(filter, contact));
  });

  test.prop([filters, fc.array(anyContact, { maxLength: 20 })])(
    'Q2 compiled once it remembers nothing',
    (filter, all) => {
      const compiled = compileFilter(filter, facts, options);
      expect(all.map(compiled)).toEqual(all.map((contact) => means(filter, contact)));
      expect(all.map(compiled)).toEqual(all.map((contact) => means(filter, contact)));
    },
  );

  test.prop([filters])('Q1 what was parsed parses to itself, and means the same', (filter) => {
    const parsed = parseFilter(filter, facts, options);
    const { value } = parsed as Extract<typeof parsed, { readonly ok: true }>;
    expect(parseFilter(JSON.parse(JSON.stringify(value)), facts, options)).toEqual({ ok: true, value });
    for (const contact of contacts.slice(0, 40)) expect(means(value, contact)).toBe(means(filter, contact));
  });

  const paths = fc.constantFrom(
    'firstName',
    'email',
    'phone',
    'country',
    'custom.note',
    'custom.website',
    'stage',
    'tags',
  );
  const words = fc.constantFrom('isEqualTo', 'contains', 'startsWith', 'hasAnyOf', 'and');
  const values = fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.webUrl(), fc.anything());
  test.prop([paths, words, fc.oneof(values, fc.array(values, { maxLength: 3 }))])(
    'X1 whatever parseFilter takes compiles, and whatever else it answers with issues',
    (field, operator, value) => {
      const parsed = parseFilter({ field, operator, value }, facts, options);
      if (!parsed.ok) expect(parsed.error.issues.length).toBeGreaterThan(0);
      else expect(means(parsed.value, aContact())).toBeTypeOf('boolean');
    },
  );
});

describe('Q7 who is left out', () => {
  const status: Filter = { field: 'status', operator: 'isNotEqualTo', value: 'blocked' };

  test.prop([filters])('Q7 of a blocked contact only what asks for the status is true', (filter) => {
    const blocked = cases.find(({ contact }) => contact.status === 'blocked')!.contact;
    if (means(filter, blocked)) expect(JSON.stringify(filter)).toContain('"status"');
  });

  it('S6 of a deleted contact nothing is true', () => {
    const gone = aTombstone();
    expect([{ and: [] }, status, { not: status }].map((filter) => matches(filter, gone, facts))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('Q4 a filter that was kept', () => {
  it.each<readonly [string, unknown, string, string]>([
    ['a field that is gone', { field: 'custom.gone', operator: 'exists' }, 'FIELD_UNKNOWN', 'filter.field'],
    ['a tag that is gone', { field: 'tags', operator: 'hasNoneOf', value: ['gone'] }, 'TAG_UNKNOWN', 'filter.value.0'],
    ['a stage that is gone', { field: 'stage', operator: 'isNotEqualTo', value: 'x' }, 'STAGE_UNKNOWN', 'filter.value'],
    [
      'an option that is gone',
      { field: 'custom.plan', operator: 'isEqualTo', value: 'gold' },
      'OPTION_UNKNOWN',
      'filter.value',
    ],
    ['no option', { field: 'custom.plan', operator: 'isEqualTo', value: 1 }, 'OPTION_INVALID_TYPE', 'filter.value'],
    ['no text', { field: 'phone', operator: 'isEqualTo', value: 1 }, 'TEXT_INVALID_TYPE', 'filter.value'],
    [
      'a text that is in every text',
      { field: 'phone', operator: 'isEqualTo', value: ' ' },
      'TEXT_EMPTY',
      'filter.value',
    ],
    [
      'a day without a zone',
      { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-01-01' },
      'FILTER_ZONE_REQUIRED',
      'filter.value',
    ],
    ['nothing', undefined, 'INPUT_REQUIRED', 'filter.field'],
  ])('Q4 never means all: %s', (_, filter, code, path) => {
    expect(thrown(() => compileFilter({ or: [{ and: [] }, filter as Filter] }, facts))[0]).toEqual(
      filter === undefined ? ['INPUT_INVALID_TYPE', 'filter.or.1'] : [code, path.replace('filter', 'filter.or.1')],
    );
    expect(thrown(() => matches(filter as Filter, aContact(), facts))[0]).toEqual([code, path]);
  });

  it('V1 values are not parsed again', () => {
    const old: Filter = {
      or: [
        { field: 'phone', operator: 'isEqualTo', value: '+1' },
        { field: 'country', operator: 'isEqualTo', value: 'AN' },
      ],
    };
    expect(parseFilter(old, facts).ok).toBe(false);
    expect([aContact({ phone: '+1' }), aContact({ country: 'AN' }), aContact()].map(compileFilter(old, facts))).toEqual(
      [true, true, false],
    );
  });

  it('A4 names no field that is hidden from who asks', () => {
    const actor = { id: 'u1', role: 'agent', hiddenFields: ['email'] } as const;
    const filter: Filter = { not: { field: 'email', operator: 'exists' } };
    expect(thrown(() => compileFilter(filter, facts, { actor }))).toEqual([['FIELD_UNKNOWN', 'filter.not.field']]);
  });
});

describe('X1 what is no contact', () => {
  const vip: Filter = { field: 'tags', operator: 'hasAnyOf', value: ['tag-vip'] };

  it.each<readonly [string, unknown, string, string]>([
    ['null', null, 'INPUT_INVALID_TYPE', 'contact'],
    ['nothing', undefined, 'INPUT_REQUIRED', 'contact'],
    ['half a contact', { status: 'active' }, 'INPUT_REQUIRED', 'contact.id'],
    ['no list of tags', { ...aContact(), tags: null }, 'INPUT_INVALID_TYPE', 'contact.tags'],
  ])('X1 %s is refused', (_, contact, code, path) => {
    expect(thrown(() => matches(vip, contact as Contact, facts))[0]).toEqual([code, path]);
  });

  it('Q2 what a store gives back that is no moment is before and after nothing, but there', () => {
    const odd = { ...aContact(), lastMessageAt: '2026' };
    const asked = ['isTimestampAfter', 'isTimestampBefore'] as const;
    const value = '2025-01-01T00:00:00Z';
    expect(asked.map((operator) => means({ field: 'lastMessageAt', operator, value }, odd))).toEqual([false, false]);
    expect(means({ field: 'lastMessageAt', operator: 'exists' }, odd)).toBe(true);
  });

  it('X2 what it throws when it is read is its own affair', () => {
    const hostile = Object.defineProperty({ ...aContact() }, 'tags', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(thrown(() => matches(vip, hostile as Contact, facts))).toEqual([['INPUT_NOT_PLAIN', 'contact.tags']]);
  });
});
