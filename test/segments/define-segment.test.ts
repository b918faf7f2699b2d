import { fc, test } from '@fast-check/vitest';
import { anActor, aSegment, aStage, aTag, deepFreeze, fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import { changeSegment } from '../../src/segments/change-segment.js';
import { defineSegment } from '../../src/segments/define-segment.js';
import { noSegments, type SegmentCatalogue } from '../../src/segments/segment-catalogue.js';
import { refusal } from '../fields/refusal.js';

const best = aSegment();
const hidden = aSegment({
  id: 'hidden',
  name: 'Rich',
  filter: { field: 'custom.seats', operator: 'isGreaterThan', value: 9 },
});
const dated = aSegment({
  id: 'dated',
  name: 'Old',
  filter: { field: 'createdAt', operator: 'isTimestampBefore', value: '2026-01-01' },
  zone: 'Asia/Singapore',
});
const gone = aSegment({
  id: 'gone',
  name: 'Gone',
  filter: { field: 'custom.gone', operator: 'exists' },
});
const catalogue: SegmentCatalogue = deepFreeze({ version: 3, segments: [best, hidden, dated, gone] });
const facts = { fields: fixtures.fields, tags: [aTag()], stages: [aStage()] };
const ann = { field: 'firstName', operator: 'isEqualTo', value: 'Ann' } as const;
const hiding = fixedContext({ actor: anActor({ hiddenFields: ['custom.seats'] }) });

const define = (input: unknown, ctx: Context = fixedContext(), of = catalogue): ReturnType<typeof defineSegment> =>
  defineSegment(of, input as Parameters<typeof defineSegment>[1], ctx, facts);
const change = (input: unknown, ctx: Context = fixedContext()): ReturnType<typeof changeSegment> =>
  changeSegment(catalogue, input as Parameters<typeof changeSegment>[1], ctx, facts);

const wrong: readonly [string, object, unknown][] = [
  ['a name of none', { name: ' ' }, ['name TEXT_EMPTY']],
  ['a name of 51 code points', { name: 'n'.repeat(51) }, ['name TEXT_TOO_LONG']],
  ['a name that is no text', { name: 7 }, ['name TEXT_INVALID_TYPE']],
  ['a zone that is none', { zone: 'Mars/Olympus' }, ['zone TIMEZONE_UNKNOWN']],
  ['a zone that is no text', { zone: 8 }, ['zone TIMEZONE_INVALID_TYPE']],
  ['what is not known', { color: 'red' }, ['color INPUT_UNKNOWN_KEY']],
  ['a filter of none', { filter: null }, ['filter INPUT_INVALID_TYPE']],
  [
    'a filter of what is not there',
    {
      filter: {
        and: [
          { field: 'custom.gone', operator: 'exists' },
          { field: 'tags', operator: 'hasAnyOf', value: ['tag-vip', 'no-tag'] },
          { field: 'stage', operator: 'isEqualTo', value: 'no-stage' },
          { field: 'custom.plan', operator: 'isEqualTo', value: 'gold' },
        ],
      },
    },
    [
      'filter.and.0.field FIELD_UNKNOWN',
      'filter.and.1.value.1 TAG_UNKNOWN',
      'filter.and.2.value STAGE_UNKNOWN',
      'filter.and.3.value OPTION_UNKNOWN',
    ],
  ],
  ['a day without a zone', { zone: null, filter: dated.filter }, ['filter.value FILTER_ZONE_REQUIRED']],
];

describe('Q9 saving a filter as a segment', () => {
  it('Q9 adds it after the others, canonical, one version on, with its event', () => {
    const segment = {
      id: 'id-1',
      name: 'Singapore Ann',
      filter: { and: [ann, { field: 'phone', operator: 'isEqualTo', value: '+6591234567' }] },
      zone: null,
    };
    const given = {
      name: ' Singapore   Ann',
      filter: { and: [ann, { field: 'phone', operator: 'isEqualTo', value: '9123 4567' }] },
    };
    expect(define(deepFreeze(given), fixedContext({ policy: { defaultCountry: 'SG' } }))).toStrictEqual({
      ok: true,
      value: {
        catalogue: { version: 4, segments: [...catalogue.segments, segment] },
        events: [
          {
            id: 'id-2',
            type: 'segment.created',
            workspaceId: 'workspace-1',
            subject: { type: 'segment', id: 'id-1' },
            version: 4,
            seq: 0,
            at: '2026-11-23T09:00:00.000Z',
            actor: { id: 'user-1', role: 'manager' },
            source: 'manual',
            data: { segment },
          },
        ],
      },
    });
  });

  it.each([
    ['its own zone', 'Asia/Singapore', undefined],
    ['the zone of the policy', null, 'Asia/Singapore'],
    ['the zone of the policy, when none is said', undefined, 'Asia/Singapore'],
  ])('Q3 its days are in %s', (_, zone, timeZone) => {
    const answer = define(
      { name: 'x', filter: dated.filter, zone },
      fixedContext({ policy: { timeZone } }),
      noSegments,
    );
    expect(answer.ok && answer.value.catalogue.segments).toStrictEqual([
      { id: 'id-1', name: 'x', filter: dated.filter, zone: zone ?? null },
    ]);
  });

  it.each(wrong)('Q4 X1 refuses %s', (_, members, expected) => {
    expect(refusal(define({ name: 'New', filter: ann, ...members }))).toEqual(expected);
  });

  it('C2 all faults at once', () => {
    expect(refusal(define({ filter: { field: 'x', operator: 'exists' }, zone: 'x' }))).toEqual([
      'name INPUT_REQUIRED',
      'filter.field FIELD_UNKNOWN',
      'zone TIMEZONE_UNKNOWN',
    ]);
  });

  it('Q9 names are unique by tag key', () => {
    expect(refusal(define({ name: 'BEST', filter: ann }))).toEqual({
      code: 'SEGMENT_NAME_TAKEN',
      name: 'BEST',
      segmentId: best.id,
    });
  });
  it('A4 what is hidden takes its name, and is not told', () => {
    expect(refusal(define({ name: 'rich', filter: ann }, hiding))).toEqual({
      code: 'SEGMENT_NAME_TAKEN',
      name: 'rich',
    });
    expect(refusal(define({ name: 'x', filter: hidden.filter }, hiding))).toEqual(['filter.field FIELD_UNKNOWN']);
  });
  it('Q9 at most 500, or what the policy says', () => {
    const full = {
      version: 1,
      segments: Array.from({ length: 499 }, (_, at) => aSegment({ id: `s${at}`, name: `s${at}` })),
    };
    const added = define({ name: 'x', filter: ann }, fixedContext(), full);
    expect(
      refusal(define({ name: 'y', filter: ann }, fixedContext(), added.ok ? added.value.catalogue : full)),
    ).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'segments',
      max: 500,
    });
    expect(refusal(define({ name: 'x', filter: ann }, fixedContext({ policy: { limits: { segments: 4 } } })))).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'segments',
      max: 4,
    });
  });
});

