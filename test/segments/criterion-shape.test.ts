import { describe, expect, it } from 'vitest';
import { criterionOf } from '../../src/segments/criterion-of.js';
import { isCriterion } from '../../src/segments/criterion-shape.js';
import type { ReadNode } from '../../src/segments/read-filter.js';
import { filterCaseFacts as facts, filterCases } from '../../src/testing/conformance/filter-cases.js';

const leaf = { is: 'set', path: 'firstName' };

describe('X1 what has the shape of a criterion', () => {
  it('Q5 whatever a filter comes down to', () => {
    const strange = Object.values(filterCases)
      .flat()
      .filter(({ filter, zone }) => !isCriterion(criterionOf(filter as ReadNode, { facts, options: { zone } })));
    expect(strange.map(({ name }) => name)).toEqual([]);
  });

  it.each<unknown>([
    { and: [] },
    { or: [leaf, { not: { and: [leaf] } }] },
    { is: 'set', path: 'profile' },
    { is: 'given', path: 'custom.any_key' },
    { is: 'oneOf', path: 'status', values: ['active', 1, true] },
    { is: 'text', path: 'email', keys: [] },
    { is: 'within', path: 'createdAt', ordering: 'instant', bounds: {} },
  ])('Q5 %j', (criterion) => {
    expect(isCriterion(criterion)).toBe(true);
  });

  it.each<unknown>([
    undefined,
    null,
    'set',
    [],
    {},
    { and: leaf },
    { and: [leaf, null] },
    { and: Array(1) },
    { or: [leaf, { or: 1 }] },
    { not: undefined },
    { not: [leaf] },
    { is: 'toString', path: 'firstName' },
    { is: 1, path: 'firstName' },
    { is: 'set' },
    { is: 'set', path: 'age' },
    { is: 'set', path: 'constructor' },
    { is: 'set', path: 7 },
    { is: 'given', path: 'age' },
    { is: 'oneOf', path: 'tags', values: ['a'] },
    { is: 'oneOf', path: 'country', values: 'SG' },
    { is: 'oneOf', path: 'country', values: [null] },
    { is: 'text', path: 'channels', keys: ['a'] },
    { is: 'text', path: 'firstName', keys: [7] },
    { is: 'containing', path: 'firstName' },
    { is: 'containing', path: 'tags', key: 'a' },
    { is: 'starting', path: 'firstName', key: ['a'] },
    { is: 'within', path: 'createdAt', ordering: 'moment', bounds: {} },
    { is: 'within', path: 'createdAt', ordering: 'instant' },
    { is: 'within', path: 'createdAt', ordering: 'instant', bounds: { above: true } },
    { is: 'within', path: 'tags', ordering: 'number', bounds: {} },
    { is: 'member', path: 'firstName', ids: [] },
    { is: 'member', path: 'tags', ids: 'a' },
    { is: 'member', path: 'tags', ids: [1] },
  ])('X1 not %j', (value) => {
    expect(isCriterion(value)).toBe(false);
  });
});
