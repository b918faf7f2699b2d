import { aContact, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { moveToStage } from '../../src/contact/stage.js';
import type { Stage } from '../../src/stages/stage.js';
import { faults } from './faults.js';

const ctx = fixedContext();
const { stages, contacts } = fixtures;

describe('G1 a contact has one stage or none', () => {
  it.each([
    [null, 'stage-lead'],
    ['stage-lead', 'stage-lost'],
    ['stage-lead', null],
    ['a stage that is gone', 'stage-lead'],
    ['a stage that is gone', null],
  ])('G1 from %s to %s', (before, after) => {
    const { contact, events } = scenario(aContact({ stageId: before }))
      .when((subject) => moveToStage(subject, { stageId: after }, ctx, { stages }))
      .emits('contact.stage.changed');
    expect(contact.stageId).toBe(after);
    expect(events[0]?.data).toEqual({ before, after });
  });
  it.each([null, 'stage-lead', 'a stage that is gone'])('G1 to %s where it is: no-op', (stageId) => {
    scenario(aContact({ stageId }))
      .when((subject) => moveToStage(subject, { stageId }, ctx, { stages }))
      .changesNothing();
  });
  it('G1 not to a stage that the workspace lacks', () => {
    for (const known of [stages, []]) {
      const refused = scenario(aContact())
        .when((subject) => moveToStage(subject, { stageId: 'none' }, ctx, { stages: known }))
        .rejects('STAGE_UNKNOWN');
      expect(refused).toEqual({ code: 'STAGE_UNKNOWN', stageId: 'none' });
    }
  });
  it('G1 a blocked contact too', () => {
    scenario(contacts.blocked)
      .when((subject) => moveToStage(subject, { stageId: 'stage-lost' }, ctx, { stages }))
      .emits('contact.stage.changed');
  });
});

it.each<[unknown, unknown, readonly string[]]>([
  [{}, { stages }, ['stageId INPUT_REQUIRED']],
  [{ stageId: 7 }, { stages }, ['stageId INPUT_INVALID_TYPE']],
  [{ stageId: '' }, { stages }, ['stageId INPUT_INVALID_VALUE']],
  [{ stageId: 'a:b' }, { stages }, ['stageId INPUT_INVALID_VALUE']],
  [{ stageId: null, lost: true }, { stages }, ['lost INPUT_UNKNOWN_KEY']],
  [{ stageId: 'stage-lead' }, undefined, ['facts INPUT_REQUIRED']],
  [{ stageId: 'stage-lead' }, null, ['facts INPUT_INVALID_TYPE']],
  [{ stageId: 'stage-lead' }, {}, ['facts.stages INPUT_REQUIRED']],
  [{ stageId: 'stage-lead' }, { stages: [null] }, ['facts.stages INPUT_INVALID_TYPE']],
  [{ stageId: 'stage-lead' }, { stages: 'stage-lead' }, ['facts.stages INPUT_INVALID_TYPE']],
])('X1 G1 refuses %j with %j', (input, facts, expected) => {
  const answer = moveToStage(aContact(), input as { stageId: string }, ctx, facts as { stages: readonly Stage[] });
  expect(faults(answer)).toEqual(expected);
});
