import { fc, test } from '@fast-check/vitest';
import { aField, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../src/access/policy.js';
import { type FieldCatalogue, noFields } from '../../src/fields/catalogue.js';
import { defineField } from '../../src/fields/define-field.js';
import { catalogue, inCode } from './catalogues.js';
import { refusal } from './refusal.js';

type Input = Parameters<typeof defineField>[1];
const define = (input: unknown, of: FieldCatalogue = catalogue, ctx = fixedContext()): ReturnType<typeof defineField> =>
  defineField(of, input as Input, ctx, { inCode });
const withLimits = (limits: Partial<Limits>): ReturnType<typeof fixedContext> => fixedContext({ policy: { limits } });

describe('F1 defining a field at run time', () => {
  it('F1 adds it after the others, one version on, with its event', () => {
    const input = deepFreeze({ key: 'size', type: 'list', options: ['S', ' M '], name: 'T-shirt' } as const);
    const definition = {
      key: 'size',
      type: 'list',
      options: ['S', 'M'],
      name: 'T-shirt',
      description: null,
      visibility: 'always',
      position: 2,
    };
    const answer = define(input);
    expect(answer).toStrictEqual({
      ok: true,
      value: {
        catalogue: { ...catalogue, version: 4, fields: [...catalogue.fields, definition] },
        events: [
          {
            id: 'id-1',
            type: 'field.defined',
            workspaceId: 'workspace-1',
            subject: { type: 'field', id: 'size' },
            version: 4,
            seq: 0,
            at: '2026-11-23T09:00:00.000Z',
            actor: { id: 'user-1', role: 'manager' },
            source: 'manual',
            data: { definition },
          },
        ],
      },
    });
    expect(define(input)).toStrictEqual(answer);
  });
  it('F1 is the first of a workspace that had none, with or without fields in code', () => {
    const answer = defineField(noFields, { key: 'note', type: 'text' }, fixedContext());
    expect(answer).toMatchObject({
      ok: true,
      value: { catalogue: { version: 1, fields: [aField({ name: 'note' })] } },
    });
  });

  it.each<[string, unknown, unknown]>([
    ['a key that the workspace has', { key: 'plan', type: 'text' }, { code: 'FIELD_KEY_TAKEN', key: 'plan' }],
    ['a key of code', { key: 'tier', type: 'text' }, { code: 'FIELD_KEY_TAKEN', key: 'tier' }],
    ['a key of a standard field', { key: 'email', type: 'email' }, { code: 'FIELD_KEY_TAKEN', key: 'email' }],
    ['a key of a standard row', { key: 'assignee', type: 'text' }, { code: 'FIELD_KEY_TAKEN', key: 'assignee' }],
    [
      'a name that the workspace has',
      { key: 'x', type: 'text', name: ' ＰＬＡＮ ' },
      { code: 'FIELD_NAME_TAKEN', name: 'ＰＬＡＮ', key: 'plan' },
    ],
    [
      'a name of code',
      { key: 'x', type: 'text', name: 'TIER' },
      { code: 'FIELD_NAME_TAKEN', name: 'TIER', key: 'tier' },
    ],
    [
      'a name of a standard field',
      { key: 'x', type: 'text', name: 'phone number' },
      { code: 'FIELD_NAME_TAKEN', name: 'phone number', key: 'phone' },
    ],
    ['a key that is a name', { key: 'SEATS', type: 'text' }, { code: 'FIELD_NAME_TAKEN', name: 'SEATS', key: 'seats' }],
    ['no key', { type: 'text' }, ['key INPUT_REQUIRED']],
    ['a key that is none', { key: 'a b', type: 'text' }, ['key INPUT_INVALID_VALUE']],
    ['a key of every object', { key: 'toString', type: 'text' }, ['key INPUT_INVALID_VALUE']],
    ['a list without options', { key: 'x', type: 'list' }, ['options INPUT_REQUIRED']],
    ['no object', 7, [' INPUT_INVALID_TYPE']],
    ['a position', { key: 'x', type: 'text', position: 0 }, ['position INPUT_UNKNOWN_KEY']],
  ])('F1 refuses %s', (_, input, expected) => {
    expect(refusal(define(input))).toEqual(expected);
  });
  it('A4 tells no key of a name that the actor may not see', () => {
    const ctx = fixedContext({ actor: { id: 'u', role: 'manager', hiddenFields: ['custom.plan'] } });
    expect(refusal(define({ key: 'x', type: 'text', name: 'plan' }, catalogue, ctx))).toStrictEqual({
      code: 'FIELD_NAME_TAKEN',
      name: 'plan',
    });
  });
  it('F4 refuses a key whose old values are being purged', () => {
    const purging = deepFreeze({ ...catalogue, purging: ['old'] });
    expect(refusal(define({ key: 'old', type: 'text' }, purging))).toEqual({ code: 'FIELD_KEY_PURGING', key: 'old' });
  });

  it('F1 the limits are the policy’s: of fields, those in code counted, and of options', () => {
    const input = { key: 'x', type: 'list', options: ['a', 'b', 'c'] };
    expect(refusal(define(input, catalogue, withLimits({ fields: 4, options: 3 })))).toBeNull();
    expect(refusal(define(input, catalogue, withLimits({ fields: 3 })))).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'fields',
      max: 3,
    });
    expect(refusal(define(input, catalogue, withLimits({ options: 2 })))).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'options',
      max: 2,
    });
  });
  it('F1 without a policy there are 500 of each', () => {
    const fields = Array.from({ length: 499 }, (_, place) => aField({ key: `f${place}`, position: place }));
    const options = Array.from({ length: 500 }, (_, place) => `o${place}`);
    expect(
      refusal(defineField({ ...noFields, fields }, { key: 'x', type: 'list', options }, fixedContext())),
    ).toBeNull();
    expect(
      refusal(defineField({ ...noFields, fields: [...fields, aField()] }, { key: 'x', type: 'text' }, fixedContext())),
    ).toEqual({ code: 'LIMIT_REACHED', limit: 'fields', max: 500 });
    expect(refusal(define({ key: 'x', type: 'list', options: [...options, 'more'] }))).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'options',
      max: 500,
    });
  });

  it.each([
    ['owner', null],
    ['manager', null],
    ['system', null],
    ['agent', { code: 'FORBIDDEN', action: 'manageFields', because: 'role' }],
  ] as const)('A1 as %s', (role, expected) => {
    const ctx = fixedContext({ actor: { id: 'u', role } });
    expect(refusal(define({ key: 'x', type: 'text' }, catalogue, ctx))).toEqual(expected);
  });
  it('A1 not without the settings of the workspace', () => {
    const ctx = fixedContext({ actor: { id: 'u', role: 'owner', restrictions: ['workspaceSettings'] } });
    expect(refusal(define({ key: 'x', type: 'text' }, catalogue, ctx))).toEqual({
      code: 'FORBIDDEN',
      action: 'manageFields',
      because: 'workspaceSettings',
    });
  });
  it('C4 ids are ids', () => {
    const ctx = fixedContext({ newId: () => 'a:b' });
    expect(refusal(define({ key: 'x', type: 'text' }, catalogue, ctx))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
  });
});

