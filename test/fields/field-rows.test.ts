import { aField, deepFreeze } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { noFields } from '../../src/fields/catalogue.js';
import { fieldRows } from '../../src/fields/field-rows.js';
import { standardFields } from '../../src/fields/standard.js';
import { isContactsError } from '../../src/kernel/errors.js';
import { catalogue, defaultOrder, inCode } from './catalogues.js';

describe('F2, F6 the rows of the details view', () => {
  it('F6 of a workspace that decided nothing are the nine standard ones', () => {
    expect(fieldRows(noFields)).toStrictEqual(
      standardFields.map(({ key, name, type, editable }) => ({
        path: key,
        key,
        definedIn: 'standard',
        label: name,
        description: null,
        type,
        options: null,
        visibility: 'always',
        editable,
      })),
    );
  });
  it('F2 custom ones follow, of code and of the workspace', () => {
    const rows = fieldRows(catalogue, inCode);
    expect(rows.map(({ key }) => key)).toEqual(defaultOrder);
    expect(rows.slice(9)).toStrictEqual([
      {
        path: 'custom.tier',
        key: 'tier',
        definedIn: 'code',
        label: 'Tier',
        description: null,
        type: 'list',
        options: ['free', 'pro'],
        visibility: 'always',
        editable: true,
      },
      {
        path: 'custom.plan',
        key: 'plan',
        definedIn: 'workspace',
        label: 'Plan',
        description: null,
        type: 'list',
        options: ['free', 'pro'],
        visibility: 'always',
        editable: true,
      },
      {
        path: 'custom.seats',
        key: 'seats',
        definedIn: 'workspace',
        label: 'Seats',
        description: 'Paid',
        type: 'number',
        options: null,
        visibility: 'always',
        editable: true,
      },
    ]);
  });
  it('F2 stand in the workspace’s order, which may name what is gone and leave out what is new', () => {
    const order = ['gone', 'seats', 'conversation', 'tier'];
    const [, ...named] = order;
    expect(fieldRows({ ...catalogue, order }, inCode).map(({ key }) => key)).toEqual([
      ...named,
      ...defaultOrder.filter((key) => !named.includes(key)),
    ]);
  });
  it('F3 hidden rows are among them, and say so', () => {
    const of = deepFreeze({
      ...catalogue,
      fields: [aField({ key: 'own', visibility: 'whenFilled' })],
      visibility: { email: 'hidden' as const, tier: 'whenFilled' as const },
    });
    const shown = Object.fromEntries(fieldRows(of, inCode).map(({ key, visibility }) => [key, visibility]));
    expect(shown).toMatchObject({ email: 'hidden', tier: 'whenFilled', own: 'whenFilled', phone: 'always' });
  });
  it('F4 a key of code and workspace is one row, the code’s', () => {
    const both = { ...catalogue, fields: [aField({ key: 'tier', name: 'Stored' })] };
    expect(fieldRows(both, inCode).filter(({ key }) => key === 'tier')).toMatchObject([
      { definedIn: 'code', label: 'Tier' },
    ]);
  });
  it.each<[unknown, unknown]>([
    [undefined, []],
    [{}, []],
    [noFields, 7],
    [noFields, [{}]],
    [
      new Proxy(noFields, {
        get: () => {
          throw new Error('no');
        },
      }),
      [],
    ],
  ])('X1 throws INVALID of anything else, case %#', (of, code) => {
    let thrown: unknown;
    try {
      fieldRows(of as never, code as never);
    } catch (error) {
      thrown = error;
    }
    expect(isContactsError(thrown, 'INVALID')).toBe(true);
  });
});
