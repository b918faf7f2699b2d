import { fc, test } from '@fast-check/vitest';
import { deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { FieldCatalogue } from '../../src/fields/catalogue.js';
import { fieldRows } from '../../src/fields/field-rows.js';
import { reorderFields } from '../../src/fields/reorder-fields.js';
import { catalogue, defaultOrder, inCode } from './catalogues.js';
import { refusal } from './refusal.js';

const reorder = (
  order: unknown,
  of: FieldCatalogue = catalogue,
  ctx = fixedContext(),
): ReturnType<typeof reorderFields> => reorderFields(of, { order: order as readonly string[] }, ctx, { inCode });

describe('F2 reordering', () => {
  it('F2 moves standard fields, those of code and those of the workspace alike; the rest follows as it stands', () => {
    const order = ['seats', 'phone', 'tier', 'plan'];
    const answer = reorder(deepFreeze(order));
    const after = [...order, ...defaultOrder.filter((key) => !order.includes(key))];
    expect(answer).toMatchObject({
      ok: true,
      value: {
        catalogue: { version: 4, order: after },
        events: [
          {
            type: 'fields.reordered',
            subject: { type: 'field', id: '*' },
            version: 4,
            seq: 0,
            data: { before: defaultOrder, after },
          },
        ],
      },
    });
    expect(answer.ok && answer.value.catalogue.fields.map(({ key, position }) => [key, position])).toEqual([
      ['seats', 0],
      ['plan', 1],
    ]);
    expect(answer.ok && fieldRows(answer.value.catalogue, inCode).map(({ key }) => key)).toEqual(after);
  });
  test.prop([fc.shuffledSubarray([...defaultOrder]), fc.shuffledSubarray([...defaultOrder])])(
    'F2 twice, each call puts its keys first and keeps the order of the others',
    (first, second) => {
      const once = reorder(first);
      const twice = once.ok ? reorder(second, deepFreeze(once.value.catalogue)) : once;
      if (!twice.ok) throw new Error(twice.error.code);
      const between = [...first, ...defaultOrder.filter((key) => !first.includes(key))];
      expect(fieldRows(twice.value.catalogue, inCode).map(({ key }) => key)).toEqual([
        ...second,
        ...between.filter((key) => !second.includes(key)),
      ]);
    },
  );
  it.each([
    ['none', []],
    ['the order as it is', defaultOrder],
    ['the first ones', ['profile', 'firstName']],
  ])('F2 %s is no change', (_, order) => {
    const answer = reorder(order);
    expect(answer.ok && answer.value.catalogue).toBe(catalogue);
    expect(answer.ok && answer.value.events).toEqual([]);
  });
  it.each<[string, unknown, unknown]>([
    ['a key that is no row', ['plan', 'nope'], { code: 'FIELD_NOT_FOUND', key: 'nope' }],
    ['a path', ['custom.plan'], { code: 'FIELD_NOT_FOUND', key: 'custom.plan' }],
    ['a key twice', ['plan', 'seats', 'plan', 'seats'], ['order.2 INPUT_INVALID_VALUE', 'order.3 INPUT_INVALID_VALUE']],
    ['no text', ['plan', 1], ['order.1 INPUT_INVALID_TYPE']],
    ['no list', 'plan', ['order INPUT_INVALID_TYPE']],
    ['nothing', undefined, ['order INPUT_REQUIRED']],
  ])('F2 refuses %s', (_, order, expected) => {
    expect(refusal(reorder(order))).toEqual(expected);
  });
  it('A1 not as an agent', () => {
    const ctx = fixedContext({ actor: { id: 'u', role: 'agent' } });
    expect(refusal(reorder(['plan'], catalogue, ctx))).toMatchObject({ code: 'FORBIDDEN', action: 'manageFields' });
  });
  it('A4 a field that is hidden from the actor can’t be named, and follows', () => {
    const ctx = fixedContext({ actor: { id: 'u', role: 'manager', hiddenFields: ['custom.plan'] } });
    expect(refusal(reorder(['plan'], catalogue, ctx))).toEqual({ code: 'FIELD_NOT_FOUND', key: 'plan' });
    expect(reorder(['seats'], catalogue, ctx)).toMatchObject({
      ok: true,
      value: { catalogue: { fields: [{ key: 'seats' }, { key: 'plan' }] } },
    });
  });
  it('X1 without facts there is nothing in code', () => {
    expect(refusal(reorderFields(catalogue, { order: ['plan'] }, fixedContext()))).toBeNull();
    expect(refusal(reorderFields(catalogue, { order: ['tier'] }, fixedContext()))).toMatchObject({
      code: 'FIELD_NOT_FOUND',
    });
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])(
    'X1 whatever it is called with',
    (...args) => {
      expect((reorderFields as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
    },
  );
});
