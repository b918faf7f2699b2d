import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openApp, workspaceId } from '../../docs/examples/demo/app.js';
import { importFile } from '../../docs/examples/demo/import-file.js';
import { type Keeping, keepInMemory, keepInPostgres, keepInSqlite } from '../../docs/examples/demo/keeping.js';
import { withMadeUpFile } from '../../docs/examples/demo/made-up-file.js';
import { type Finding, isComplete } from '../../docs/examples/demo/tally.js';
import { openPostgres } from '../stores/sql/databases.js';

const listener = { onColumns: () => {}, onRow: () => {} };
const people = '../shared/data/people-1000.csv';

const folder = mkdtempSync(join(tmpdir(), 'contactkit-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function importing(path: string, keeping: Keeping = keepInMemory()) {
  const { tally, rowsRead } = await importFile(path, openApp(keeping, undefined), listener);
  expect(isComplete(tally, rowsRead)).toBe(true);
  const counts = (findings: ReadonlyMap<string, Finding>): Record<string, number> =>
    Object.fromEntries([...findings.values()].map(({ column, code, count }) => [`${column} ${code}`.trim(), count]));
  return {
    rowsRead,
    rows: tally.rows,
    incomplete: tally.incomplete,
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
  const path = join(folder, 'one.csv');
  writeFileSync(path, `name,land,tel\nAnn,${row}\n`);
  const { tally } = await importFile(path, openApp(keepInMemory(), defaultCountry), listener);
  expect(tally.best?.phone).toBe(phone);
});

describe('every row is accounted for', () => {
  it('of the demo’s own awkward file', async () => {
    expect(await importing('docs/examples/demo/awkward.csv')).toEqual({
      rowsRead: 44,
      rows: { created: 37, updated: 0, unchanged: 0, refused: 4, empty: 3 },
      incomplete: 16,
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
      rows: { created: 1974, updated: 0, unchanged: 0, refused: 23, empty: 3 },
      incomplete: 274,
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
      rows: { created: 1000, updated: 0, unchanged: 0, refused: 0, empty: 0 },
      incomplete: 21,
      refused: {},
      leftOut: { 'email EMAIL_INVALID': 11, 'email EMAIL_DOMAIN_NOT_PUBLIC': 10 },
      rewritten: { '(spaces around)': 853 },
      derivedCountries: 0,
    });
  });
});

const kept: { readonly [name: string]: () => Promise<Keeping> } = {
  memory: async () => keepInMemory(),
  sqlite: async () => {
    const keeping = await keepInSqlite(join(folder, 'contacts.db'), { fresh: true });
    onTestFinished(keeping.close);
    return keeping;
  },
  postgres: async () => {
    const { location, close } = await openPostgres();
    const keeping = await keepInPostgres(location);
    onTestFinished(async () => {
      await keeping.close();
      await close();
    });
    return keeping;
  },
};

describe.each(Object.keys(kept))('a second run over a file, with %s', (name) => {
  const none = { created: 0, updated: 0, unchanged: 0, refused: 0, empty: 0 };
  const path = join(folder, 'people.csv');
  const rowsOf = async (keeping: Keeping, csv: string, file = path) => {
    writeFileSync(file, csv);
    return (await importing(file, keeping)).rows;
  };
  const get = ({ store }: Keeping, externalId: string) =>
    store.read(workspaceId).contacts.findByIdentity('file', externalId);

  it('changes nothing, whatever is awkward in it', async () => {
    const keeping = await kept[name]!();
    const first = await importing('docs/examples/demo/awkward.csv', keeping);
    const second = await importing('docs/examples/demo/awkward.csv', keeping);
    expect(second).toEqual({ ...first, rows: { ...none, unchanged: 37, refused: 4, empty: 3 } });
  });

  it('brings what has changed in it, row by row', async () => {
    const keeping = await kept[name]!();
    const csv = 'id,name,tags,plan\n1,Ann,vip,pro\n2,Ben,,pro\n,Cy,,free\n1,Dan,,free\n';
    expect(await rowsOf(keeping, csv)).toEqual({ ...none, created: 3, refused: 1 });
    const [ann, cy] = [await get(keeping, 'people.csv#1'), await get(keeping, 'people.csv row 4')];

    const changed = 'id,name,tags,plan\n1,Anne,lead,gold\n2,Ben,,\n,Cyd,,free\n1,Dan,,free\n5,Eve,,gold\n';
    expect(await rowsOf(keeping, changed)).toEqual({ ...none, created: 1, updated: 2, unchanged: 1, refused: 1 });
    const [anne, cyd] = [await get(keeping, 'people.csv#1'), await get(keeping, 'people.csv row 4')];
    expect(anne).toMatchObject({ id: ann!.id, version: 2, firstName: 'Anne', custom: { plan: 'gold' } });
    expect(anne!.tags).toHaveLength(2);
    expect(cyd).toMatchObject({ id: cy!.id, version: 2, firstName: 'Cyd' });
    // A blank cell says nothing.
    expect(await get(keeping, 'people.csv#2')).toMatchObject({ version: 1, custom: { plan: 'pro' } });
  });

  it('leaves the people of another file alone, though they have the same ids', async () => {
    const keeping = await kept[name]!();
    await rowsOf(keeping, 'id,name\n1,Ann\n');
    expect(await rowsOf(keeping, 'id,name\n1,Ben\n', join(folder, 'others.csv'))).toEqual({ ...none, created: 1 });
    expect(await get(keeping, 'people.csv#1')).toMatchObject({ firstName: 'Ann', version: 1 });
  });

  it('makes nobody of a row that says of nobody who it is', async () => {
    const keeping = await kept[name]!();
    const csv = 'id,name,phone,city\n,,,Rome\n,\u200b,,Rome\n,,\u200b,Rome\n,,12,Rome\na\u0001b,,,Rome\n';
    expect(await rowsOf(keeping, csv)).toEqual({ ...none, refused: 5 });
  });
});

it('a run that was cut off is continued', async () => {
  const keeping = await kept['sqlite']!();
  await withMadeUpFile(700, async (path) => {
    const failing = importFile(path, openApp(keeping, undefined), {
      ...listener,
      onRow: (done) => {
        if (done === 600) throw new Error('cut off');
      },
    });
    await expect(failing).rejects.toThrow('cut off');
    const { rows } = await importing(path, keeping);
    expect(rows.created).toBeGreaterThan(150);
    expect(rows.unchanged).toBeGreaterThan(450);
    expect((await importing(path, keeping)).rows).toEqual({
      ...rows,
      created: 0,
      unchanged: rows.created + rows.unchanged,
    });
  });
});
