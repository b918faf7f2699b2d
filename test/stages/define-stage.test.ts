import { fc, test } from '@fast-check/vitest';
import { anActor, aStage, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import { noStages, type StageCatalogue } from '../../src/stages/catalogue.js';
import { changeStage, defineStage } from '../../src/stages/define-stage.js';
import type { Stage } from '../../src/stages/stage.js';
import { refusal } from '../fields/refusal.js';

const lead = aStage({ id: 'lead', name: 'Lead', isDefault: true });
const customer = aStage({ id: 'customer', name: 'Customer', emoji: '🎉', description: 'Paid' });
const catalogue: StageCatalogue = deepFreeze({ version: 3, stages: [lead, customer] });
const define = (input: unknown, of = catalogue, ctx: Context = fixedContext()): ReturnType<typeof defineStage> =>
  defineStage(of, input as Parameters<typeof defineStage>[1], ctx);
const change = (input: unknown, of = catalogue, ctx: Context = fixedContext()): ReturnType<typeof changeStage> =>
  changeStage(of, input as Parameters<typeof changeStage>[1], ctx);

const taken: readonly [string, unknown, unknown][] = [
  ['a name of none', '', ['name TEXT_EMPTY']],
  ['a name of 51 code points', 'n'.repeat(51), ['name TEXT_TOO_LONG']],
  ['a name that is no text', 7, ['name TEXT_INVALID_TYPE']],
];
const wrong: readonly [string, object, unknown][] = [
  ['two emoji', { emoji: '🎉🎉' }, ['emoji TEXT_TOO_LONG']],
  ['a description that is too long', { description: 'd'.repeat(256) }, ['description TEXT_TOO_LONG']],
  ['lost that is neither', { lost: 'yes' }, ['lost INPUT_INVALID_TYPE']],
  ['a default that is neither', { isDefault: null }, ['isDefault INPUT_INVALID_TYPE']],
  ['what is not known', { color: 'red' }, ['color INPUT_UNKNOWN_KEY']],
];

describe('G1 defining a stage', () => {
  it('G1 adds it after the others, one version on, with its event', () => {
    const stage = {
      id: 'id-1',
      name: 'Cold Lead',
      emoji: '🧊',
      description: 'No answer',
      lost: true,
      isDefault: false,
    };
    expect(
      define(deepFreeze({ name: ' Cold  Lead', emoji: '🧊', description: 'No answer', lost: true })),
    ).toStrictEqual({
      ok: true,
      value: {
        catalogue: { version: 4, stages: [lead, customer, stage] },
        events: [
          {
            id: 'id-2',
            type: 'stage.created',
            workspaceId: 'workspace-1',
            subject: { type: 'stage', id: 'id-1' },
            version: 4,
            seq: 0,
            at: '2026-11-23T09:00:00.000Z',
            actor: { id: 'user-1', role: 'manager' },
            source: 'manual',
            data: { stage },
          },
        ],
      },
    });
  });
  it('G1 is neither lost nor the default unless it is said', () => {
    const stage = { id: 'id-1', name: 'New', emoji: null, description: null, lost: false, isDefault: false };
    const answer = define({ name: 'New', emoji: null, description: '' }, noStages);
    expect(answer.ok && answer.value.catalogue).toStrictEqual({ version: 1, stages: [stage] });
  });
  it('G1 a new default takes it from the other, in the same commit', () => {
    const answer = define({ name: 'New', isDefault: true });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        catalogue: { stages: [{ ...lead, isDefault: false }, customer, { name: 'New', isDefault: true }] },
        events: [
          { type: 'stage.created', seq: 0, version: 4 },
          {
            type: 'stage.changed',
            seq: 1,
            version: 4,
            subject: { type: 'stage', id: 'lead' },
            data: { before: lead, after: { ...lead, isDefault: false } },
          },
        ],
      },
    });
    expect(answer.ok && answer.value.events).toHaveLength(2);
  });
  it.each(['customer', ' CUSTOMER ', 'Ｃustomer'])('G1 the name %j is taken, by its tag key', (name) => {
    expect(refusal(define({ name }))).toMatchObject({ code: 'STAGE_NAME_TAKEN', stageId: 'customer' });
  });
  it.each([...taken.map(([what, name, expected]): [string, object, unknown] => [what, { name }, expected]), ...wrong])(
    'G1 refuses %s',
    (_, input, expected) => {
      expect(refusal(define({ name: 'x', ...input }))).toEqual(expected);
    },
  );
  it('G1 needs a name, of up to 50 code points', () => {
    expect(refusal(define({}))).toEqual(['name INPUT_REQUIRED']);
    expect(refusal(define({ name: '😀'.repeat(50) }))).toBeNull();
  });
  it('G1 there are up to twenty, or as many as the policy says', () => {
    const stages = Array.from({ length: 20 }, (_, place) => aStage({ id: `s${place}`, name: `S${place}` }));
    expect(refusal(define({ name: 'x' }, { version: 1, stages }))).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'stages',
      max: 20,
    });
    expect(refusal(define({ name: 'x' }, { version: 1, stages: stages.slice(1) }))).toBeNull();
    const ctx = fixedContext({ policy: { limits: { stages: 2 } } });
    expect(refusal(define({ name: 'x' }, catalogue, ctx))).toEqual({ code: 'LIMIT_REACHED', limit: 'stages', max: 2 });
  });
});

