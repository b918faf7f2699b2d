import type { FieldRow, FieldSpec, StandardField } from 'contactkit';
import { tagKey } from 'contactkit';
import { type Guess, guessField } from './guess.js';
import { type Target, targetOf } from './headers.js';
import { firstFree, slug, titleOf } from './keys.js';

/** Where the cells of one column go. */
export interface Column {
  readonly index: number;
  /** As the file has it; `column 3` where it has none. */
  readonly header: string;
  /** As in the library: `phone`, `custom.plan`, and as `create` takes them `tags` and `channel`; null: nowhere. */
  readonly path: StandardField | 'tags' | 'channel' | `custom.${string}` | null;
  /** Of a custom field, as it has to be when the rows come: one of an earlier run's may lack options of a list. */
  readonly field: {
    readonly key: string;
    readonly spec: FieldSpec & { readonly name: string };
    readonly isNew: boolean;
  } | null;
  readonly why: string;
}

/** A row of the workspace's field table: neither its key nor its label is free. */
type Taken = Pick<FieldRow, 'key' | 'label' | 'type' | 'options' | 'definedIn'>;

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

/** Makes custom fields, each with a key and a name of its own, or takes those of the same name that an earlier run made. */
function definer(taken: readonly Taken[]) {
  const keys = new Set(taken.map(({ key }) => key));
  const byName = new Map(taken.map((row) => [tagKey(row.label), row]));
  // Those that no column of this file has yet.
  const left = new Set(taken.filter(({ definedIn }) => definedIn === 'workspace'));
  let free = maxFields - left.size;
  return (header: string, index: number, cells: readonly string[]): Pick<Column, 'path' | 'field' | 'why'> => {
    const { spec, why } = guessField(header, cells);
    const known = (name: string): Taken | undefined => byName.get(tagKey(name));
    const fits = (row: Taken | undefined): row is Taken => row !== undefined && left.has(row) && row.type === spec.type;
    const name = firstFree(titleOf(header), ' ', (one) => known(one) !== undefined && !fits(known(one)));
    const row = known(name);
    if (row !== undefined) {
      left.delete(row);
      return {
        path: `custom.${row.key}`,
        field: { key: row.key, spec: { ...withOptions(spec, row.options), name: row.label }, isNew: false },
        why,
      };
    }
    if (free <= 0) return { path: null, field: null, why: `a workspace has ${maxFields} custom fields at most` };
    free -= 1;
    const key = firstFree(
      slug(header) || `column_${index + 1}`,
      '_',
      (one) => keys.has(one) || one in Object.prototype,
    );
    keys.add(key);
    byName.set(tagKey(name), { key, label: name, type: spec.type, options: null, definedIn: 'workspace' });
    return { path: `custom.${key}`, field: { key, spec: { ...spec, name }, isNew: true }, why };
  };
}

function withOptions(spec: Guess['spec'], present: readonly string[] | null): Guess['spec'] {
  if (spec.type !== 'list' || present === null) return spec;
  const keys = new Set(present.map(tagKey));
  return { ...spec, options: [...present, ...spec.options.filter((option) => !keys.has(tagKey(option)))] };
}
