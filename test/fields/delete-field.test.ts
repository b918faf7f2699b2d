import { fc, test } from '@fast-check/vitest';
import { aField, anActor, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { FieldCatalogue } from '../../src/fields/catalogue.js';
import { defineField } from '../../src/fields/define-field.js';
import { deleteField, finishPurge } from '../../src/fields/delete-field.js';
import { fieldRows } from '../../src/fields/field-rows.js';
import { fieldSet } from '../../src/fields/field-set.js';
import type { Dependents } from '../../src/kernel/dependents.js';
import { catalogue, inCode, owner } from './catalogues.js';
import { refusal } from './refusal.js';

type Input = Parameters<typeof deleteField>[1];
const asOwner = fixedContext({ actor: owner });
const unused: Dependents = { segments: [], workflows: [] };
const remove = (
  input: unknown,
  facts: Dependents = unused,
  of: FieldCatalogue = catalogue,
  ctx: Context = asOwner,
): ReturnType<typeof deleteField> => deleteField(of, input as Input, ctx, { inCode, ...facts });
const vip = { id: 's1', name: 'VIPs' };
const lost = { id: 's2', name: 'Lost' };

function tokenOf(answer: ReturnType<typeof deleteField>): string {
  if (answer.ok || answer.error.code !== 'FIELD_IN_USE') throw new Error('it was not in use');
  return answer.error.token;
}

describe('F4 deleting a field', () => {
  it('F4 hides it at once and reserves its key until its values are purged', () => {
    const ordered = deepFreeze({ ...catalogue, order: ['seats', 'plan', 'phone'] });
    const answer = remove(deepFreeze({ key: 'plan' }), unused, ordered);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        events: [
          {
            type: 'field.deleted',
            subject: { type: 'field', id: 'plan' },
            version: 4,
            seq: 0,
            data: { definition: catalogue.fields[0] },
          },
        ],
      },
    });
    if (!answer.ok) return;
    const deleted = answer.value.catalogue;
    expect(deleted).toStrictEqual({
      ...ordered,
      version: 4,
      fields: [{ ...catalogue.fields[1], position: 0 }],
      order: ['seats', 'phone'],
      purging: ['plan'],
    });
    expect(fieldRows(deleted, inCode).map(({ key }) => key)).not.toContain('plan');
    const again = { key: 'plan', type: 'text' } as const;
    expect(refusal(defineField(deleted, again, asOwner))).toEqual({ code: 'FIELD_KEY_PURGING', key: 'plan' });
    expect(refusal(remove({ key: 'plan' }, unused, deleted))).toEqual({ code: 'FIELD_NOT_FOUND', key: 'plan' });

    const purged = finishPurge(deepFreeze(deleted), { key: 'plan' }, asOwner);
    expect(purged).toMatchObject({
      ok: true,
      value: {
        catalogue: { version: 5, purging: [] },
        events: [{ type: 'field.purged', subject: { id: 'plan' }, version: 5, data: { key: 'plan' } }],
      },
    });
    expect(purged.ok && refusal(defineField(purged.value.catalogue, again, asOwner))).toBeNull();
  });
  it('F4 a purge that is over is no change: reactions may come twice', () => {
    const of = deepFreeze({ ...catalogue, purging: ['other'] });
    const answer = finishPurge(of, { key: 'plan' }, asOwner);
    expect(answer.ok && answer.value.catalogue).toBe(of);
    expect(answer.ok && answer.value.events).toEqual([]);
    expect(finishPurge(of, { key: 'other' }, fixedContext({ actor: anActor({ role: 'system' }) }))).toMatchObject({
      ok: true,
      value: { catalogue: { purging: [] } },
    });
    expect(refusal(finishPurge(of, { key: 'other' }, fixedContext()))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(finishPurge(of, { key: 1 as never }, asOwner))).toEqual(['key INPUT_INVALID_TYPE']);
  });
  it('F4 code that declares a key which is being purged has to wait for it', () => {
    const of = deepFreeze({ ...catalogue, purging: ['tier'] });
    const set = fieldSet(of, inCode);
    expect(set.ok && set.value.map(({ key }) => key)).toEqual(['plan', 'seats']);
    expect(fieldRows(of, inCode).map(({ key }) => key)).not.toContain('tier');
  });

  it('F4 first reports what depends on it; with the token of that report it goes', () => {
    const facts = deepFreeze({ segments: [{ ...vip, filter: {} }, lost], workflows: ['w1'] });
    const report = remove({ key: 'plan' }, facts);
    expect(refusal(report)).toStrictEqual({
      code: 'FIELD_IN_USE',
      key: 'plan',
      segments: [vip, lost],
      workflows: ['w1'],
      token: expect.any(String) as string,
    });
    expect(refusal(remove({ key: 'plan', token: tokenOf(report) }, facts))).toBeNull();
  });
  const seen = { segments: [vip], workflows: ['w1'] };
  const token = tokenOf(remove({ key: 'plan' }, seen));
  it.each<[string, Dependents, boolean]>([
    ['the same', seen, true],
    [
      'the same in another order, with another name',
      { segments: [{ ...vip, name: 'x' }], workflows: ['w1', 'w1'] },
      true,
    ],
    ['less', { segments: [], workflows: ['w1'] }, true],
    ['nothing any more', unused, true],
    ['another segment', { segments: [vip, lost], workflows: ['w1'] }, false],
    ['another segment instead', { segments: [lost], workflows: ['w1'] }, false],
    ['another workflow', { segments: [vip], workflows: ['w1', 'w2'] }, false],
    ['a workflow with the id of the segment', { segments: [], workflows: ['s1'] }, false],
  ])('F4 a token covers what was seen with it: now it is %s', (_, now, goes) => {
    const answer = remove({ key: 'plan', token }, now);
    expect(answer.ok).toBe(goes);
    const again = goes ? answer : remove({ key: 'plan', token: tokenOf(answer) }, now);
    expect(refusal(again)).toBeNull();
  });
  it('F4 a token is the same for the same report, whatever its order, and holds for its field alone', () => {
    const one = remove({ key: 'plan' }, { segments: [vip, lost], workflows: ['b', 'a'] });
    const other = remove({ key: 'plan' }, { segments: [lost, vip], workflows: ['a', 'b'] });
    expect(tokenOf(one)).toBe(tokenOf(other));
    expect(remove({ key: 'seats', token }, seen)).toMatchObject({ error: { code: 'FIELD_IN_USE', key: 'seats' } });
  });
  it.each(['', 'yes', '{}', '[]', 'null', '['.repeat(100_000), JSON.stringify({ subject: 'plan', segments: 's1' })])(
    'F4 what is no token acknowledges nothing: %.40s',
    (made) => {
      expect(remove({ key: 'plan', token: made }, seen)).toMatchObject({ error: { code: 'FIELD_IN_USE' } });
    },
  );

  it.each<[string, unknown, unknown]>([
    ['a field in code', { key: 'tier' }, { code: 'FIELD_IN_CODE', key: 'tier' }],
    ['a standard field', { key: 'phone' }, { code: 'FIELD_STANDARD', key: 'phone' }],
    ['a standard row', { key: 'profile' }, { code: 'FIELD_STANDARD', key: 'profile' }],
    ['a field that is none', { key: 'nope' }, { code: 'FIELD_NOT_FOUND', key: 'nope' }],
    ['no key', {}, ['key INPUT_REQUIRED']],
    ['a token that is no text', { key: 'plan', token: 1 }, ['token INPUT_INVALID_TYPE']],
    ['what is not known', { key: 'plan', force: true }, ['force INPUT_UNKNOWN_KEY']],
  ])('F4 refuses %s', (_, input, expected) => {
    expect(refusal(remove(input, seen))).toEqual(expected);
  });
  it('F4 a field that code and workspace both have is the code’s', () => {
    const both = deepFreeze({ ...catalogue, fields: [aField({ key: 'tier', type: 'list' })] });
    expect(refusal(remove({ key: 'tier' }, unused, both))).toEqual({ code: 'FIELD_IN_CODE', key: 'tier' });
  });
  it.each([
    ['owner', [], null],
    ['owner', ['workspaceSettings'], 'workspaceSettings'],
    ['manager', [], 'role'],
    ['agent', [], 'role'],
    ['system', [], null],
  ] as const)('F4 is for owners: %s without %j', (role, restrictions, because) => {
    const ctx = fixedContext({ actor: anActor({ role, restrictions }) });
    const expected = because === null ? null : { code: 'FORBIDDEN', action: 'deleteField', because };
    expect(refusal(remove({ key: 'plan' }, unused, catalogue, ctx))).toEqual(expected);
  });
  it('A4 a field that is hidden from the actor does not exist', () => {
    const ctx = fixedContext({ actor: anActor({ role: 'owner', hiddenFields: ['custom.plan'] }) });
    expect(refusal(remove({ key: 'plan' }, seen, catalogue, ctx))).toEqual({ code: 'FIELD_NOT_FOUND', key: 'plan' });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, ['facts INPUT_REQUIRED']],
    ['no dependents', {}, ['facts.segments INPUT_REQUIRED', 'facts.workflows INPUT_REQUIRED']],
    ['segments without name', { segments: [{ id: 's' }], workflows: [] }, ['facts.segments INPUT_INVALID_TYPE']],
    [
      'segments without id',
      { segments: [{ id: '', name: 's' }], workflows: [] },
      ['facts.segments INPUT_INVALID_TYPE'],
    ],
    ['workflows that are none', { segments: [], workflows: [1] }, ['facts.workflows INPUT_INVALID_TYPE']],
    ['code that is none', { segments: [], workflows: [], inCode: {} }, ['facts.inCode INPUT_INVALID_TYPE']],
  ])('X1 what depends on it must be said: %s', (_, facts, expected) => {
    expect(refusal(deleteField(catalogue, { key: 'plan' }, asOwner, facts as Dependents))).toEqual(expected);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])(
    'X1 whatever it is called with',
    (...args) => {
      for (const operation of [deleteField, finishPurge])
        expect((operation as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
    },
  );
});