describe('G1 changing a stage', () => {
  it.each<[string, object, Partial<Stage>]>([
    ['its name', { name: ' Client' }, { name: 'Client' }],
    ['the spelling of its name', { name: 'CUSTOMER' }, { name: 'CUSTOMER' }],
    ['its emoji', { emoji: '💰' }, { emoji: '💰' }],
    ['no emoji', { emoji: null }, { emoji: null }],
    ['its description', { description: 'x' }, { description: 'x' }],
    ['no description', { description: ' ' }, { description: null }],
    ['lost', { lost: true }, { lost: true }],
  ])('G1 %s', (_, input, expected) => {
    const after = { ...customer, ...expected };
    const answer = change(deepFreeze({ stageId: 'customer', ...input }));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        events: [
          {
            type: 'stage.changed',
            subject: { type: 'stage', id: 'customer' },
            version: 4,
            seq: 0,
            data: { before: customer, after },
          },
        ],
      },
    });
    expect(answer.ok && answer.value.catalogue).toStrictEqual({ version: 4, stages: [lead, after] });
  });
  it('G1 making one the default takes it from the other', () => {
    const answer = change({ stageId: 'customer', isDefault: true });
    expect(answer.ok && answer.value.catalogue.stages).toStrictEqual([
      { ...lead, isDefault: false },
      { ...customer, isDefault: true },
    ]);
    expect(answer).toMatchObject({
      ok: true,
      value: { events: [{ subject: { id: 'lead' } }, { subject: { id: 'customer' } }] },
    });
  });
  it('G1 there may be no default', () => {
    const answer = change({ stageId: 'lead', isDefault: false });
    expect(answer.ok && answer.value.catalogue.stages).toStrictEqual([{ ...lead, isDefault: false }, customer]);
  });
  it.each([
    ['nothing', { stageId: 'lead' }],
    ['all as it is', { stageId: 'lead', name: ' Lead', emoji: '', description: null, lost: false, isDefault: true }],
  ])('C3 %s is no change', (_, input) => {
    const answer = change(input);
    expect(answer.ok && answer.value.catalogue).toBe(catalogue);
    expect(answer.ok && answer.value.events).toEqual([]);
  });
  it.each<[string, object, unknown]>([
    ...taken.map(([what, name, expected]): [string, object, unknown] => [what, { name }, expected]),
    ...wrong,
    ['a name that another has', { name: 'lead' }, { code: 'STAGE_NAME_TAKEN', name: 'lead', stageId: 'lead' }],
    ['a stage that is none', { stageId: 'x' }, { code: 'STAGE_UNKNOWN', stageId: 'x' }],
  ])('G1 refuses %s', (_, input, expected) => {
    expect(refusal(change({ stageId: 'customer', ...input }))).toEqual(expected);
  });
});

describe('A1, X1 the stage catalogue', () => {
  it.each([
    ['owner', null],
    ['manager', null],
    ['system', null],
    ['agent', { code: 'FORBIDDEN', action: 'manageStages', because: 'role' }],
  ] as const)('A1 is kept by owners and managers: %s', (role, expected) => {
    const ctx = fixedContext({ actor: anActor({ role }) });
    expect(refusal(define({ name: 'x' }, catalogue, ctx))).toEqual(expected);
    expect(refusal(change({ stageId: 'lead', name: 'x' }, catalogue, ctx))).toEqual(expected);
  });
  it('C4 ids are ids', () => {
    const ctx = fixedContext({ newId: () => 'a:b' });
    expect(refusal(define({ name: 'x' }, catalogue, ctx))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
    expect(refusal(change({ stageId: 'lead', name: 'x' }, catalogue, ctx))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
  });
  it.each<[unknown, readonly string[]]>([
    [undefined, ['catalogue INPUT_REQUIRED']],
    [{}, ['catalogue.version INPUT_REQUIRED', 'catalogue.stages INPUT_REQUIRED']],
    [{ version: -1, stages: [] }, ['catalogue.version INPUT_INVALID_TYPE']],
    ...['id', 'name', 'emoji', 'description', 'lost', 'isDefault'].map((key): [unknown, string[]] => [
      { version: 1, stages: [{ ...lead, [key]: 7 }] },
      ['catalogue.stages INPUT_INVALID_TYPE'],
    ]),
  ])('X1 the catalogue %j', (of, expected) => {
    expect(refusal(defineStage(of as StageCatalogue, { name: 'x' }, fixedContext()))).toEqual(expected);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything()])('X1 whatever they are called with', (...args) => {
    for (const operation of [defineStage, changeStage])
      expect((operation as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
  });
});
