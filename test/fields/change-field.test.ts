import { fc, test } from '@fast-check/vitest';
import { aField, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { FieldCatalogue } from '../../src/fields/catalogue.js';
import { changeField } from '../../src/fields/change-field.js';
import { fieldRows } from '../../src/fields/field-rows.js';
import { kinds } from '../../src/fields/kinds.js';
import { standardFields } from '../../src/fields/standard.js';
import { catalogue, inCode } from './catalogues.js';
import { refusal } from './refusal.js';

type Input = Parameters<typeof changeField>[1];
const edit = (input: unknown, of: FieldCatalogue = catalogue, ctx = fixedContext()): ReturnType<typeof changeField> =>
  changeField(of, input as Input, ctx, { inCode });
const [plan, seats] = catalogue.fields as [FieldCatalogue['fields'][0], FieldCatalogue['fields'][0]];

describe('F1 changing a field of the workspace', () => {
  it.each<[string, object, object]>([
    ['its name', { name: ' Tariff  plan ' }, { name: 'Tariff plan' }],
    ['the spelling of its name', { name: 'PLAN' }, { name: 'PLAN' }],
    ['its description', { description: 'What they pay for' }, { description: 'What they pay for' }],
    ['its visibility', { visibility: 'whenFilled' }, { visibility: 'whenFilled' }],
    ['its options', { options: ['pro', 'team'] }, { options: ['pro', 'team'] }],
    ['their order', { options: ['pro', 'free'] }, { options: ['pro', 'free'] }],
    [
      'several at once, and what is the same',
      { type: 'list', name: 'Plan', visibility: 'hidden' },
      { visibility: 'hidden' },
    ],
  ])('F1 %s', (_, input, expected) => {
    const after = { ...plan, ...expected };
    const answer = edit(deepFreeze({ key: 'plan', ...input }));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        events: [
          {
            type: 'field.changed',
            subject: { type: 'field', id: 'plan' },
            version: 4,
            seq: 0,
            data: { before: plan, after },
          },
        ],
      },
    });
    expect(answer.ok && answer.value.catalogue).toStrictEqual({ ...catalogue, version: 4, fields: [after, seats] });
  });
  it('F1 takes a description away with null, or with nothing that could be seen', () => {
    for (const description of [null, ' \u200b'])
      expect(edit({ key: 'seats', description })).toMatchObject({
        ok: true,
        value: { catalogue: { fields: [plan, { ...seats, description: null }] } },
      });
  });
  it.each([
    ['nothing', { key: 'plan' }],
    ['undefined', { key: 'plan', name: undefined, options: undefined }],
    [
      'all of a definition but its place',
      { key: 'plan', type: 'list', name: 'Plan', description: null, visibility: 'always', options: ['free', 'pro'] },
    ],
    ['what is the same when it is cleaned', { key: 'seats', name: ' Seats', description: 'Paid\u200b', options: null }],
    [
      'a field in code as it is',
      { key: 'tier', type: 'list', name: 'Tier', options: ['free', 'pro'], visibility: 'always' },
    ],
    [
      'a standard field as it is',
      { key: 'email', type: 'email', name: 'Email Address', description: null, options: null, visibility: 'always' },
    ],
  ])('C3 %s is no change', (_, input) => {
    const answer = edit(input);
    expect(answer.ok && answer.value.catalogue).toBe(catalogue);
    expect(answer.ok && answer.value.events).toEqual([]);
  });

  it.each<[string, object, unknown]>([
    ['another type', { key: 'plan', type: 'text' }, ['type INPUT_INVALID_VALUE']],
    ['options of a number', { key: 'seats', options: ['1'] }, ['options INPUT_INVALID_VALUE']],
    ['no options of a list', { key: 'plan', options: null }, ['options INPUT_INVALID_VALUE']],
    [
      'both',
      { key: 'seats', options: ['1'], type: 'list' },
      ['type INPUT_INVALID_VALUE', 'options INPUT_INVALID_VALUE'],
    ],
    ['an empty list', { key: 'plan', options: [] }, ['options INPUT_INVALID_VALUE']],
    ['a blank name', { key: 'plan', name: '' }, ['name TEXT_EMPTY']],
    ['a new key', { key: 'plan', to: 'plan2' }, ['to INPUT_UNKNOWN_KEY']],
    ['a place', { key: 'plan', position: 1 }, ['position INPUT_UNKNOWN_KEY']],
    ['no key', { name: 'x' }, ['key INPUT_REQUIRED']],
    [
      'a name that another has',
      { key: 'plan', name: 'SEATS' },
      { code: 'FIELD_NAME_TAKEN', name: 'SEATS', key: 'seats' },
    ],
    ['a name of code', { key: 'plan', name: 'tier' }, { code: 'FIELD_NAME_TAKEN', name: 'tier', key: 'tier' }],
    [
      'a standard name',
      { key: 'plan', name: 'profile' },
      { code: 'FIELD_NAME_TAKEN', name: 'profile', key: 'profile' },
    ],
    ['a field that is none', { key: 'nope', name: 'x' }, { code: 'FIELD_NOT_FOUND', key: 'nope' }],
    ['a key of every object', { key: 'constructor', name: 'x' }, { code: 'FIELD_NOT_FOUND', key: 'constructor' }],
  ])('F1 refuses %s', (_, input, expected) => {
    expect(refusal(edit(input))).toEqual(expected);
  });
  it('F1 a name that code has taken since is in nobody’s way until it is changed', () => {
    const named = deepFreeze({ ...catalogue, fields: [aField({ key: 'own', name: 'TIER' })] });
    expect(refusal(edit({ key: 'own', name: 'TIER', description: 'x' }, named))).toBeNull();
    expect(refusal(edit({ key: 'own', name: 'Tier' }, named))).toMatchObject({ code: 'FIELD_NAME_TAKEN', key: 'tier' });
  });
  it('F1 options may grow to the limit, and a list beyond it may only shrink', () => {
    const ctx = fixedContext({ policy: { limits: { options: 1 } } });
    expect(refusal(edit({ key: 'plan', options: ['a', 'b', 'c'] }, catalogue, ctx))).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'options',
      max: 1,
    });
    expect(refusal(edit({ key: 'plan', options: ['b', 'a'] }, catalogue, ctx))).toBeNull();
    expect(refusal(edit({ key: 'plan', name: 'x' }, catalogue, ctx))).toBeNull();
  });
  describe('F5 options that segments ask for', () => {
    const [best, other] = [
      { id: 's-1', name: 'Best' },
      { id: 's-2', name: 'Other' },
    ];
    const optionUses = [
      { option: 'pro', segments: [best, other] },
      { option: 'free', segments: [best] },
      { option: 'gone before', segments: [other] },
    ];
    const used = (input: object, facts: object = { optionUses }): ReturnType<typeof changeField> =>
      changeField(catalogue, { key: 'plan', ...input }, fixedContext(), { inCode, ...facts });
    const inUse = (input: object): { readonly token: string } => refusal(used(input)) as { readonly token: string };

    it.each<[string, object, readonly string[], readonly object[]]>([
      ['one', { options: ['pro', 'team'] }, ['free'], [best]],
      ['all, each segment once', { options: ['team'], name: 'x' }, ['pro', 'free'], [best, other]],
    ])('F5 are reported, and go with the token: %s', (_, input, options, segments) => {
      const report = inUse(input);
      expect(report).toEqual({ code: 'OPTION_IN_USE', key: 'plan', options, segments, token: report.token });
      const answer = used({ ...input, token: report.token });
      expect(answer.ok && answer.value.events[0]).toMatchObject({ type: 'field.changed', data: { after: input } });
      expect(JSON.stringify(answer)).not.toContain('token');
    });
    it('F5 a token is for the options that were reported', () => {
      const { token } = inUse({ options: ['pro'] });
      expect(inUse({ options: ['x'], token })).toMatchObject({ options: ['pro', 'free'] });
      expect(inUse({ options: ['free'], token })).toMatchObject({ options: ['pro'] });
    });
    it.each<[string, object, object]>([
      ['those that stay', { options: ['pro', 'free', 'team'] }, { optionUses }],
      ['those that nobody asks for', { options: ['team'] }, { optionUses: [{ option: 'pro', segments: [] }] }],
      ['any, when nothing is said of segments', { options: ['team'] }, {}],
      ['what else is changed', { name: 'x' }, { optionUses }],
    ])('F5 are not %s', (_, input, facts) => {
      expect(refusal(used(input, facts))).toBeNull();
    });
    it('X1 F5 uses and tokens are looked at', () => {
      expect(refusal(used({}, { optionUses: [{ option: 1, segments: [] }] }))).toEqual([
        'facts.optionUses INPUT_INVALID_TYPE',
      ]);
      expect(refusal(used({ token: 7 }))).toEqual(['token INPUT_INVALID_TYPE']);
      const answer = used({ token: 'x' });
      expect(answer.ok && answer.value.catalogue).toBe(catalogue);
    });
  });
  it('A1 not as an agent', () => {
    const ctx = fixedContext({ actor: { id: 'u', role: 'agent' } });
    expect(refusal(edit({ key: 'plan', name: 'x' }, catalogue, ctx))).toMatchObject({ code: 'FORBIDDEN' });
  });
  it('A4 a field that is hidden from the actor does not exist', () => {
    const ctx = fixedContext({ actor: { id: 'u', role: 'manager', hiddenFields: ['custom.plan', 'phone'] } });
    for (const key of ['plan', 'phone'])
      expect(refusal(edit({ key, visibility: 'hidden' }, catalogue, ctx))).toEqual({ code: 'FIELD_NOT_FOUND', key });
    expect(refusal(edit({ key: 'seats', visibility: 'hidden' }, catalogue, ctx))).toBeNull();
  });
});

