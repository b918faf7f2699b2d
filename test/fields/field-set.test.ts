import { aField, deepFreeze } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type FieldCatalogue, noFields } from '../../src/fields/catalogue.js';
import { fieldTypes } from '../../src/fields/definition.js';
import { fieldSet } from '../../src/fields/field-set.js';
import { catalogue, inCode } from './catalogues.js';
import { refusal } from './refusal.js';

describe('F4 the fields of a workspace', () => {
  it('F4 are those of code, then its own, each with its place', () => {
    expect(fieldSet(catalogue, inCode)).toStrictEqual({
      ok: true,
      value: [
        { ...inCode[0], position: 0 },
        { ...catalogue.fields[0], position: 1 },
        { ...catalogue.fields[1], position: 2 },
      ],
    });
    expect(fieldSet(noFields)).toEqual({ ok: true, value: [] });
    expect(fieldSet(noFields, inCode)).toEqual({ ok: true, value: inCode });
  });
  it('F2 stand in its order', () => {
    const ordered = deepFreeze({ ...catalogue, order: ['seats', 'phone', 'tier', 'gone'] });
    const set = fieldSet(ordered, inCode);
    expect(set.ok && set.value.map(({ key, position }) => [key, position])).toEqual([
      ['seats', 0],
      ['tier', 1],
      ['plan', 2],
    ]);
  });
  it('F3 have the visibility that it gave to those of code', () => {
    const hidden = deepFreeze({ ...catalogue, visibility: { tier: 'hidden' as const, email: 'hidden' as const } });
    const set = fieldSet(hidden, inCode);
    expect(set.ok && set.value.map(({ visibility }) => visibility)).toEqual(['hidden', 'always', 'always']);
  });
  it.each(fieldTypes)('F4 a key of both is the code’s when the types agree: %s', (type) => {
    const stored = aField({ key: 'tier', type, name: 'Stored' });
    const set = fieldSet({ ...noFields, fields: [stored] }, inCode);
    expect(set).toEqual(
      type === 'list'
        ? { ok: true, value: inCode }
        : { ok: false, error: { code: 'FIELD_CONFLICT', key: 'tier', inCode: 'list', stored: type } },
    );
  });
  it('X1 looks at its arguments first', () => {
    expect(refusal(fieldSet({} as FieldCatalogue, 1 as never))).toEqual([
      ...['version', 'fields', 'order', 'visibility', 'purging'].map((key) => `catalogue.${key} INPUT_REQUIRED`),
      'inCode INPUT_INVALID_TYPE',
    ]);
    expect(refusal(fieldSet(null as never, null as never))).toEqual([
      'catalogue INPUT_INVALID_TYPE',
      'inCode INPUT_INVALID_TYPE',
    ]);
  });
});
