import { describe, expect, it } from 'vitest';
import { type Criterion, everything, nothing } from '../../src/segments/criterion.js';
import { criterionOf, unblocked } from '../../src/segments/criterion-of.js';
import type { Filter } from '../../src/segments/filter.js';
import { parseFilter } from '../../src/segments/parse-filter.js';
import type { ReadNode } from '../../src/segments/read-filter.js';
import { filterCaseFacts as facts, filterCases } from '../../src/testing/conformance/filter-cases.js';

const lowered = (filter: Filter, zone?: string): Criterion =>
  criterionOf(filter as ReadNode, { facts, options: { zone } });
/** What it comes down to for contacts that are not blocked. */
const among = (criterion: Criterion): Criterion => ({ and: [unblocked, criterion] });
const seats = { is: 'within', path: 'custom.seats', ordering: 'number' } as const;
const created = { is: 'within', path: 'createdAt', ordering: 'instant' } as const;
const first = '0001-01-01T00:00:00.000Z';
const last = '9999-12-31T23:59:59.999Z';

describe('Q5 what a filter comes down to', () => {
  it.each<readonly [Filter, Criterion]>([
    [
      { field: 'firstName', operator: 'isEqualTo', value: ' Straße' },
      { is: 'text', path: 'firstName', keys: ['strasse'] },
    ],
    [{ field: 'phone', operator: 'hasNoneOf', value: ['+65'] }, { not: { is: 'text', path: 'phone', keys: ['+65'] } }],
    [
      { field: 'email', operator: 'contains', value: '@X' },
      { is: 'containing', path: 'email', key: '@x' },
    ],
    [
      { field: 'custom.note', operator: 'startsWith', value: 'ANN' },
      { is: 'starting', path: 'custom.note', key: 'ann' },
    ],
    [
      { field: 'country', operator: 'isEqualTo', value: 'SG' },
      { is: 'oneOf', path: 'country', values: ['SG'] },
    ],
    [
      { field: 'custom.consent', operator: 'isNotEqualTo', value: true },
      { not: { is: 'oneOf', path: 'custom.consent', values: [true] } },
    ],
    [
      { field: 'assignee', operator: 'hasAnyOf', value: [] },
      { is: 'oneOf', path: 'assignee', values: [] },
    ],
    [
      { field: 'tags', operator: 'hasAnyOf', value: ['tag-vip'] },
      { is: 'member', path: 'tags', ids: ['tag-vip'] },
    ],
    [
      { field: 'channels', operator: 'hasAllOf', value: ['a', 'b'] },
      {
        and: [
          { is: 'member', path: 'channels', ids: ['a'] },
          { is: 'member', path: 'channels', ids: ['b'] },
        ],
      },
    ],
    [{ field: 'tags', operator: 'hasAllOf', value: [] }, everything],
    [
      { field: 'tags', operator: 'exists' },
      { is: 'set', path: 'tags' },
    ],
    [{ field: 'stage', operator: 'doesNotExist' }, { not: { is: 'set', path: 'stage' } }],
    [{ field: 'email', operator: 'doesNotExist' }, { not: { is: 'set', path: 'email' } }],
    [
      { field: 'email', operator: 'doesNotExist', value: 'cleared' },
      { and: [{ not: { is: 'set', path: 'email' } }, { is: 'given', path: 'email' }] },
    ],
    [
      { field: 'email', operator: 'doesNotExist', value: 'neverSet' },
      { and: [{ not: { is: 'set', path: 'email' } }, { not: { is: 'given', path: 'email' } }] },
    ],
    [
      { field: 'custom.seats', operator: 'isEqualTo', value: 5 },
      { ...seats, bounds: { atLeast: 5, atMost: 5 } },
    ],
    [
      { field: 'custom.seats', operator: 'isLessThan', value: 5 },
      { ...seats, bounds: { below: 5 } },
    ],
    [
      { field: 'custom.seats', operator: 'isBetween', value: { from: 1, to: 5 } },
      { ...seats, bounds: { atLeast: 1, atMost: 5 } },
    ],
    [
      { field: 'custom.callback', operator: 'isGreaterThan', value: '09:00' },
      { is: 'within', path: 'custom.callback', ordering: 'time', bounds: { above: '09:00:00' } },
    ],
    [
      { field: 'custom.birthday', operator: 'isLessThan', value: '2000-01-01' },
      { is: 'within', path: 'custom.birthday', ordering: 'date', bounds: { below: '2000-01-01' } },
    ],
    [
      { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-01-15' },
      { ...created, bounds: { atLeast: '2026-01-15T16:00:00.000Z', atMost: last } },
    ],
    [
      { field: 'createdAt', operator: 'isTimestampBefore', value: '2026-01-15T08:00:00+08:00' },
      { ...created, bounds: { atLeast: first, atMost: '2026-01-14T23:59:59.999Z' } },
    ],
    [{ field: 'createdAt', operator: 'isTimestampAfter', value: last }, nothing],
    [{ field: 'createdAt', operator: 'isTimestampBetween', value: { from: last, to: first } }, nothing],
  ])('Q2 %j', (filter, criterion) => {
    expect(lowered(filter, 'Asia/Singapore')).toEqual(among(criterion));
  });

  it('Q2 groups stay as they are', () => {
    const filter: Filter = { and: [{ or: [] }, { not: { and: [{ field: 'email', operator: 'exists' }] } }] };
    expect(lowered(filter)).toEqual(among({ and: [{ or: [] }, { not: { and: [{ is: 'set', path: 'email' }] } }] }));
  });

  it('Q7 nothing is added where a status is asked for, however deep', () => {
    const blocked: Filter = { field: 'status', operator: 'isEqualTo', value: 'blocked' };
    const asked: Criterion = { is: 'oneOf', path: 'status', values: ['blocked'] };
    expect(lowered(blocked)).toEqual(asked);
    expect(lowered({ or: [{ and: [] }, { not: { and: [blocked] } }] })).toEqual({
      or: [{ and: [] }, { not: { and: [asked] } }],
    });
  });

  // The conformance suite asks stores for the filters of the table as they are written, without the parser.
  it('Q5 every filter of the table means what it means when it is parsed', () => {
    const others = Object.values(filterCases)
      .flat()
      .filter(({ filter, zone }) => {
        const parsed = parseFilter(filter, facts, { zone });
        return !parsed.ok || JSON.stringify(lowered(parsed.value, zone)) !== JSON.stringify(lowered(filter, zone));
      });
    expect(others.map(({ name }) => name)).toEqual([]);
  });
});