describe('Q9 a copy of another segment', () => {
  it.each<[string, object, object]>([
    ['as it is', { from: 'dated' }, { filter: dated.filter, zone: dated.zone }],
    ['with another filter', { from: 'dated', filter: ann }, { filter: ann, zone: dated.zone }],
    ['in another zone', { from: 'dated', zone: 'Europe/Berlin' }, { filter: dated.filter, zone: 'Europe/Berlin' }],
    ['in no zone', { from: best.id, zone: null }, { filter: best.filter, zone: null }],
    ['of what can’t run, with a filter that can', { from: 'gone', filter: ann }, { filter: ann, zone: null }],
  ])('Q9 %s', (_, members, expected) => {
    const answer = define({ name: 'Copy', ...members });
    expect(answer.ok && answer.value.catalogue.segments.slice(0, -1)).toEqual(catalogue.segments);
    expect(answer.ok && answer.value.catalogue.segments.at(-1)).toStrictEqual({
      id: 'id-1',
      name: 'Copy',
      ...expected,
    });
  });
  it.each<[string, object, Context, unknown]>([
    ['of none', { from: 'none', filter: ann }, fixedContext(), { code: 'SEGMENT_NOT_FOUND', segmentId: 'none' }],
    ['of one that is hidden', { from: 'hidden' }, hiding, { code: 'SEGMENT_NOT_FOUND', segmentId: 'hidden' }],
    ['of what can’t run', { from: 'gone' }, fixedContext(), ['filter.field FIELD_UNKNOWN']],
    [
      'that loses the zone it needs',
      { from: 'dated', zone: null },
      fixedContext(),
      ['filter.value FILTER_ZONE_REQUIRED'],
    ],
    ['of what is no id', { from: 7 }, fixedContext(), ['from INPUT_INVALID_TYPE']],
    ['without its name', { from: best.id, name: undefined }, fixedContext(), ['name INPUT_REQUIRED']],
  ])('Q9 A4 is not made %s', (_, members, ctx, expected) => {
    expect(refusal(define({ name: 'Copy', ...members }, ctx))).toEqual(expected);
  });
});

