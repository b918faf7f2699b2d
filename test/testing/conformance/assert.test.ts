import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/kernel/canonical.js';
import { contactsError } from '../../../src/kernel/errors.js';
import { equal, holds, oneWins, refused, sameMembers } from '../../../src/testing/conformance/assert.js';

const conflict = contactsError({ code: 'VERSION_CONFLICT', id: 'a', expected: 1 });
const rejects = async (error: Error): Promise<never> => {
  throw error;
};
const data = fc.jsonValue();

describe('equal', () => {
  test.prop([data])('R4 takes data and its copy for the same, whatever the order of keys', (one) => {
    const turned = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(turned);
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, turned(member)]),
      );
    };
    equal(turned(one), one, 'it');
  });

  test.prop([data, data])('R4 tells different data apart', (one, other) => {
    fc.pre(canonical(one) !== canonical(other));
    expect(() => equal(one, other, 'it')).toThrow(/^it/);
  });

  it.each([
    ['another value', { a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] }, 'it["a"]["1"]["b"]: expected "y", got "x"'],
    ['nothing', undefined, { a: 1 }, 'it: expected {"a":1}, got undefined'],
    ['a key that is missing', {}, { a: null }, 'it["a"] is missing: expected null'],
    ['a key too many', { a: 1 }, {}, 'it["a"] should not be there: 1'],
    ['a key with undefined', { a: undefined }, {}, 'it["a"] should not be there: undefined'],
    ['a list in place of a record', [], {}, 'it: expected {}, got []'],
    ['long text', 'x'.repeat(999), '', `it: expected "", got "${'x'.repeat(199)}… (1001 characters)`],
  ])('R4 says where the difference is: %s', (_, actual, expected, message) => {
    expect(() => equal(actual, expected, 'it')).toThrow(expect.objectContaining({ message }) as Error);
  });

  it('R4 carries both sides, for the diff of a runner', () => {
    expect(() => equal([1], [2], 'it')).toThrow(expect.objectContaining({ actual: [1], expected: [2] }) as Error);
  });
});

describe('sameMembers', () => {
  it('R4 minds no order, but every member', () => {
    sameMembers([{ a: 1 }, 'x', 'x'], ['x', { a: 1 }, 'x'], 'they');
    expect(() => sameMembers(['x'], ['x', 'x'], 'they')).toThrow(/^they/);
  });
});

describe('refused', () => {
  it('R1 gives the rejection of a call that is refused so, and fails for any other', async () => {
    expect(await refused(rejects(conflict), 'VERSION_CONFLICT', 'it')).toBe(conflict.rejection);
    await expect(refused(rejects(conflict), 'INVALID', 'it')).rejects.toMatchObject({
      message: 'it: expected INVALID, but it failed with ContactsError: VERSION_CONFLICT',
      cause: conflict,
    });
    await expect(refused(Promise.resolve(), 'INVALID', 'it')).rejects.toThrow('it: expected INVALID, but it was done');
  });
});

describe('oneWins', () => {
  it('R1 gives the one of several that was done', async () => {
    expect(await oneWins([rejects(conflict), Promise.resolve(), rejects(conflict)], 'VERSION_CONFLICT', 'they')).toBe(
      1,
    );
  });

  // Made in the test: a promise that is rejected before anybody listens is an error of its own.
  it.each<[string, () => readonly Promise<unknown>[], string]>([
    ['none was', () => [rejects(conflict)], 'they: expected one of 1 to be done, but 0 were'],
    ['two were', () => [Promise.resolve(), Promise.resolve()], 'they: expected one of 2 to be done, but 2 were'],
    [
      'one failed otherwise',
      () => [Promise.resolve(), rejects(new Error('x'))],
      'they: expected VERSION_CONFLICT, but it failed with Error: x',
    ],
  ])('R1 fails when %s', async (_, calls, message) => {
    await expect(oneWins(calls(), 'VERSION_CONFLICT', 'they')).rejects.toThrow(message);
  });
});

it('R5 holds says what does not', () => {
  holds(true, 'it is not');
  expect(() => holds(false, 'it is not')).toThrow('it is not');
});
