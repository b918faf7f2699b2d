import { aContact, aField, anActor, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { defines, readFields } from '../../src/contact/read-fields.js';
import type { Plain } from '../../src/kernel/plain.js';

const { contacts, fields } = fixtures;
const call = { actor: anActor(), policy: { defaultCountry: 'SG' } };
type Input = Readonly<Record<string, Plain>>;
const read = (input: Input, present = contacts.neverSet): ReturnType<typeof readFields> =>
  readFields(input, present, call, fields);

describe('V1–V7 F1 each field is read by its kind', () => {
  it.each<[Input, string, unknown]>([
    [{ firstName: ' Ann ' }, 'firstName', 'Ann'],
    [{ lastName: 'N/A' }, 'lastName', 'N/A'],
    [{ email: ' Ann@EXAMPLE.com' }, 'email', 'Ann@example.com'],
    [{ country: 'UK' }, 'country', 'GB'],
    [{ language: 'iw' }, 'language', 'he'],
    [{ custom: { note: ' a\r\nb ' } }, 'custom.note', 'a\nb'],
    [{ custom: { plan: 'GRÖSSE l' } }, 'custom.plan', 'Größe L'],
    [{ custom: { consent: false } }, 'custom.consent', false],
    [{ custom: { work_email: 'A@EXAMPLE.org' } }, 'custom.work_email', 'A@example.org'],
    [{ custom: { seats: -0 } }, 'custom.seats', 0],
    [{ custom: { website: 'https://example.com' } }, 'custom.website', 'https://example.com/'],
    [{ custom: { birthday: ' 2000-02-29 ' } }, 'custom.birthday', '2000-02-29'],
    [{ custom: { callback: '00:00' } }, 'custom.callback', '00:00'],
  ])('V %j', (input, path, value) => {
    expect(read(input)).toEqual({ writes: [{ path, value }], issues: [] });
  });
  it('P2 V1 a phone number keeps its region, for the country', () => {
    expect(read({ phone: '9123 4567' }).writes).toEqual([{ path: 'phone', value: '+6591234567', region: 'SG' }]);
    expect(read({ phone: '+870773111632' }).writes).toEqual([{ path: 'phone', value: '+870773111632', region: null }]);
  });
});

describe('C1 C3 what says nothing is no write', () => {
  it.each<[string, Input]>([
    ['nothing', {}],
    ['empty custom', { custom: {} }],
    ['null where nothing stands', { firstName: null, custom: { seats: null } }],
    ['empty text where nothing stands', { firstName: '', custom: { seats: ' ', consent: '\u200b' } }],
  ])('C1 %s', (_, input) => {
    expect(read(input)).toEqual({ writes: [], issues: [] });
  });
  it('C3 the stored value, as it is or as it comes out', () => {
    expect(
      read({ firstName: 'Ann', email: ' Ann.Tan@Example.COM ', custom: { seats: 0, plan: 'PRO' } }, contacts.full),
    ).toEqual({ writes: [], issues: [] });
  });
  it('C3 F5 a stored value that would not be taken any more', () => {
    const present = aContact({ phone: 'none', custom: { plan: 'gone', legacy: 'x' } });
    expect(read({ phone: 'none', custom: { plan: 'gone', legacy: 'x' } }, present)).toEqual({ writes: [], issues: [] });
    expect(read({ custom: { plan: 'gone!', legacy: 'y' } }, present).issues.map(({ code }) => code)).toEqual([
      'OPTION_UNKNOWN',
      'FIELD_UNKNOWN',
    ]);
  });
  it('C1 null and empty text clear what stands', () => {
    expect(read({ firstName: '', custom: { seats: null, consent: ' ' } }, contacts.full).writes).toEqual([
      { path: 'firstName', value: null },
      { path: 'custom.seats', value: null },
      { path: 'custom.consent', value: null },
    ]);
  });
  it('C3 nothing is stored in a new contact', () => {
    expect(readFields({ firstName: 'Ann' }, null, call, fields).writes).toEqual([{ path: 'firstName', value: 'Ann' }]);
    expect(readFields({ firstName: null, custom: { note: '' } }, null, call, fields)).toEqual({
      writes: [],
      issues: [],
    });
  });
});

describe('X1 F1 definitions that a caller made up', () => {
  it('F1 a field whose key Object.prototype has is none', () => {
    for (const key of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      const custom = JSON.parse(`{"${key}":"x"}`) as { readonly [key: string]: Plain };
      expect(readFields({ custom }, null, call, []).issues).toMatchObject([
        { code: 'FIELD_UNKNOWN', path: ['custom', key] },
      ]);
      expect(readFields({ custom }, null, call, [aField({ key })]).issues).toMatchObject([
        { code: 'INPUT_INVALID_TYPE', path: ['facts', 'fields', 0] },
      ]);
      expect(readFields({ custom }, contacts.full, call, []).issues).toHaveLength(1);
    }
  });
  it('X1 only those that are named are looked at', () => {
    const odd = aField({ key: 'odd', type: 'nonsense' as 'text' });
    expect(readFields({ custom: { note: 'x' } }, null, call, [odd, ...fields]).issues).toEqual([]);
    expect(readFields({ custom: { odd: 'x' } }, null, call, [odd]).issues).toMatchObject([
      { path: ['facts', 'fields', 0] },
    ]);
  });
  it.each<[unknown, boolean]>([
    [fields, true],
    [[null, undefined, 7, ...fields], true],
    [[aField({ key: 'other' })], false],
    [[], false],
    [null, false],
    [{ note: 1 }, false],
  ])('X1 whether they define a key: case %#', (known, expected) => {
    expect(defines(known, 'note')).toBe(expected);
  });
});
