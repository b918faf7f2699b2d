import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { compileCriterion } from '../../src/segments/compile-criterion.js';
import { type Criterion, everything, nothing, type Ordering } from '../../src/segments/criterion.js';
import { aContact, anIdentity, aTombstone } from '../../src/testing/builders.js';

const at = '2026-01-05T08:30:00.000Z';
const means = (criterion: Criterion, contact: Partial<Contact>): boolean =>
  compileCriterion(criterion)(aContact({ firstName: null, ...contact }));
const note = (value: Contact['custom'][string]): Partial<Contact> => ({ custom: { note: value } });
const within = (ordering: Ordering, bounds: object): Criterion => ({
  is: 'within',
  path: 'custom.note',
  ordering,
  bounds,
});

/** A criterion, contacts that it means, and contacts that it doesn't. */
const rows: readonly (readonly [Criterion, readonly Partial<Contact>[], readonly Partial<Contact>[]])[] = [
  [everything, [{}], []],
  [nothing, [], [{}]],
  [{ is: 'set', path: 'firstName' }, [{ firstName: 'Ann' }, { firstName: '' }], [{}]],
  [{ is: 'set', path: 'custom.note' }, [note(0), note(false), note('')], [{}, note(null)]],
  [{ is: 'set', path: 'tags' }, [{ tags: ['t'] }], [{ tags: [] }]],
  [{ is: 'set', path: 'channels' }, [{ channels: [anIdentity()] }], [{}]],
  [
    { is: 'given', path: 'custom.note' },
    [note('x'), { origins: { 'custom.note': { source: 'manual', at } } }],
    [{}, { firstName: 'Ann' }],
  ],
  [{ is: 'oneOf', path: 'custom.note', values: ['1', true] }, [note('1'), note(true)], [note(1), note('true'), {}]],
  [{ is: 'oneOf', path: 'country', values: ['SG'] }, [{ country: 'SG' }], [{ country: 'sg' }, {}]],
  [{ is: 'oneOf', path: 'country', values: [] }, [], [{ country: 'SG' }, {}]],
  [
    { is: 'text', path: 'profile', keys: ['ann', 'bea'] },
    [{ profile: { displayName: 'BEA', pictureUrl: null, channelId: 'x' } }],
    [{ profile: { displayName: null, pictureUrl: null, channelId: 'x' } }, { firstName: 'Ann' }],
  ],
  [{ is: 'text', path: 'custom.note', keys: ['strasse'] }, [note('Straße')], [note('Strase'), note(7), {}]],
  [{ is: 'text', path: 'custom.note', keys: ['7'] }, [note('7')], [note(7)]],
  [{ is: 'containing', path: 'lastName', key: 'ss' }, [{ lastName: 'Straße' }], [{ lastName: 's s' }, {}]],
  [{ is: 'starting', path: 'email', key: 'ann@' }, [{ email: 'ANN@x.example' }], [{ email: 'joann@x.example' }, {}]],
  [{ is: 'containing', path: 'phone', key: '912' }, [{ phone: '+659123' }], [{ phone: '+65' }]],
  [within('number', { above: 1, atMost: 9 }), [note(9), note(1.5)], [note(1), note(10), note('5'), note(true), {}]],
  [within('number', {}), [note(0)], [note('0'), note(null), {}]],
  [within('date', { atLeast: '2026-01-01' }), [note('2026-01-01')], [note('2025-12-31'), note('2026-1-1'), note('Z')]],
  [within('time', { below: '09:00:01' }), [note('09:00'), note('09:00:00')], [note('09:00:01'), note('9:00'), note(8)]],
  [
    { is: 'within', path: 'lastMessageAt', ordering: 'instant', bounds: { atLeast: at } },
    [{ lastMessageAt: at }],
    [{ lastMessageAt: '2026-01-05T08:29:59.999Z' }, {}],
  ],
  [{ is: 'member', path: 'tags', ids: ['a', 'b'] }, [{ tags: ['b'] }], [{ tags: ['c'] }, {}]],
  [{ is: 'member', path: 'tags', ids: [] }, [], [{ tags: ['c'] }]],
  [
    { is: 'member', path: 'channels', ids: ['mail'] },
    [{ channels: [anIdentity(), anIdentity({ channelId: 'mail' })] }],
    [{ channels: [anIdentity()] }],
  ],
];

describe('Q5 what a criterion means', () => {
  it.each(rows)('Q5 %j, and its contrary', (criterion, meant, not) => {
    expect(meant.map((one) => means(criterion, one))).toEqual(meant.map(() => true));
    expect(not.map((one) => means(criterion, one))).toEqual(not.map(() => false));
    for (const one of [...meant, ...not]) expect(means({ not: criterion }, one)).toBe(!means(criterion, one));
  });

  const leaves = rows.map(([criterion]) => criterion);
  const people = rows.flatMap(([, meant, not]) => [...meant, ...not]);
  test.prop([fc.array(fc.constantFrom(...leaves), { maxLength: 14 }), fc.constantFrom(...people)])(
    'Q5 and is all of them, or is any',
    (all, contact) => {
      const each = all.map((one) => means(one, contact));
      expect(means({ and: all }, contact)).toBe(!each.includes(false));
      expect(means({ or: all }, contact)).toBe(each.includes(true));
    },
  );

  it('X2 a tree is never deeper than the stack', () => {
    const leaf: Criterion = { is: 'member', path: 'tags', ids: ['a', 'b'] };
    const tens = (depth: number): Criterion =>
      depth === 0 ? leaf : { and: Array.from({ length: 10 }, () => tens(depth - 1)) };
    const long: Criterion = { or: Array.from({ length: 100_000 }, () => ({ not: leaf })) };
    expect([tens(3), { not: long }].map((criterion) => means(criterion, { tags: ['b'] }))).toEqual([true, true]);
  });

  it('S6 Q5 of a deleted contact nothing is true', () => {
    expect([everything, { not: nothing }].map((criterion) => compileCriterion(criterion)(aTombstone()))).toEqual([
      false,
      false,
    ]);
  });
});

describe('X1 what is no criterion or contact', () => {
  const invalid = (code: string, path: readonly string[]): unknown =>
    expect.objectContaining({ rejection: { code: 'INVALID', issues: [expect.objectContaining({ code, path })] } });

  it.each<readonly [what: string, criterion: unknown, code: string]>([
    ['nothing', undefined, 'INPUT_REQUIRED'],
    ['null', null, 'INPUT_INVALID_TYPE'],
    ['no form that there is', { is: 'like', path: 'firstName' }, 'INPUT_INVALID_TYPE'],
    ['no criterion deep within', { and: [{ not: { or: [{ is: 'set' }] } }] }, 'INPUT_INVALID_TYPE'],
  ])('X1 %s is refused', (_, criterion, code) => {
    expect(() => compileCriterion(criterion as Criterion)).toThrow(invalid(code, ['criterion']));
  });

  it('X1 what throws when it is read is refused', () => {
    const hostile = Object.defineProperty({}, 'not', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(() => compileCriterion(hostile as Criterion)).toThrow(invalid('INPUT_NOT_PLAIN', ['criterion', 'not']));
  });

  it('X1 what is no contact is refused when it is looked at', () => {
    const isTagged = compileCriterion({ is: 'member', path: 'tags', ids: ['a'] });
    expect(() => isTagged(null as never)).toThrow(invalid('INPUT_INVALID_TYPE', ['contact']));
    expect(() => isTagged({ ...aContact(), tags: null } as never)).toThrow(
      invalid('INPUT_INVALID_TYPE', ['contact', 'tags']),
    );
  });
});
