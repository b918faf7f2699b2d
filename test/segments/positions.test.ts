import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { comparePositions, positionOf } from '../../src/segments/positions.js';
import { type Position, type SortField, sortFields } from '../../src/segments/sort.js';
import { aContact } from '../../src/testing/builders.js';

const at = '2026-01-05T08:30:00.000Z';
const profile = { displayName: 'Ann ✨', pictureUrl: null, channelId: 'whatsapp' };
const conversation = { status: 'open', openedAt: at, openedBy: 'user-1' } as const;

describe('Q6 what a contact is sorted by', () => {
  it.each<readonly [by: SortField, contact: Partial<Contact>, value: string | null]>([
    ['name', { firstName: 'ANN', lastName: 'Straße' }, 'ann strasse'],
    ['name', { firstName: 'Ann', lastName: null, profile }, 'ann'],
    ['name', { firstName: null, lastName: 'Tan', profile }, 'tan'],
    ['name', { firstName: null, profile }, 'ann ✨'],
    ['name', { firstName: null, profile: { ...profile, displayName: null } }, null],
    ['name', { firstName: null }, null],
    ['email', { email: 'Ann@Example.com' }, 'ann@example.com'],
    ['email', {}, null],
    ['phone', { phone: '+6591234567' }, '+6591234567'],
    ['country', { country: 'SG' }, 'SG'],
    ['language', { language: 'en' }, 'en'],
    ['conversation', { conversation }, 'open'],
    ['conversation', {}, null],
    ['stage', { stageId: 'Lead' }, 'Lead'],
    ['lastMessageAt', { lastMessageAt: at }, at],
    ['lastMessageAt', {}, null],
    ['createdAt', { createdAt: at }, at],
  ])('Q6 by %s: %j', (by, parts, value) => {
    expect(positionOf({ by }, aContact({ id: 'a', ...parts }))).toEqual({ value, id: 'a' });
  });

  it('Q6 nothing but the name falls back to anything', () => {
    const blank = aContact({ firstName: null, profile });
    const valued = sortFields.filter((by) => positionOf({ by }, blank).value !== null);
    expect(valued).toEqual(['name', 'createdAt']);
  });
});

const positions: fc.Arbitrary<Position> = fc.record({
  value: fc.constantFrom(null, '', 'a', 'b', '\uff21', '𠮷'),
  id: fc.constantFrom('1', '2', '\uff21', '𠮷'),
});
const sorts = fc.record({ descending: fc.boolean() });

describe('Q6 the order of positions', () => {
  it.each([
    [false, ['a1', 'a2', 'b1', '\uff211', '𠮷1', null]],
    [true, ['𠮷1', '\uff211', 'b1', 'a2', 'a1', null]],
  ])('Q6 nulls last, ties by id in the direction of the list: descending %s', (descending, inOrder) => {
    const all = inOrder.map((text) => ({ value: text?.slice(0, -1) ?? null, id: text?.slice(-1) ?? '0' }));
    const sorted = [...all].reverse().sort((a, b) => comparePositions({ descending }, a, b));
    expect(sorted).toEqual(all);
  });

  test.prop([sorts, positions, positions, positions])('Q6 is an order of all positions', (sort, a, b, c) => {
    const compare = (one: Position, other: Position): number => Math.sign(comparePositions(sort, one, other)) + 0;
    expect(compare(a, b)).toBe(0 - compare(b, a));
    expect(compare(a, b) === 0).toBe(a.value === b.value && a.id === b.id);
    if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
    if (a.value === null && b.value !== null) expect(compare(a, b)).toBe(1);
  });
});

describe('X1 what is no position or contact', () => {
  const [up, one] = [{ descending: false }, { value: 'a', id: 'a' }];

  it.each<readonly [what: string, run: () => unknown, path: readonly string[]]>([
    ['no sort', () => positionOf(undefined as never, aContact()), ['sort']],
    ['an order that there is not', () => positionOf({ by: 'age' as never }, aContact()), ['sort', 'by']],
    ['no contact', () => positionOf({ by: 'name' }, null as never), ['contact']],
    ['no sort of positions', () => comparePositions(null as never, one, one), ['sort']],
    ['no position', () => comparePositions(up, one, null as never), ['b']],
    ['half a position', () => comparePositions(up, { value: 'a' } as never, one), ['a', 'id']],
  ])('X1 %s is refused', (_, run, path) => {
    expect(run).toThrow(
      expect.objectContaining({
        code: 'INVALID',
        rejection: expect.objectContaining({ issues: [expect.objectContaining({ path })] }),
      }),
    );
  });

  it('Q6 of a long name no more counts than an index can hold, in code points', () => {
    const long = '𐐷'.repeat(300);
    expect(positionOf({ by: 'name' }, aContact({ firstName: long })).value).toBe('𐐷'.repeat(200));
  });
});
