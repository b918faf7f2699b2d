import { fc, test } from '@fast-check/vitest';
import { aContact, anActor, anIdentity, aSegment, aTag, aTombstone, deepFreeze, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { isContactsError } from '../../src/kernel/errors.js';
import { concernedBy, type MaybeContact } from '../../src/segments/concerned-by.js';
import { matches } from '../../src/segments/evaluate.js';
import type { Filter } from '../../src/segments/filter.js';
import { segmentChanges } from '../../src/segments/segment-changes.js';

const facts = { fields: fixtures.fields, tags: [aTag(), aTag({ name: 'newsletter' })], stages: fixtures.stages };
const segment = (id: string, filter: unknown, zone: string | null = null) =>
  aSegment({ id, name: id.toUpperCase(), filter: filter as Filter, zone });
const segments = deepFreeze([
  segment('vip', { field: 'tags', operator: 'hasAnyOf', value: ['tag-vip'] }),
  segment('not-vip', { field: 'tags', operator: 'hasNoneOf', value: ['tag-vip'] }),
  segment('blocked', { field: 'status', operator: 'isEqualTo', value: 'blocked' }),
  segment('everybody', { and: [] }),
  segment('cleared', { field: 'email', operator: 'doesNotExist', value: 'cleared' }),
  segment('pro', { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' }),
  segment('customer', { field: 'stage', operator: 'isEqualTo', value: 'stage-customer' }),
  segment('mine', { field: 'assignee', operator: 'isEqualTo', value: 'user-1' }),
  segment('whatsapp', { field: 'channels', operator: 'hasAnyOf', value: ['whatsapp'] }),
  segment('open', { field: 'conversation', operator: 'isEqualTo', value: 'open' }),
  segment('gone', { field: 'tags', operator: 'hasAnyOf', value: ['tag-gone'] }),
]);
const ann = deepFreeze(aContact({ id: 'ann' }));
const told = (before: MaybeContact, after: MaybeContact): unknown => {
  const { entered, left, flagged } = segmentChanges(before, after, segments, facts);
  const ids = (all: readonly { readonly id: string; readonly name: string }[]): string =>
    all.map(({ id }) => id).join(' ');
  return [ids(entered), ids(left), ids(flagged)];
};

describe('Q8 which segments a change makes a contact enter and leave', () => {
  const origin = { source: 'manual', at: ann.createdAt, by: 'user-1' } as const;
  it.each<[string, MaybeContact, MaybeContact, unknown]>([
    ['nothing', ann, ann, ['', '', '']],
    ['no part that any depends on', ann, { ...ann, lastName: 'Tan', version: 2 }, ['', '', '']],
    ['a tag', ann, { ...ann, tags: ['tag-vip'] }, ['vip', 'not-vip', 'gone']],
    ['a tag that none asks for', ann, { ...ann, tags: ['tag-newsletter'] }, ['', '', 'gone']],
    ['a tag less', { ...ann, tags: ['tag-vip'] }, ann, ['not-vip', 'vip', 'gone']],
    ['an option', ann, { ...ann, custom: { plan: 'pro' } }, ['pro', '', '']],
    ['an origin alone', ann, { ...ann, origins: { ...ann.origins, email: origin } }, ['cleared', '', '']],
    ['a stage', ann, { ...ann, stageId: 'stage-customer' }, ['customer', '', '']],
    ['an assignee', { ...ann, assigneeId: 'user-1' }, { ...ann, assigneeId: 'user-2' }, ['', 'mine', '']],
    ['a channel', ann, { ...ann, channels: [anIdentity()] }, ['whatsapp', '', '']],
    [
      'another identity of a channel',
      { ...ann, channels: [anIdentity()] },
      { ...ann, channels: [anIdentity({ externalId: 'x' })] },
      ['', '', ''],
    ],
    [
      'a conversation',
      ann,
      { ...ann, conversation: { status: 'open', openedAt: ann.createdAt, openedBy: 'user-1' } },
      ['open', '', ''],
    ],
    ['its creation', null, { ...ann, tags: ['tag-vip'] }, ['vip everybody', '', 'gone']],
    ['its end', { ...ann, tags: ['tag-vip'] }, aTombstone({ id: 'ann' }), ['', 'vip everybody', 'gone']],
    ['nothing of a deleted one', aTombstone(), aTombstone(), ['', '', '']],
    ['nothing of none', null, aTombstone(), ['', '', '']],
  ])('Q8 by %s', (_, before, after, expected) => {
    expect(told(before, deepFreeze(structuredClone(after)))).toEqual(expected);
  });

  it('Q7 blocking takes it out of all that do not ask for a status, and unblocking brings it back', () => {
    const blocked: Contact = { ...ann, status: 'blocked', block: { at: ann.createdAt, by: 'user-1', reason: null } };
    expect(told(ann, blocked)).toEqual(['blocked', 'not-vip everybody', 'gone']);
    expect(told(blocked, ann)).toEqual(['not-vip everybody', 'blocked', 'gone']);
  });

  it('Q8 each has its id and name', () => {
    expect(segmentChanges(ann, { ...ann, tags: ['tag-vip'] }, segments, facts)).toStrictEqual({
      entered: [{ id: 'vip', name: 'VIP' }],
      left: [{ id: 'not-vip', name: 'NOT-VIP' }],
      flagged: [{ id: 'gone', name: 'GONE' }],
    });
  });

  it('Q3 days are in the segment’s zone, or in that of the options', () => {
    const early = { ...ann, createdAt: '2025-12-31T20:00:00.000Z' };
    const filter = { field: 'createdAt', operator: 'isTimestampAfter', value: '2025-12-31' };
    const dated = [segment('own', filter, 'Asia/Singapore'), segment('given', filter)];
    const ids = (zone: string): unknown =>
      segmentChanges(null, early, dated, facts, { zone }).entered.map(({ id }) => id);
    expect(ids('UTC')).toEqual(['own']);
    expect(ids('Asia/Singapore')).toEqual(['own', 'given']);
  });

  it('A4 what asks for a field that is hidden from the actor is not there', () => {
    const options = { actor: anActor({ hiddenFields: ['tags'] }) };
    expect(segmentChanges(ann, { ...ann, tags: ['tag-vip'] }, segments, facts, options)).toEqual({
      entered: [],
      left: [],
      flagged: [],
    });
  });

  const people = [...Object.values(fixtures.contacts), fixtures.tombstone, null];
  const person = fc.constantFrom<MaybeContact>(...people);
  test.prop([person, person])('Q8 agrees with the evaluator before and after', (before, after) => {
    const { entered, left } = segmentChanges(before, after, segments, facts);
    const runnable = segments.filter(({ id }) => id !== 'gone');
    const isIn = (contact: MaybeContact, filter: Filter): boolean =>
      contact !== null && matches(filter, contact, facts);
    const expected = (was: boolean): unknown =>
      runnable
        .filter(({ filter }) => isIn(before, filter) === was && isIn(after, filter) === !was)
        .map(({ id, name }) => ({ id, name }));
    expect([entered, left]).toEqual([expected(false), expected(true)]);
  });

  it('Q8 looks at no segment that depends on nothing which has changed', () => {
    const concerned = (after: Contact): unknown => concernedBy(ann, after, segments).map(({ id }) => id);
    expect(concerned({ ...ann, lastName: 'Tan' })).toEqual([]);
    expect(concerned({ ...ann, stageId: 'stage-lead', assigneeId: 'user-2' })).toEqual(['customer', 'mine']);
    const odd = [segment('a', { field: 'constructor', operator: 'exists' }), segment('b', 7)];
    expect(concernedBy(ann, { ...ann, tags: ['x'] }, odd)).toEqual([]);
  });
});

describe('X1 bad input', () => {
  it.each<[string, readonly unknown[], string]>([
    ['no contact before', [undefined, ann, [], facts], 'INPUT_REQUIRED at before'],
    ['no contact after', [ann, { ...ann, tags: 7 }, [], facts], 'INPUT_INVALID_TYPE at after.tags'],
    ['no segments', [ann, ann, {}, facts], 'INPUT_INVALID_TYPE at segments'],
    ['no facts', [ann, ann, [], undefined], 'INPUT_REQUIRED at facts'],
    ['no zone', [ann, ann, [], facts, { zone: 'x' }], 'TIMEZONE_UNKNOWN at options.zone'],
  ])('X1 refuses %s', (_, args, expected) => {
    expect(() => (segmentChanges as (...all: unknown[]) => unknown)(...args)).toThrow(`INVALID: ${expected}`);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])(
    'X1 whatever it is called with',
    (...args) => {
      try {
        (segmentChanges as (...all: unknown[]) => unknown)(...args);
        expect(args.slice(0, 2)).toEqual([null, null]);
      } catch (thrown) {
        expect(isContactsError(thrown, 'INVALID')).toBe(true);
      }
    },
  );
});