describe('F4 changing a field of code or a standard one', () => {
  it.each([
    ['tier', { name: 'x' }],
    ['tier', { description: 'x' }],
    ['tier', { options: ['free'] }],
    ['tier', { options: null }],
    ['tier', { type: 'text' }],
    ['tier', { name: 'x', visibility: 'hidden' }],
  ])('F4 %s is in code: %j', (key, input) => {
    expect(refusal(edit({ key, ...input }))).toEqual({ code: 'FIELD_IN_CODE', key });
  });
  it.each([
    ['email', { name: 'Mail' }],
    ['email', { description: 'x' }],
    ['email', { type: 'text' }],
    ['country', { options: ['SG'] }],
    ['profile', { name: 'x', visibility: 'hidden' }],
  ])('F4 %s is standard: %j', (key, input) => {
    expect(refusal(edit({ key, ...input }))).toEqual({ code: 'FIELD_STANDARD', key });
  });
  it('F4 a field that code and workspace both have is the code’s', () => {
    const both = deepFreeze({ ...catalogue, fields: [aField({ key: 'tier', type: 'list', name: 'Stored' })] });
    expect(refusal(edit({ key: 'tier', name: 'x' }, both))).toEqual({ code: 'FIELD_IN_CODE', key: 'tier' });
  });

  const rows = [...standardFields.map(({ key }) => key), 'tier'];
  it.each(rows)('F3 %s can be hidden, and shown again', (key) => {
    const shown = (of: FieldCatalogue): unknown => fieldRows(of, inCode).find((row) => row.key === key)?.visibility;
    const hiding = edit({ key, visibility: 'hidden' });
    if (!hiding.ok) throw new Error(hiding.error.code);
    const { catalogue: hidden, events } = hiding.value;
    expect(hidden).toStrictEqual({ ...catalogue, version: 4, visibility: { [key]: 'hidden' } });
    expect(events).toMatchObject([
      { type: 'field.visibility.changed', subject: { id: key }, version: 4, data: { key, visibility: 'hidden' } },
    ]);
    expect([shown(catalogue), shown(hidden)]).toEqual(['always', 'hidden']);
    const showing = edit({ key, visibility: 'always' }, deepFreeze(hidden));
    expect(showing).toMatchObject({ ok: true, value: { events: [{ data: { key, visibility: null } }] } });
    expect(showing.ok && showing.value.catalogue).toStrictEqual({ ...catalogue, version: 5, visibility: {} });
  });
  it('F3 own visibility of a field in code is what code says; that of others stays', () => {
    const shy = [aField({ key: 'shy', visibility: 'hidden' })];
    const of = deepFreeze({ ...catalogue, visibility: { email: 'hidden' as const, shy: 'always' as const } });
    const answer = changeField(of, { key: 'shy', visibility: 'hidden' }, fixedContext(), { inCode: shy });
    expect(answer).toMatchObject({ ok: true, value: { events: [{ data: { key: 'shy', visibility: null } }] } });
    expect(answer.ok && answer.value.catalogue.visibility).toStrictEqual({ email: 'hidden' });
  });
});

describe('F5 removing an option', () => {
  it('F5 leaves the field’s other options; the removed one can’t be chosen again, and can come back', () => {
    const removed = edit({ key: 'plan', options: ['pro'] });
    if (!removed.ok) throw new Error(removed.error.code);
    const [after] = removed.value.catalogue.fields;
    expect(after).toStrictEqual({ ...plan, options: ['pro'] });
    expect(kinds.list.parse('free', after!)).toMatchObject({
      ok: false,
      error: { issues: [{ code: 'OPTION_UNKNOWN' }] },
    });
    const back = edit({ key: 'plan', options: ['pro', 'free'] }, removed.value.catalogue);
    expect(back.ok && kinds.list.parse('FREE', back.value.catalogue.fields[0]!)).toEqual({ ok: true, value: 'free' });
  });
});

describe('X1 whatever comes in', () => {
  test.prop([fc.anything({ withNullPrototype: true })])('X1 as input is INVALID', (input) => {
    expect(refusal(edit(input))).toEqual(expect.any(Array));
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])('X1 as arguments is INVALID', (...args) => {
    expect((changeField as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
  });
});
