import type { Contact, CustomValue, Rejection, Session, StandardField } from 'contactkit';
import { isContactsError, standardFields } from 'contactkit';
import type { Column } from './columns.js';
import type { CsvRow } from './csv.js';
import { cellOf, type Given, inputOf, isBlank, type Refusal, readRow } from './read-row.js';
import { keyOf, refTo } from './row-key.js';

/** A value that is stored in another form than the file has it in. */
export interface Rewrite {
  readonly column: string;
  readonly text: string;
  readonly stored: string;
}

/**
 * What became of a row. A value that is refused is left out, and the row's contact is made of the others, as long as these
 * say who it is; `refusals` tell what was left out and why.
 */
export type Outcome =
  | {
      /** `unchanged`: an earlier run had brought all that the row says. */
      readonly kind: 'created' | 'updated' | 'unchanged';
      readonly contact: Contact;
      readonly refusals: readonly Refusal[];
      readonly rewrites: readonly Rewrite[];
    }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'empty' };

/** One run over one file. */
export interface Import {
  readonly session: Session;
  readonly columns: readonly Column[];
  /** Its name, without the folder. */
  readonly file: string;
  /** The rows that have become contacts, by their keys: in one run no row writes over another's. */
  readonly claimed: Set<string>;
}

/** Makes a contact of a row, or brings the one that an earlier run made of it up to date, or says why not. */
export async function importRow(run: Import, row: CsvRow): Promise<Outcome> {
  const { cells, malformed } = row;
  if (malformed) return { kind: 'refused', refusals: [refusalOf(null, 'CSV_MALFORMED', cells)] };
  if (cells.every(isBlank)) return { kind: 'empty' };
  const { given, refusals } = readRow(run.columns, cells);
  return save(run, row, given, refusals);
}

async function save(run: Import, row: CsvRow, given: Given, refusals: readonly Refusal[]): Promise<Outcome> {
  const { cells } = row;
  try {
    const { kind, contact } = await write(run, keyOf(run.file, row, given), given);
    return { kind, contact, refusals, rewrites: rewritesOf(contact, cells, given) };
  } catch (error) {
    // Anything else is no fault of the row's.
    if (!isContactsError(error, 'INVALID', 'IDENTITY_TAKEN', 'LIMIT_REACHED')) throw error;
    const blamed = blame(error.rejection, given);
    const all = [...refusals, ...blamed.map(([column, code]) => refusalOf(column, code, cells))];
    const rest = new Map([...given].filter(([column]) => !blamed.some(([one]) => one === column)));
    const again = error.code === 'INVALID' && rest.size < given.size && blamed.every(([column]) => column !== null);
    return again ? save(run, row, rest, all) : { kind: 'refused', refusals: all };
  }
}

async function write(
  { session, claimed }: Import,
  key: string | undefined,
  given: Given,
): Promise<{ readonly kind: 'created' | 'updated' | 'unchanged'; readonly contact: Contact }> {
  const input = inputOf(given, key);
  // What nobody can be known by is refused by the library, and so is the key of another row.
  if (key === undefined || claimed.has(key)) return { kind: 'created', contact: await session.create(input) };
  const before = await versionOf(session, refTo(key));
  const contact = await session.upsert(refTo(key), input);
  claimed.add(key);
  const kind = before === undefined ? 'created' : before === contact.version ? 'unchanged' : 'updated';
  return { kind, contact };
}

async function versionOf(session: Session, ref: string): Promise<number | undefined> {
  try {
    return (await session.get(ref)).version;
  } catch (error) {
    if (isContactsError(error, 'CONTACT_NOT_FOUND')) return undefined;
    throw error;
  }
}

/** The column that each fault is about; null: the row as a whole. */
function blame(
  rejection: Rejection<'INVALID' | 'IDENTITY_TAKEN' | 'LIMIT_REACHED'>,
  given: Given,
): readonly (readonly [Column | null, string])[] {
  const at = (path: string): Column | null =>
    [...given.keys()].find((column) => column.path !== null && `${path}.`.startsWith(`${column.path}.`)) ?? null;
  if (rejection.code === 'INVALID') return rejection.issues.map(({ code, path }) => [at(path.join('.')), code]);
  return [[at(rejection.code === 'IDENTITY_TAKEN' ? 'channel' : 'tags'), rejection.code]];
}

function refusalOf(column: Column | null, code: string, cells: readonly string[]): Refusal {
  if (column !== null) return { column: column.header, code, text: cellOf(column, cells) };
  const text = cells.filter((cell) => !isBlank(cell)).join(' | ');
  // Quotes that don't match may have swallowed the lines below.
  const lines = text.split('\n').length;
  return { column: '(row)', code, text: lines === 1 ? text : `${lines} lines: ${text}` };
}

function rewritesOf(contact: Contact, cells: readonly string[], given: Given): readonly Rewrite[] {
  return [...given.keys()].flatMap((column) => {
    const value = valueAt(contact, column);
    const [text, stored] = [cellOf(column, cells), String(value)];
    if (value === null || stored === text) return [];
    return [{ column: stored === text.trim() ? '(spaces around)' : column.header, text, stored }];
  });
}

function valueAt(contact: Contact, { path, field }: Column): CustomValue {
  if (field !== null) return contact.custom[field.key] ?? null;
  // Tags and ids have no form of their own to be compared in.
  return isStandard(path) ? contact[path] : null;
}

function isStandard(path: string | null): path is StandardField {
  return standardFields.some(({ key, editable }) => key === path && editable);
}