const broken: readonly [string, unknown, unknown, readonly string[]][] = [
  ['no catalogue', undefined, {}, ['catalogue INPUT_REQUIRED']],
  [
    'an empty one',
    {},
    {},
    ['version', 'fields', 'order', 'visibility', 'purging'].map((key) => `catalogue.${key} INPUT_REQUIRED`),
  ],
  ['a version that counts nothing', { ...catalogue, version: 1.5 }, {}, ['catalogue.version INPUT_INVALID_TYPE']],
  ...[
    null,
    {},
    { ...aField(), key: 'constructor' },
    { ...aField(), key: 'phone' },
    { ...aField(), type: 'user' },
    { ...aField(), options: ['a'] },
    { ...aField({ type: 'list' }), options: null },
    { ...aField({ type: 'list' }), options: [1] },
    { ...aField(), name: '' },
    { ...aField(), description: 1 },
    { ...aField(), visibility: 'never' },
    { ...aField(), position: -1 },
  ].map((field): [string, unknown, unknown, string[]] => [
    `the field ${JSON.stringify(field)}`,
    { ...catalogue, fields: [field] },
    {},
    ['catalogue.fields INPUT_INVALID_TYPE'],
  ]),
  ['an order of numbers', { ...catalogue, order: [1] }, {}, ['catalogue.order INPUT_INVALID_TYPE']],
  [
    'another visibility',
    { ...catalogue, visibility: { email: 'never' } },
    {},
    ['catalogue.visibility INPUT_INVALID_TYPE'],
  ],
  ['a purge of numbers', { ...catalogue, purging: [1] }, {}, ['catalogue.purging INPUT_INVALID_TYPE']],
  ['no facts', catalogue, null, ['facts INPUT_INVALID_TYPE']],
  ['code that declares nothing', catalogue, { inCode: 7 }, ['facts.inCode INPUT_INVALID_TYPE']],
  ['code that declares no field', catalogue, { inCode: [{ key: 'x' }] }, ['facts.inCode INPUT_INVALID_TYPE']],
];

describe('X1 every operation on fields looks at its arguments first', () => {
  it.each(broken)('X1 %s', (_, of, facts, expected) => {
    expect(
      refusal(defineField(of as FieldCatalogue, { key: 'x', type: 'text' }, fixedContext(), facts as object)),
    ).toEqual(expected);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])(
    'X1 whatever it is called with',
    (...args) => {
      expect((defineField as (...all: unknown[]) => { readonly ok: boolean })(...args).ok).toBe(false);
    },
  );
  test.prop([fc.anything({ withNullPrototype: true })])('X1 whatever the input is', (input) => {
    expect(refusal(define(input))).not.toBeNull();
  });
});
