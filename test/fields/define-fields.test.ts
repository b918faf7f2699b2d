import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { defineFields } from '../../src/fields/define-fields.js';
import { fieldTypes } from '../../src/fields/definition.js';
import { standardFields } from '../../src/fields/standard.js';
import { isContactsError } from '../../src/kernel/errors.js';

/** What bad specs are thrown as: each fault as `path CODE`. */
function faults(specs: unknown): readonly string[] {
  try {
    defineFields(specs as Parameters<typeof defineFields>[0]);
  } catch (error) {
    if (!isContactsError(error, 'INVALID')) throw error;
    return error.rejection.issues.map(({ code, path }) => `${path.join('.')} ${code}`);
  }
  return [];
}

describe('F1 fields declared in code', () => {
  it('F1 are the definitions that a workspace stores, in the order of their keys', () => {
    const fields = defineFields({
      plan: { type: 'list', options: ['free', ' pro  plus '], name: ' Plan ', visibility: 'whenFilled' },
      seats: { type: 'number', description: 'Paid seats' },
      note: { type: 'text', name: undefined, description: '', visibility: undefined },
    });
    expect(fields).toStrictEqual([
      {
        key: 'plan',
        type: 'list',
        options: ['free', 'pro plus'],
        name: 'Plan',
        description: null,
        visibility: 'whenFilled',
        position: 0,
      },
      {
        key: 'seats',
        type: 'number',
        options: null,
        name: 'seats',
        description: 'Paid seats',
        visibility: 'always',
        position: 1,
      },
      { key: 'note', type: 'text', options: null, name: 'note', description: null, visibility: 'always', position: 2 },
    ]);
  });
  it('F1 of none there are none', () => {
    expect(defineFields({})).toEqual([]);
  });
  it.each(fieldTypes)('F1 %s is one of eight types', (type) => {
    expect(fieldTypes).toHaveLength(8);
    expect(faults({ one: type === 'list' ? { type, options: ['a'] } : { type } })).toEqual([]);
  });

  it.each([
    ['a', []],
    ['A_9', []],
    ['9', []],
    ['x'.repeat(50), []],
    ['', [' INPUT_INVALID_VALUE']],
    ['x'.repeat(51), [`${'x'.repeat(51)} INPUT_INVALID_VALUE`]],
    ['first-name', ['first-name INPUT_INVALID_VALUE']],
    ['größe', ['größe INPUT_INVALID_VALUE']],
    ['a\n', ['a\n INPUT_INVALID_VALUE']],
    ...['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'].map((key): [string, string[]] => [
      key,
      [`${key} INPUT_INVALID_VALUE`],
    ]),
    ...standardFields.map(({ key }): [string, string[]] => [key, [`${key} INPUT_INVALID_VALUE`]]),
    ['FirstName', []],
  ])('F1 the key %j', (key, expected) => {
    expect(faults(JSON.parse(`{${JSON.stringify(key)}:{"type":"text"}}`))).toEqual(expected);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['no type', {}, ['f.type INPUT_REQUIRED']],
    ['another type', { type: 'user' }, ['f.type INPUT_INVALID_VALUE']],
    ['a type that is no word', { type: 1 }, ['f.type INPUT_INVALID_VALUE']],
    ['a name that is too long', { type: 'text', name: 'n'.repeat(51) }, ['f.name TEXT_TOO_LONG']],
    ['a name of 50 code points', { type: 'text', name: '😀'.repeat(50) }, []],
    ['a blank name', { type: 'text', name: ' ' }, ['f.name TEXT_EMPTY']],
    ['no name at all', { type: 'text', name: null }, ['f.name TEXT_INVALID_TYPE']],
    ['a description of 255 code points', { type: 'text', description: 'd'.repeat(255) }, []],
    ['a longer description', { type: 'text', description: 'd'.repeat(256) }, ['f.description TEXT_TOO_LONG']],
    ['another visibility', { type: 'text', visibility: 'never' }, ['f.visibility INPUT_INVALID_VALUE']],
    ['a list without options', { type: 'list' }, ['f.options INPUT_REQUIRED']],
    ['a list of no options', { type: 'list', options: [] }, ['f.options INPUT_INVALID_VALUE']],
    ['options that are no list', { type: 'list', options: 'a' }, ['f.options INPUT_INVALID_TYPE']],
    ['options of null', { type: 'list', options: null }, ['f.options INPUT_INVALID_TYPE']],
    ['an option of 255 code points', { type: 'list', options: ['o'.repeat(255)] }, []],
    [
      'options that are none',
      { type: 'list', options: ['o'.repeat(256), 'a', '', 7] },
      ['f.options.0 TEXT_TOO_LONG', 'f.options.2 TEXT_EMPTY', 'f.options.3 TEXT_INVALID_TYPE'],
    ],
    [
      'options with the same tag key',
      { type: 'list', options: ['Größe', 'b', 'GRÖSSE', 'B'] },
      ['f.options.2 OPTION_AMBIGUOUS', 'f.options.3 OPTION_AMBIGUOUS'],
    ],
    ['options of another type', { type: 'text', options: ['a'] }, ['f.options INPUT_UNKNOWN_KEY']],
    ['what is not known', { type: 'text', default: 1 }, ['f.default INPUT_UNKNOWN_KEY']],
    ['no spec', null, ['f.type INPUT_REQUIRED']],
    [
      'several faults',
      { type: 'list', name: '', visibility: 1 },
      ['f.name TEXT_EMPTY', 'f.visibility INPUT_INVALID_VALUE', 'f.options INPUT_REQUIRED'],
    ],
  ])('F1 %s', (_, spec, expected) => {
    expect([...faults({ f: spec })].sort()).toEqual([...expected].sort());
  });

  it('F1 names are unique by tag key, among themselves and with the standard ones; a key is a name too', () => {
    expect(
      faults({
        a: { type: 'text', name: 'Straße' },
        b: { type: 'text', name: 'STRASSE' },
        c: { type: 'text', name: 'email address' },
        Country: { type: 'text' },
        country_of_birth: { type: 'text' },
      }),
    ).toEqual(['b.name INPUT_INVALID_VALUE', 'c.name INPUT_INVALID_VALUE', 'Country.name INPUT_INVALID_VALUE']);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, [' INPUT_INVALID_TYPE']],
    ['null', null, [' INPUT_INVALID_TYPE']],
    ['a text', 'plan', [' INPUT_INVALID_TYPE']],
    ['a list of definitions', [{ type: 'text' }], [' INPUT_INVALID_TYPE']],
    [
      'a getter that throws',
      Object.defineProperty({}, 'plan', {
        enumerable: true,
        get() {
          throw new Error('no');
        },
      }),
      ['plan INPUT_NOT_PLAIN'],
    ],
    [
      'a getter that throws, deeper',
      {
        plan: Object.defineProperty({}, 'type', {
          enumerable: true,
          get() {
            throw new Error('no');
          },
        }),
      },
      ['plan.type INPUT_NOT_PLAIN'],
    ],
  ])('X1 %s is INVALID', (_, specs, expected) => {
    expect(faults(specs)).toEqual(expected);
  });
  test.prop([fc.anything({ withNullPrototype: true })])('X1 anything is taken or INVALID', (specs) => {
    expect(Array.isArray(faults(specs))).toBe(true);
  });
});
