import { fc, test } from '@fast-check/vitest';
import { anActor, aSegment, aStage, aTag, deepFreeze, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { isContactsError } from '../../src/kernel/errors.js';
import type { Filter } from '../../src/segments/filter.js';
import { segmentRows } from '../../src/segments/segment-rows.js';

const facts = { fields: fixtures.fields, tags: [aTag()], stages: [aStage()] };
const withFilter = (filter: unknown, zone: string | null = null) => aSegment({ filter: filter as Filter, zone });
const faultsOf = (...args: Parameters<typeof segmentRows>): unknown =>
  segmentRows(...args).map(({ issues }) => issues.map(({ code, path }) => `${path.join('.')} ${code}`));
const day = { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-01-01' };

describe('Q9 the list of segments', () => {
  it('Q9 each says what it depends on, in the order of the workspace', () => {
    const segments = deepFreeze([aSegment(), aSegment({ id: 'a', filter: { field: 'email', operator: 'exists' } })]);
    expect(segmentRows(segments, facts)).toStrictEqual([
      { ...segments[0], issues: [], dependsOn: { fields: ['tags'], tags: ['tag-vip'], stages: [] } },
      { ...segments[1], issues: [], dependsOn: { fields: ['email'], tags: [], stages: [] } },
    ]);
  });

  it.each<[string, unknown, unknown]>([
    ['a field', { field: 'custom.gone', operator: 'exists' }, ['filter.field FIELD_UNKNOWN']],
    ['a tag', { field: 'tags', operator: 'hasAllOf', value: ['tag-vip', 'x'] }, ['filter.value.1 TAG_UNKNOWN']],
    ['a stage', { and: [{ field: 'stage', operator: 'isEqualTo', value: 'x' }] }, ['filter.and.0.value STAGE_UNKNOWN']],
    ['an option', { field: 'custom.plan', operator: 'isEqualTo', value: 'x' }, ['filter.value OPTION_UNKNOWN']],
    [
      'the type of a field',
      { field: 'custom.plan', operator: 'contains', value: 'x' },
      ['filter.operator FILTER_OPERATOR_INVALID'],
    ],
    ['a zone', day, ['filter.value FILTER_ZONE_REQUIRED']],
    ['all sense', {}, ['filter.field INPUT_REQUIRED', 'filter.operator INPUT_REQUIRED']],
  ])('Q4 flags what has lost %s', (_, filter, expected) => {
    expect(faultsOf([withFilter(filter)], facts)).toEqual([expected]);
  });
  it('V1 values are not parsed again', () => {
    expect(faultsOf([withFilter({ field: 'phone', operator: 'isEqualTo', value: 'no number' })], facts)).toEqual([[]]);
  });
  it('Q3 days are in its own zone, or in the given one', () => {
    expect(faultsOf([withFilter(day, 'Asia/Singapore')], facts)).toEqual([[]]);
    expect(faultsOf([withFilter(day)], facts, { zone: 'Asia/Singapore' })).toEqual([[]]);
    expect(faultsOf([withFilter(day, 'Mars/Olympus')], facts, { zone: 'UTC' })).toEqual([['zone TIMEZONE_UNKNOWN']]);
  });
  it('A4 what asks for a field that is hidden from the actor is not there', () => {
    const hiding = { actor: anActor({ hiddenFields: ['email'] }) };
    const segments = [
      aSegment(),
      withFilter({
        or: [
          { field: 'firstName', operator: 'exists' },
          { field: 'email', operator: 'exists' },
        ],
      }),
    ];
    expect(segmentRows(segments, facts, hiding).map(({ filter }) => filter)).toEqual([aSegment().filter]);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything()])('X1 whatever it is called with', (...args) => {
    let thrown: unknown;
    try {
      (segmentRows as (...all: unknown[]) => unknown)(...args);
    } catch (error) {
      thrown = error;
    }
    expect(isContactsError(thrown, 'INVALID')).toBe(true);
  });
});
