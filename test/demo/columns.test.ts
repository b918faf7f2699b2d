import { standardFields } from 'contactkit';
import { describe, expect, it } from 'vitest';
import { planColumns } from '../../docs/examples/demo/columns.js';

const taken = standardFields.map(({ key, name }) => ({ key, label: name }));
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

  it('F1 what is more than a workspace may have is left alone', () => {
    const columns = plan(Array.from({ length: 502 }, (_, at) => `extra ${at}`));
    expect(columns.filter(({ field }) => field !== null)).toHaveLength(500);
    expect(columns.slice(500).map(({ path }) => path)).toEqual([null, null]);
  });
});
