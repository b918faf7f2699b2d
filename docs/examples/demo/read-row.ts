import type { CreateInput } from 'contactkit';
import type { Column } from './columns.js';
import { countryFromText, fromText } from './from-text.js';
import { identityOf } from './row-key.js';

/** Something that the file says and that no contact got. */
export interface Refusal {
  /** The header; `(row)` for what is about the row as a whole. */
  readonly column: string;
  /** The library's, or one that is the file's own: `CSV_MALFORMED`, `CSV_EXTRA_CELL`. */
  readonly code: string;
  readonly text: string;
}

/** Column → its cell's value, of the cells that say something. */
export type Given = ReadonlyMap<Column, unknown>;

/** Reads the cells of a row that are not blank. What can't be read is left out, and said so. */
export function readRow(
  columns: readonly Column[],
  cells: readonly string[],
): { readonly given: Given; readonly refusals: readonly Refusal[] } {
  const given = new Map<Column, unknown>();
  const refusals: Refusal[] = [];
  const country = countryOf(columns, cells);
  for (const column of columns) {
    const text = cellOf(column, cells);
    if (isBlank(text) || column.path === null) continue;
    const value = fromText(column.field?.spec.type ?? column.path, text, country);
    if (value.ok) given.set(column, value.value);
    else refusals.push(...value.error.issues.map(({ code }) => ({ column: column.header, code, text })));
  }
  for (const text of cells.slice(columns.length).filter((cell) => !isBlank(cell)))
    refusals.push({ column: '(beyond the header)', code: 'CSV_EXTRA_CELL', text });
  return { given, refusals };
}

/** The input of `create` and `upsert` that a row makes, with the key that it is known by. */
export function inputOf(given: Given, key: string | undefined): CreateInput {
  const input: Record<string, unknown> = { createMissing: true };
  const custom: Record<string, unknown> = {};
  for (const [{ path, field }, value] of given) {
    if (field !== null) custom[field.key] = value;
    else if (path !== null) input[path] = value;
  }
  return { ...input, custom, channel: key === undefined ? undefined : identityOf(key) } as CreateInput;
}

/** The cell of a column; a row may be shorter than the header. */
export function cellOf({ index }: Column, cells: readonly string[]): string {
  return cells[index] ?? '';
}

/** True for a cell that says nothing. */
export function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

function countryOf(columns: readonly Column[], cells: readonly string[]): string | undefined {
  const column = columns.find(({ path }) => path === 'country');
  const country = column === undefined ? undefined : countryFromText(cellOf(column, cells));
  return country?.ok === true ? country.value : undefined;
}
