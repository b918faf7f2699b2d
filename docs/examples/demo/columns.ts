import type { FieldSpec, StandardField } from 'contactkit';
import { tagKey } from 'contactkit';
import { guessField } from './guess.js';
import { type Target, targetOf } from './headers.js';
import { firstFree, slug, titleOf } from './keys.js';

/** Where the cells of one column go. */
export interface Column {
  readonly index: number;
  /** As the file has it; `column 3` where it has none. */
  readonly header: string;
  /** As in the library: `phone`, `custom.plan`, and as `create` takes them `tags` and `channel`; null: nowhere. */
  readonly path: StandardField | 'tags' | 'channel' | `custom.${string}` | null;
  /** Of a custom field, which has to be defined first. */
  readonly field: { readonly key: string; readonly spec: FieldSpec & { readonly name: string } } | null;
  readonly why: string;
}

/** A row of the workspace's field table: neither its key nor its label is free. */
interface Taken {
  readonly key: string;
  readonly label: string;
}

/** F1: custom fields of one workspace, if its policy says nothing else. */
const maxFields = 500;

const whyOf: { readonly [T in Target]?: string } = {
  name: 'kept whole: where a surname begins would be a guess',
  tags: 'split at commas, semicolons and bars',
  rowId: 'the id that the row has where it comes from',
};

/** Decides on every column: by its header, or by a sample of the rows below it. `taken` is what the workspace has already. */
export function planColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  taken: readonly Taken[],
): readonly Column[] {
  const define = definer(taken);
  const targets = headers.map(targetOf);
  const paths = new Set<Column['path']>();
  return headers.map((text, index): Column => {
    const header = text.trim() === '' ? `column ${index + 1}` : text.trim();
    const target = targets[index];
    const path = target === undefined ? null : pathOf(target, targets);
    // Of two phone columns the first is the phone.
    if (target !== undefined && path !== null && !paths.has(path)) {
      paths.add(path);
      return { index, header, path, field: null, why: whyOf[target] ?? 'by its header' };
    }
    const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    if (cells.length === 0 && text.trim() === '')
      return { index, header, path: null, field: null, why: 'no header, and nothing below it' };
    return { index, header, ...define(header, index, cells) };
  });
}

// `Name` is all of it, or the half for which there is no other column.
function pathOf(target: Target, targets: readonly (Target | undefined)[]): Column['path'] {
  if (target === 'rowId') return 'channel';
  if (target !== 'name') return target;
  if (!targets.includes('firstName')) return 'firstName';
  return targets.includes('lastName') ? null : 'lastName';
}

/** Makes custom fields, each with a key and a name of its own. */
function definer(taken: readonly Taken[]) {
  const keys = new Set(taken.map(({ key }) => key));
  const names = new Set(taken.map(({ label }) => tagKey(label)));
  let left = maxFields;
  return (header: string, index: number, cells: readonly string[]): Pick<Column, 'path' | 'field' | 'why'> => {
    if (left === 0) return { path: null, field: null, why: `a workspace has ${maxFields} custom fields at most` };
    left -= 1;
    const key = firstFree(
      slug(header) || `column_${index + 1}`,
      '_',
      (one) => keys.has(one) || one in Object.prototype,
    );
    const name = firstFree(titleOf(header), ' ', (one) => names.has(tagKey(one)));
    keys.add(key);
    names.add(tagKey(name));
    const { spec, why } = guessField(header, cells);
    return { path: `custom.${key}`, field: { key, spec: { ...spec, name } }, why };
  };
}
