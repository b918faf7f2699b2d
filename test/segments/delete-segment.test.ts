import { fc, test } from '@fast-check/vitest';
import { anActor, aSegment, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import { deleteSegment } from '../../src/segments/delete-segment.js';
import { refusal } from '../fields/refusal.js';

const best = aSegment();
const other = aSegment({ id: 'other', name: 'Other', filter: { field: 'email', operator: 'exists' } });
const catalogue = deepFreeze({ version: 3, segments: [best, other] });
const remove = (input: unknown, ctx: Context = fixedContext()): ReturnType<typeof deleteSegment> =>
  deleteSegment(catalogue, input as { segmentId: string }, ctx);

describe('Q9 deleting a segment', () => {
  it('Q9 takes it out, one version on, with its event', () => {
    const answer = remove(deepFreeze({ segmentId: best.id }));
    expect(answer.ok && answer.value.catalogue).toStrictEqual({ version: 4, segments: [other] });
    expect(answer.ok && answer.value.events).toMatchObject([
      {
        type: 'segment.deleted',
        subject: { type: 'segment', id: best.id },
        version: 4,
        seq: 0,
        data: { segment: best },
      },
    ]);
  });
  it.each<[string, unknown, unknown]>([
    ['one that is none', { segmentId: 'x' }, { code: 'SEGMENT_NOT_FOUND', segmentId: 'x' }],
    ['nothing', undefined, ['segmentId INPUT_REQUIRED']],
    ['what is no id', { segmentId: 1 }, ['segmentId INPUT_INVALID_TYPE']],
    ['what is not known', { segmentId: best.id, force: true }, ['force INPUT_UNKNOWN_KEY']],
  ])('Q9 refuses %s', (_, input, expected) => {
    expect(refusal(remove(input))).toEqual(expected);
  });
  it('A4 not one that asks for what is hidden', () => {
    const ctx = fixedContext({ actor: anActor({ hiddenFields: ['email'] }) });
    expect(refusal(remove({ segmentId: other.id }, ctx))).toEqual({ code: 'SEGMENT_NOT_FOUND', segmentId: other.id });
  });
  it('A1 not as an agent', () => {
    const ctx = fixedContext({ actor: anActor({ role: 'agent' }) });
    expect(refusal(remove({ segmentId: best.id }, ctx))).toMatchObject({ code: 'FORBIDDEN', action: 'manageSegments' });
  });
  test.prop([fc.anything(), fc.anything(), fc.anything()])('X1 whatever it is called with', (...args) => {
    expect((deleteSegment as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
  });
});
