import { fc, test } from '@fast-check/vitest';
import { aContact, anIdentity, aTombstone, fixtures } from 'contactkit/testing';
import { applyPatches, enablePatches } from 'immer';
import { describe, expect, it } from 'vitest';
import type { Contact, Tombstone } from '../../src/contact/contact.js';
import { changePatches } from '../../src/contact/patches.js';
import { histories, play } from '../laws/histories.js';
import { thrown } from './thrown.js';

enablePatches();

type State = Contact | Tombstone;
const apply = (before: unknown, after: unknown): unknown =>
  applyPatches(before as object, changePatches(before as State, after as State));
/** The patches in short: operation and path. */
const steps = (before: unknown, after: unknown): readonly string[] =>
  changePatches(before as State, after as State).map(({ op, path }) => `${op} ${path.join('.')}`);

describe('changePatches', () => {
  const contact = aContact({
    tags: ['a', 'b', 'c'],
    custom: { note: 'x', seats: 1 },
    channels: [anIdentity(), anIdentity({ externalId: '7' })],
  });
  it.each<[string, Partial<Contact>, readonly string[]]>([
    ['nothing', {}, []],
    ['one field', { firstName: 'Bea' }, ['replace firstName']],
    ['one custom field', { custom: { note: 'y', seats: 1 } }, ['replace custom.note']],
    ['a new one', { custom: { note: 'x', seats: 1, plan: 'pro' } }, ['add custom.plan']],
    ['one that goes', { custom: { seats: 1 } }, ['remove custom.note']],
    ['one cleared', { custom: { note: null, seats: 1 } }, ['replace custom.note']],
    [
      'a block',
      { status: 'blocked', block: { at: contact.createdAt, by: 'u', reason: null } },
      ['replace status', 'replace block'],
    ],
    ['a tag more', { tags: ['a', 'b', 'c', 'd'] }, ['add tags.3']],
    ['a tag in the middle', { tags: ['a', 'x', 'b', 'c'] }, ['add tags.1']],
    ['a tag less', { tags: ['a', 'c'] }, ['remove tags.1']],
    ['no tags', { tags: [] }, ['remove tags.2', 'remove tags.1', 'remove tags.0']],
    ['tags in another order', { tags: ['b', 'a', 'c'] }, ['replace tags.0', 'replace tags.1']],
    [
      'an identity that is used',
      { channels: [anIdentity({ lastInteractionAt: contact.createdAt }), anIdentity({ externalId: '7' })] },
      ['replace channels.0.lastInteractionAt'],
    ],
    ['an identity that goes', { channels: [anIdentity({ externalId: '7' })] }, ['remove channels.0']],
  ])('names only what differs: %s', (_, known, expected) => {
    const after = { ...contact, ...known };
    expect(steps(contact, after)).toEqual(expected);
    expect(apply(contact, after)).toEqual(after);
  });

  it.each<[readonly unknown[], readonly unknown[], readonly string[]]>([
    [['a', 'a'], ['a'], ['remove l.1']],
    [['a'], ['a', 'b', 'a'], ['add l.1', 'add l.2']],
    [['a', 'b', 'a'], ['a'], ['remove l.2', 'remove l.1']],
    [
      ['a', 'b', 'c', 'd'],
      ['a', 'd'],
      ['remove l.2', 'remove l.1'],
    ],
    [[[1]], [[1, 2]], ['add l.0.1']],
    [[[1, 2]], [[1]], ['remove l.0.1']],
    [[[1], [2], [3]], [[1], [3]], ['remove l.1']],
    [
      [[1, 2]],
      [
        [1, 3],
        [1, 2],
      ],
      ['add l.0'],
    ],
    [[[1]], [[1, 2], [1]], ['add l.0']],
    [[{ a: 1 }], [{ a: 1, b: 2 }], ['add l.0.b']],
    [[{ a: 1, b: 2 }], [{ a: 1 }], ['remove l.0.b']],
    [[{ a: null }], [{ b: null }], ['remove l.0.a', 'add l.0.b']],
    [[{}], [[]], ['replace l.0']],
    [[null], [{}], ['replace l.0']],
  ])('names only what differs in a list: %j to %j', (before, after, expected) => {
    expect(steps({ l: before }, { l: after })).toEqual(expected);
    expect(apply({ l: before }, { l: after })).toEqual({ l: after });
  });

  it('gives none for equal states, the same object or a copy', () => {
    for (const one of [...Object.values(fixtures.contacts), fixtures.tombstone]) {
      expect(changePatches(one, one)).toEqual([]);
      expect(changePatches(one, structuredClone(one))).toEqual([]);
    }
  });

  test.prop([histories])('law: immer applies the patches of every change, forth and back', (history) => {
    for (const { before, answer } of play(history).played) {
      if (!answer.ok) continue;
      const after = answer.value.contact;
      expect(apply(before, after)).toEqual(after);
      expect(apply(after, before)).toEqual(before);
    }
  });

  const contacts = fc.constantFrom<State>(...Object.values(fixtures.contacts), aTombstone());
  test.prop([contacts, contacts])('law: from any state to any other, tombstones too', (before, after) => {
    expect(apply(before, after)).toEqual(after);
  });

  const json = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.jsonValue({ maxDepth: 4, stringUnit: fc.constantFrom('a', 'b') }),
    { maxKeys: 3 },
  );
  const list = fc.array(fc.constantFrom<unknown>(1, 2, 'x', null, { a: 1 }, { a: 2, b: [1] }, [1], [1, 2]), {
    maxLength: 6,
  });
  test.prop([json, json])('law: for JSON of any shape', (before, after) => {
    expect(apply(before, after)).toEqual(after);
  });
  test.prop([list, list])('law: for lists that grow, shrink and change places', (before, after) => {
    expect(apply({ list: before }, { list: after })).toEqual({ list: after });
  });

  it('X2 looks at two states that nest deeply in linear time', () => {
    const nested = (end: number): object =>
      Array.from({ length: 30 }).reduce<object>((inner) => [inner, inner === undefined], [end]);
    expect(steps({ a: nested(1) }, { a: nested(2) })).toHaveLength(1);
  });

  it('does not share what it hands out', () => {
    const after = { ...contact, tags: ['z'] };
    const before = structuredClone(after);
    for (const { path, value } of changePatches(contact, after)) {
      path.push('mine');
      if (Array.isArray(value)) (value as unknown[]).push('mine');
    }
    expect(after).toEqual(before);
  });

  it.each<[unknown, unknown, string]>([
    [contact, { ...contact, createdAt: new Date() }, 'after'],
    [
      {
        get id() {
          throw new Error('no');
        },
      },
      contact,
      'before',
    ],
    [contact, () => contact, 'after'],
  ])('X1 refuses what is not plain data', (before, after, side) => {
    expect(thrown(() => changePatches(before as Contact, after as Contact))).toMatchObject({
      code: 'INVALID',
      rejection: { issues: [{ code: 'INPUT_NOT_PLAIN', path: expect.arrayContaining([side]) }] },
    });
  });
});
