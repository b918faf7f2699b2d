import type { FieldType } from 'contactkit';
import { standardFields } from 'contactkit';
import { describe, expect, it } from 'vitest';
import { planColumns } from '../../docs/examples/demo/columns.js';

const taken = standardFields.map(({ key, name, type }) => ({
  key,
  label: name,
  type,
  options: null,
  definedIn: 'standard' as const,
}));
const plan = (headers: readonly string[], ...sample: readonly string[][]) => planColumns(headers, sample, taken);
const paths = (headers: readonly string[]) => plan(headers).map(({ path }) => path);

describe('columns by their headers', () => {
  it.each([
    [
      'unique_id,first_name,surname,dob,city,email,cluster',
      ['channel', 'firstName', 'lastName', 'custom.dob', 'custom.city', 'email', 'custom.cluster'],
    ],
    [
      'rec_id, given_name, surname, street_number, date_of_birth, soc_sec_id',
      ['channel', 'firstName', 'lastName', 'custom.street_number', 'custom.date_of_birth', 'custom.soc_sec_id'],
    ],
    ['Name,Vorname', ['lastName', 'firstName']],
    ['Nom,Prénom', ['lastName', 'firstName']],
    ['Name,Surname', ['firstName', 'lastName']],
    ['Name,First Name,Last Name', ['custom.name', 'firstName', 'lastName']],
    ['Phone,Mobile,Phone', ['phone', 'custom.mobile', 'custom.phone_2']],
    ['Profile,profile,Assigned To', ['custom.profile_2', 'custom.profile_3', 'custom.assigned_to']],
    ['Größe (cm),город,constructor', ['custom.grosse_cm', 'custom.column_2', 'custom.constructor_2']],
  ])('%s', (headers, expected) => {
    expect(paths(headers.split(','))).toEqual(expected);
  });

  it('F1 every key and name is free, short and accepted', () => {
    const long = `${'é'.repeat(60)} 🦊`;
    const columns = plan(['Country', 'Country', 'country ', long, long, 'a\u0000b', '']);
    const fields = columns.flatMap(({ field }) => field ?? []);
    const names = fields.map(({ spec }) => spec.name);
    expect(names).toEqual(['Country 2', 'country 3', 'é'.repeat(50), `${'é'.repeat(48)} 2`, 'Column']);
    expect(fields.map(({ key }) => key)).toEqual([
      'country_2',
      'country_3',
      'e'.repeat(50),
      `${'e'.repeat(48)}_2`,
      'a_b',
    ]);
  });

  it('a column without a header is kept when something stands in it', () => {
    const [first, second] = plan(['', ' '], ['', '12'], ['', '13']);
    expect(first).toMatchObject({ header: 'column 1', path: null, field: null });
    expect(second).toMatchObject({ header: 'column 2', path: 'custom.column_2', field: { spec: { type: 'number' } } });
  });

  it('a column takes the field that an earlier run made of one like it', () => {
    const own = (key: string, label: string, type: FieldType, options: readonly string[] | null = null) => ({
      key,
      label,
      type,
      options,
      definedIn: 'workspace' as const,
    });
    const earlier = [
      own('phone_2', 'Phone', 'text'),
      own('plan', 'Plan', 'list', ['free', 'Pro']),
      own('seats', 'seats', 'text'),
      own('kept', 'Age', 'number'),
    ];
    const sample = Array.from({ length: 12 }, (_, at) => ['+65', '+65', ['PRO', 'gold'][at % 2]!, `${at}`, '7', '8']);
    const columns = planColumns(['Phone', 'phone', 'Plan', 'Seats', 'AGE', 'Age'], sample, [...taken, ...earlier]);
    expect(columns.map(({ field }) => field && [field.key, field.spec.name, field.isNew])).toEqual([
      null,
      ['phone_2', 'Phone', false],
      ['plan', 'Plan', false],
      ['seats_2', 'Seats 2', true],
      ['kept', 'Age', false],
      ['age', 'Age 2', true],
    ]);
    // F5: what the list had stays choosable, in its own spelling.
    expect(columns[2]?.field?.spec.options).toEqual(['free', 'Pro', 'gold']);
  });

  it('F1 what is more than a workspace may have is left alone', () => {
    const columns = plan(Array.from({ length: 502 }, (_, at) => `extra ${at}`));
    expect(columns.filter(({ field }) => field !== null)).toHaveLength(500);
    expect(columns.slice(500).map(({ path }) => path)).toEqual([null, null]);
  });
});
