import type { FieldSpec } from 'contactkit';
import { tagKey } from 'contactkit';
import { guessField } from './guess.js';
import { type Target, targetOf } from './headers.js';
import { firstFree, slug, titleOf } from './keys.js';

/** Where the cells of one column go. */
export interface Column {
  readonly index: number;
  /** As the file has it; `column 3` where it has none. */
  readonly header: string;
  /** As in the library: `phone`, `custom.plan`, and in the input of `create` also `tags` and `channel`; null: nowhere. */
  readonly path: string | null;
  /** Of a custom field, which is to be defined first. */
  readonly field: { readonly key: string; readonly spec: FieldSpec & { readonly name: string } } | null;
  readonly why: string;
}

/** A row of the workspace's field table: neither its key nor its label is free. */
interface Taken {
  readonly key: string;
  readonly label: string;
}

const whyOf: { readonly [T in Target]?: string } = {
  name: 'kept whole: where a surname begins would be a guess',
  tags: 'split at commas, semicolons and bars',
  rowId: 'the id of the row in its own system, as a channel identity that nobody writes to',
};

/** Decides on every column by its header, or by a sample of the rows below it. `taken` is what the workspace has already. */
export function planColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  taken: readonly Taken[],
): readonly Column[] {
  const keys = new Set(taken.map(({ key }) => key));
  const names = new Set(taken.map(({ label }) => tagKey(label)));
  const found = new Set<string>();
  const wanted = header.map(targetOf);
  return header.map((cell, index): Column => {
    const title = cell.trim() === '' ? `column ${index + 1}` : cell.trim();
    const target = wanted[index];
    const path = target === undefined ? null : pathOf(target, wanted);
    if (target !== undefined && path !== null && !found.has(path)) {
      found.add(path);
      return { index, header: title, path, field: null, why: whyOf[target] ?? 'by its header' };
    }
    const cells = sample.map((row) => row[index] ?? '').filter((text) => text.trim() !== '');
    if (cells.length === 0 && cell.trim() === '')
      return { index, header: title, path: null, field: null, why: 'no header and nothing below it' };
    const key = firstFree(slug(title) || `column_${index + 1}`, '_', (text) => keys.has(text) || text in Object.prototype);
    const name = firstFree(titleOf(title), ' ', (text) => names.has(tagKey(text)));
    keys.add(key);
    names.add(tagKey(name));
    const { spec, why } = guessField(title, cells);
    return { index, header: title, path: `custom.${key}`, field: { key, spec: { ...spec, name } }, why };
  });
}

// `Name` is all of it, or what is left beside a column for the other half.
function pathOf(target: Target, wanted: readonly (Target | undefined)[]): string | null {
  if (target === 'rowId') return 'channel';
  if (target !== 'name') return target;
  if (!wanted.includes('firstName')) return 'firstName';
  return wanted.includes('lastName') ? null : 'lastName';
}
