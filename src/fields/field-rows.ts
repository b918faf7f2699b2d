import { faulty, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { ok } from '../kernel/result.js';
import type { FieldCatalogue } from './catalogue.js';
import type { FieldDefinition, FieldSet, FieldType, Visibility } from './definition.js';
import { fieldIssues } from './shape.js';
import { standardFields } from './standard.js';

/** One row of the settings page and of the details view: a standard field, or a custom one from code or the workspace. */
export interface FieldRow {
  /** As in origins, events and filters: `email`, `custom.plan`. */
  readonly path: string;
  readonly key: string;
  /** F4: what may change of it: visibility and place of all; the rest only of the `workspace`'s own. */
  readonly definedIn: 'standard' | 'code' | 'workspace';
  /** The name; of a standard field in English, for the host to translate by its key. */
  readonly label: string;
  readonly description: string | null;
  readonly type: FieldType | (typeof standardFields)[number]['type'];
  /** Of a list; null for every other type. */
  readonly options: readonly string[] | null;
  readonly visibility: Visibility;
  /** F6: whether a person may edit its value. */
  readonly editable: boolean;
}

/**
 * F2, F6: all rows, the nine standard ones and the custom ones, in the workspace's order; hidden ones too (F3). Where code and
 * workspace both have a key, it is the code's (`fieldSet` tells whether they agree). Throws `INVALID`.
 */
export function fieldRows(catalogue: FieldCatalogue, inCode: FieldSet = []): readonly FieldRow[] {
  const read = guard({ catalogue, inCode }, () => {
    return faulty(fieldIssues(catalogue, inCode)) ?? ok(rowsOf(catalogue, inCode));
  });
  return unwrap(read);
}

/** {@link fieldRows} of arguments that were looked at. */
export function rowsOf(catalogue: FieldCatalogue, inCode: FieldSet): readonly FieldRow[] {
  const standard = standardFields.map(({ key, name, type, editable }): FieldRow => {
    const visibility = catalogue.visibility[key] ?? 'always';
    return {
      path: key,
      key,
      definedIn: 'standard',
      label: name,
      description: null,
      type,
      options: null,
      visibility,
      editable,
    };
  });
  const custom = customFields(catalogue, inCode).map(
    ({ key, name: label, description, type, options, visibility }): FieldRow => {
      const definedIn = inCode.some((one) => one.key === key) ? 'code' : 'workspace';
      return { path: `custom.${key}`, key, definedIn, label, description, type, options, visibility, editable: true };
    },
  );
  return inOrder([...standard, ...custom], catalogue.order);
}

/**
 * F4: the custom fields, those in code first, with the visibility that the workspace gave them. A key whose old values are
 * being purged stays out until they are gone, even if code has come to declare it: its new values would go with them.
 */
export function customFields(catalogue: FieldCatalogue, inCode: FieldSet): readonly FieldDefinition[] {
  const declared = inCode.map((definition) => {
    const visibility = catalogue.visibility[definition.key];
    return visibility === undefined ? definition : { ...definition, visibility };
  });
  const stored = catalogue.fields.filter(({ key }) => !inCode.some((one) => one.key === key));
  return [...declared, ...stored].filter(({ key }) => !catalogue.purging.includes(key));
}

/** F2: in the workspace's order; those that it does not name follow as they stand. */
export function inOrder<T extends { readonly key: string }>(all: readonly T[], order: readonly string[]): readonly T[] {
  const places = new Map(order.map((key, place) => [key, place]));
  const placeOf = ({ key }: T): number => places.get(key) ?? order.length;
  return [...all].sort((one, other) => placeOf(one) - placeOf(other));
}