describe('Q9 changing a segment', () => {
  it('Q9 what is left out stays', () => {
    const after = { ...best, name: 'Better' };
    const answer = change(deepFreeze({ segmentId: best.id, name: 'Better' }));
    expect(answer.ok && answer.value.catalogue).toStrictEqual({ version: 4, segments: [after, hidden, dated, gone] });
    expect(answer.ok && answer.value.events).toMatchObject([
      { type: 'segment.changed', subject: { id: best.id }, version: 4, data: { before: best, after } },
    ]);
  });
  it.each<[string, object, object]>([
    ['another filter', { segmentId: 'dated', filter: ann }, { filter: ann, zone: dated.zone, name: dated.name }],
    ['a filter in the zone that it has', { segmentId: 'dated', filter: { ...dated.filter, value: '2026-02-02' } }, {}],
    ['another zone', { segmentId: 'dated', zone: 'Europe/Berlin' }, { filter: dated.filter, zone: 'Europe/Berlin' }],
    ['another filter in no zone', { segmentId: 'dated', filter: ann, zone: null }, { filter: ann, zone: null }],
    ['the spelling of its name', { segmentId: best.id, name: 'BEST' }, { name: 'BEST' }],
    ['the name of what can’t run', { segmentId: 'gone', name: 'Went' }, { name: 'Went', filter: gone.filter }],
    [
      'another name, beside the filter that can’t run',
      { ...gone, id: undefined, segmentId: 'gone', name: 'X' },
      { name: 'X' },
    ],
    ['the filter of what can’t run', { segmentId: 'gone', filter: ann }, { name: 'Gone', filter: ann }],
  ])('Q9 gives it %s', (_, input, expected) => {
    const answer = change(input);
    expect(refusal(answer)).toBeNull();
    expect(answer.ok && answer.value.events[0]?.data.after).toMatchObject(expected);
  });
  it.each([
    { segmentId: best.id },
    { segmentId: best.id, name: 'Best', filter: best.filter, zone: null },
    { segmentId: 'dated', zone: 'Asia/Singapore' },
    { segmentId: 'gone', name: 'Gone' },
  ])('C3 what changes nothing is the same catalogue: %j', (input) => {
    const answer = change(input);
    expect(answer.ok && answer.value.catalogue).toBe(catalogue);
    expect(answer.ok && answer.value.events).toEqual([]);
  });
  it.each(wrong)('Q4 X1 refuses %s', (_, members, expected) => {
    expect(refusal(change({ segmentId: best.id, ...members }))).toEqual(expected);
  });
  it('Q3 refuses to take away the zone that it needs', () => {
    expect(refusal(change({ segmentId: 'dated', zone: null }))).toEqual(['filter.value FILTER_ZONE_REQUIRED']);
    const policy = { timeZone: 'Europe/Berlin' };
    expect(refusal(change({ segmentId: 'dated', zone: null }, fixedContext({ policy })))).toBeNull();
  });
  it.each<[string, object, Context, unknown]>([
    ['none', { segmentId: 'none' }, fixedContext(), { code: 'SEGMENT_NOT_FOUND', segmentId: 'none' }],
    ['one that is hidden', { segmentId: 'hidden' }, hiding, { code: 'SEGMENT_NOT_FOUND', segmentId: 'hidden' }],
    [
      'the name of another',
      { segmentId: best.id, name: 'old' },
      fixedContext(),
      { code: 'SEGMENT_NAME_TAKEN', name: 'old', segmentId: 'dated' },
    ],
    ['no id', {}, fixedContext(), ['segmentId INPUT_REQUIRED']],
    ['nothing', undefined as never, fixedContext(), ['segmentId INPUT_REQUIRED']],
    ['null', null as never, fixedContext(), [' INPUT_INVALID_TYPE']],
    ['an id that is none', { segmentId: 7 }, fixedContext(), ['segmentId INPUT_INVALID_TYPE']],
  ])('Q9 A4 refuses %s', (_, input, ctx, expected) => {
    expect(refusal(change(input, ctx))).toEqual(expected);
  });
});

describe('A1 X1 who and what', () => {
  const agent = fixedContext({ actor: anActor({ role: 'agent' }) });
  it.each([
    ['define', define({ name: 'x', filter: ann }, agent)],
    ['change', change({ segmentId: best.id, name: 'x' }, agent)],
  ])('A1 an agent may not %s', (_, answer) => {
    expect(refusal(answer)).toMatchObject({ code: 'FORBIDDEN', action: 'manageSegments' });
  });
  it.each<[string, unknown, unknown, unknown]>([
    ['no facts', catalogue, undefined, ['facts INPUT_REQUIRED']],
    ['no fields', catalogue, {}, ['facts.fields INPUT_REQUIRED']],
    ['tags without ids', catalogue, { fields: [], tags: [{}] }, ['facts.tags INPUT_INVALID_TYPE']],
    ['no catalogue', null, { fields: [] }, ['catalogue INPUT_INVALID_TYPE']],
    [
      'segments without filters',
      { version: 1, segments: [{ id: 'a', name: 'b', zone: null }] },
      { fields: [] },
      ['catalogue.segments INPUT_INVALID_TYPE'],
    ],
  ])('X1 refuses %s', (_, of, given, expected) => {
    const answer = defineSegment(of as never, { name: 'x', filter: ann }, fixedContext(), given as never);
    expect(refusal(answer)).toEqual(expected);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])(
    'X1 whatever it is called with',
    (...args) => {
      for (const operation of [defineSegment, changeSegment])
        expect((operation as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
    },
  );
});
