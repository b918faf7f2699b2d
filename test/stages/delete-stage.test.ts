import { fc, test } from '@fast-check/vitest';
import { anActor, aStage, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { StageCatalogue } from '../../src/stages/catalogue.js';
import { deleteStage } from '../../src/stages/delete-stage.js';
import { refusal } from '../fields/refusal.js';

const lead = aStage({ id: 'lead', name: 'Lead', isDefault: true });
const customer = aStage({ id: 'customer', name: 'Customer' });
const lost = aStage({ id: 'lost', name: 'Lost', lost: true });
const catalogue: StageCatalogue = deepFreeze({ version: 3, stages: [lead, customer, lost] });
const remove = (input: unknown, ctx: Context = fixedContext()): ReturnType<typeof deleteStage> =>
  deleteStage(catalogue, input as Parameters<typeof deleteStage>[1], ctx);

describe('G1 deleting a stage', () => {
  it.each([
    ['another', 'lost'],
    ['none', null],
  ])('G1 says where its contacts go: %s', (_, moveTo) => {
    const answer = remove(deepFreeze({ stageId: 'customer', moveTo }));
    expect(answer.ok && answer.value.catalogue).toStrictEqual({ version: 4, stages: [lead, lost] });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        events: [
          {
            type: 'stage.deleted',
            subject: { type: 'stage', id: 'customer' },
            version: 4,
            seq: 0,
            data: { stage: customer, moveTo },
          },
        ],
      },
    });
    expect(answer.ok && answer.value.events).toHaveLength(1);
  });
  it('G1 new contacts follow: the stage that takes the default’s place becomes the default', () => {
    const after = { ...customer, isDefault: true };
    const answer = remove({ stageId: 'lead', moveTo: 'customer' });
    expect(answer.ok && answer.value.catalogue.stages).toStrictEqual([after, lost]);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        events: [
          { type: 'stage.deleted', seq: 0, data: { stage: lead, moveTo: 'customer' } },
          { type: 'stage.changed', seq: 1, subject: { id: 'customer' }, data: { before: customer, after } },
        ],
      },
    });
  });
  it('G1 without one to follow there is no default any more', () => {
    const answer = remove({ stageId: 'lead', moveTo: null });
    expect(answer.ok && answer.value.catalogue.stages).toStrictEqual([customer, lost]);
    expect(answer.ok && answer.value.events).toHaveLength(1);
  });
  it.each<[string, unknown, unknown]>([
    ['a stage that is none', { stageId: 'x', moveTo: null }, { code: 'STAGE_UNKNOWN', stageId: 'x' }],
    ['to go to a stage that is none', { stageId: 'lead', moveTo: 'x' }, { code: 'STAGE_UNKNOWN', stageId: 'x' }],
    ['to go where they are', { stageId: 'lead', moveTo: 'lead' }, ['moveTo INPUT_INVALID_VALUE']],
    ['not to say where', { stageId: 'lead' }, ['moveTo INPUT_REQUIRED']],
    ['to say no place', { stageId: 'lead', moveTo: 1 }, ['moveTo INPUT_INVALID_TYPE']],
    ['nothing', undefined, ['stageId INPUT_REQUIRED', 'moveTo INPUT_REQUIRED']],
  ])('G1 refuses %s', (_, input, expected) => {
    expect(refusal(remove(input))).toEqual(expected);
  });
  it('G1 one that segments ask for goes with the token of its report', () => {
    const segments = [{ id: 's-1', name: 'Best' }];
    const removeUsed = (input: object, facts: object = { segments }): ReturnType<typeof deleteStage> =>
      deleteStage(catalogue, { stageId: 'lost', moveTo: null, ...input }, fixedContext(), facts);
    const report = refusal(removeUsed({})) as { readonly token: string };
    expect(report).toEqual({ code: 'STAGE_IN_USE', stageId: 'lost', segments, token: report.token });
    expect(refusal(removeUsed({ token: report.token }))).toBeNull();
    expect(refusal(removeUsed({ token: '' }))).toEqual(report);
    expect(refusal(removeUsed({ stageId: 'lead', token: report.token }))).toMatchObject({ code: 'STAGE_IN_USE' });
    expect(refusal(removeUsed({ token: 7 }))).toEqual(['token INPUT_INVALID_TYPE']);
    for (const none of [{}, { segments: [] }]) expect(refusal(removeUsed({}, none))).toBeNull();
    expect(refusal(removeUsed({}, { segments: [{}] }))).toEqual(['facts.segments INPUT_INVALID_TYPE']);
    expect(refusal(removeUsed({}, null as never))).toEqual(['facts INPUT_INVALID_TYPE']);
  });
  it('A1 not as an agent', () => {
    const ctx = fixedContext({ actor: anActor({ role: 'agent' }) });
    expect(refusal(remove({ stageId: 'lead', moveTo: null }, ctx))).toMatchObject({
      code: 'FORBIDDEN',
      action: 'manageStages',
    });
  });
  test.prop([fc.anything(), fc.anything(), fc.anything()])('X1 whatever it is called with', (...args) => {
    expect((deleteStage as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
  });
});
