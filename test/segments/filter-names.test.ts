import { fc, test } from '@fast-check/vitest';
import { anActor } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { isContactsError } from '../../src/kernel/errors.js';
import { filterNames, maySeeFilter, namingsIn } from '../../src/segments/filter-names.js';

const none = { fields: [], tags: [], stages: [] };

describe('Q9 what a filter depends on', () => {
  it.each<[string, unknown, object]>([
    ['nothing', { and: [] }, none],
    ['a field', { field: 'custom.plan', operator: 'exists' }, { fields: ['custom.plan'] }],
    [
      'each once, in order',
      {
        and: [
          { or: [{ field: 'email', operator: 'exists' }] },
          { not: { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' } },
          { field: 'custom.plan', operator: 'isEqualTo', value: 'free' },
        ],
      },
      { fields: ['custom.plan', 'email'] },
    ],
    [
      'tags',
      {
        or: [
          { field: 'tags', operator: 'hasAnyOf', value: ['b', 'a'] },
          { field: 'tags', operator: 'hasNoneOf', value: ['a'] },
        ],
      },
      { fields: ['tags'], tags: ['a', 'b'] },
    ],
    ['tags, whichever', { field: 'tags', operator: 'exists' }, { fields: ['tags'] }],
    [
      'stages',
      {
        and: [
          { field: 'stage', operator: 'isEqualTo', value: 'z' },
          { field: 'stage', operator: 'hasNoneOf', value: ['a'] },
        ],
      },
      { fields: ['stage'], stages: ['a', 'z'] },
    ],
    [
      'what is no value of a field',
      { field: 'stage', operator: 'doesNotExist', value: 'cleared' },
      { fields: ['stage'] },
    ],
    ['what is no filter', { and: [null, 7, 'x', { or: 5 }, { operator: 'exists' }] }, {}],
    [
      'values that are no ids',
      { field: 'tags', operator: 'hasAnyOf', value: [1, null, 'a'] },
      { fields: ['tags'], tags: ['a'] },
    ],
  ])('Q9 is told: %s', (_, filter, expected) => {
    expect(filterNames(filter as never)).toStrictEqual({ ...none, ...expected });
  });

  it.each([null, 7, 'x', [], () => 1])('X1 refuses %s', (filter) => {
    expect(() => filterNames(filter as never)).toThrow(/^INVALID: .* at filter$/);
  });
  test.prop([fc.anything()])('X1 whatever it is called with', (filter) => {
    try {
      expect(Object.keys(filterNames(filter as never))).toEqual(Object.keys(none));
    } catch (thrown) {
      expect(isContactsError(thrown, 'INVALID')).toBe(true);
    }
  });

  it('F5 the options that a condition asks for are among its texts', () => {
    expect(namingsIn({ not: { field: 'custom.plan', operator: 'hasNoneOf', value: ['pro', 'free'] } })).toEqual([
      { field: 'custom.plan', texts: ['pro', 'free'] },
    ]);
    expect(namingsIn({ field: 'custom.plan', operator: 'doesNotExist', value: 'cleared' })).toEqual([
      { field: 'custom.plan', texts: [] },
    ]);
  });

  it.each([
    [undefined, true],
    [anActor(), true],
    [anActor({ hiddenFields: ['phone'] }), true],
    [anActor({ hiddenFields: ['phone', 'email'] }), false],
  ])('A4 seen by %j: %s', (actor, expected) => {
    expect(
      maySeeFilter(actor, {
        or: [{ field: 'custom.a', operator: 'exists' }, { not: { field: 'email', operator: 'exists' } }],
      }),
    ).toBe(expected);
  });
});
