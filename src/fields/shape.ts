import type { Issue } from '../kernel/issue.js';
import {
  type Holds,
  isCount,
  isName,
  isText,
  listOf,
  mapOf,
  oneOf,
  orAbsent,
  orNull,
  record,
  type Shape,
  shapeIssues,
} from '../kernel/shape.js';
import { type FieldDefinition, type FieldSet, fieldTypes, visibilities } from './definition.js';
import { isFieldKey } from './field-spec.js';
import { isStandardRow } from './standard.js';

/** What of the workspace's fields stands in code: facts of every operation on the catalogue. */
export interface FieldFacts {
  /** Left out: none. */
  readonly inCode?: FieldSet | undefined;
}

const isVisibility = oneOf(...visibilities);
const hasMembers = record([
  ['key', (value) => isFieldKey(value) && !isStandardRow(value)],
  ['type', oneOf(...fieldTypes)],
  ['options', orNull(listOf(isText))],
  ['name', isName],
  ['description', orNull(isText)],
  ['visibility', isVisibility],
  ['position', isCount],
]);
const isDefinition: Holds = (value) =>
  hasMembers(value) && ((value as FieldDefinition).type === 'list') === ((value as FieldDefinition).options !== null);

/** X1: of a `FieldCatalogue`. */
export const catalogueShape: Shape = [
  ['version', isCount],
  ['fields', listOf(isDefinition)],
  ['order', listOf(isText)],
  ['visibility', mapOf(isVisibility)],
  ['purging', listOf(isText)],
];

/** X1: of {@link FieldFacts}. */
export const factsShape: Shape = [['inCode', orAbsent(listOf(isDefinition))]];

/** X1: what is wrong with the arguments of a read. */
export function fieldIssues(catalogue: unknown, inCode: unknown): readonly Issue[] {
  return [...shapeIssues(catalogue, catalogueShape, ['catalogue']), ...shapeIssues({ inCode }, factsShape, [])];
}
