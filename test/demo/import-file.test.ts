import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp } from '../../docs/examples/demo/app.js';
import { importFile } from '../../docs/examples/demo/import-file.js';
import { withMadeUpFile } from '../../docs/examples/demo/made-up-file.js';
import { type Finding, isComplete } from '../../docs/examples/demo/tally.js';

const listener = { onColumns: () => {}, onRow: () => {} };
const people = '../shared/data/people-1000.csv';

async function importing(path: string) {
  const { tally, rowsRead } = await importFile(path, openApp(undefined), listener);
  expect(isComplete(tally, rowsRead)).toBe(true);
  const counts = (findings: ReadonlyMap<string, Finding>): Record<string, number> =>
    Object.fromEntries([...findings.values()].map(({ column, code, count }) => [`${column} ${code}`.trim(), count]));
  return {
    rowsRead,
    rows: tally.rows,
    refused: counts(tally.refusedRows),
    leftOut: counts(tally.leftOut),
    rewritten: counts(tally.rewritten),
    derivedCountries: tally.derivedCountries,
  };
}

it.each([
  ['SG', 'SG,91234567', '+6591234567'],
  ['SG', ',91234567', '+6591234567'],
  [undefined, 'Singapur,91234567', '+6591234567'],
  [undefined, 'FR,+65 9123 4567', '+6591234567'],
  [undefined, ',91234567', null],
])('V1 with the default country %s, “%s” is %s', async (defaultCountry, row, phone) => {
  const folder = mkdtempSync(join(tmpdir(), 'contactkit-test-'));
  const path = join(folder, 'one.csv');
  writeFileSync(path, `name,land,tel\nAnn,${row}\n`);
  const { tally } = await importFile(path, openApp(defaultCountry), listener);
  rmSync(folder, { recursive: true });
  expect(tally.best.map((contact) => contact.phone)).toEqual([phone]);
});

describe('every row is accounted for', () => {
  it('of the demo’s own awkward file', async () => {
    expect(await importing('docs/examples/demo/awkward.csv')).toEqual({
      rowsRead: 44,
      rows: { created: 21, createdInPart: 16, refused: 4, empty: 3 },
      refused: {
        '(row) CSV_MALFORMED': 1,
        '(row) INPUT_REQUIRED': 2,
        'Handy PHONE_MISSING_COUNTRY': 1,
        'Record ID IDENTITY_TAKEN': 1,
      },
      leftOut: {
        '(beyond the header) CSV_EXTRA_CELL': 2,
        'First name NAME_INVALID_CHARACTERS': 1,
        'First name NAME_TOO_LONG': 1,
        'Nachname NAME_INVALID_CHARACTERS': 1,
        'E-Mail EMAIL_DOMAIN_NOT_PUBLIC': 1,
        'E-Mail EMAIL_INVALID': 1,
        'Handy PHONE_INVALID_CHARACTERS': 1,
        'Handy PHONE_MISSING_COUNTRY': 1,
        'Handy PHONE_TOO_LONG_INPUT': 1,
        'Handy PHONE_TOO_SHORT': 1,
        'Land COUNTRY_AMBIGUOUS': 1,
        'Land COUNTRY_UNKNOWN': 1,
        'Sprache LANGUAGE_NOT_ISO_639_1': 1,
        'Tags TAG_TOO_LONG': 1,
        'Geburtstag DATE_INVALID': 3,
        'Seats NUMBER_INVALID': 1,
        'Seats NUMBER_OUT_OF_RANGE': 1,
        'Newsletter CHECKBOX_INVALID': 3,
        'Website URL_CREDENTIALS_NOT_ALLOWED': 1,
        'Website URL_MISSING_SCHEME': 1,
        'Website URL_TOO_LONG': 1,
        'Work email EMAIL_INVALID': 1,
        'Last call DATE_INVALID': 1,
        'Größe (cm) NUMBER_INVALID': 1,
        'Notes TEXT_TOO_LONG': 1,
      },
      rewritten: {
        '(spaces around)': 1,
        'First name': 1,
        Nachname: 1,
        'E-Mail': 3,
        Handy: 25,
        Land: 25,
        Sprache: 8,
        Plan: 2,
        Newsletter: 28,
        Website: 20,
        Notes: 1,
      },
      derivedCountries: 1,
    });
  });

  it('of 2,000 made-up rows, the same ones every time', async () => {
    expect(await withMadeUpFile(2000, importing)).toEqual({
      rowsRead: 2000,
      rows: { created: 1700, createdInPart: 274, refused: 23, empty: 3 },
      refused: {
        'Customer ID IDENTITY_TAKEN': 23,
        'Language LANGUAGE_MALFORMED': 1,
        'Mobile PHONE_INVALID_CHARACTERS': 1,
      },
      leftOut: {
        'E-mail EMAIL_INVALID': 55,
        'Mobile PHONE_INVALID_CHARACTERS': 35,
        'Mobile PHONE_MISSING_COUNTRY': 74,
        'Country COUNTRY_UNKNOWN': 16,
        'Language LANGUAGE_MALFORMED': 18,
        'Birthday DATE_INVALID': 26,
        'Plan OPTION_UNKNOWN': 15,
        'Seats NUMBER_INVALID': 28,
        'Website URL_SCHEME_NOT_ALLOWED': 26,
      },
      rewritten: {
        '(spaces around)': 57,
        'E-mail': 37,
        Mobile: 1613,
        Country: 1387,
        Language: 565,
        Plan: 330,
        Newsletter: 1480,
        Website: 958,
      },
      derivedCountries: 266,
    });
  });

  it(`of ${people}`, async ({ skip }) => {
    skip(!existsSync(people), 'the file is not part of the project, and is not there');
    expect(await importing(people)).toEqual({
      rowsRead: 1000,
      rows: { created: 979, createdInPart: 21, refused: 0, empty: 0 },
      refused: {},
      leftOut: { 'email EMAIL_INVALID': 11, 'email EMAIL_DOMAIN_NOT_PUBLIC': 10 },
      rewritten: { '(spaces around)': 853 },
      derivedCountries: 0,
    });
  });
});
