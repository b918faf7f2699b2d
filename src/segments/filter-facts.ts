import type { Actor } from '../access/actor.js';
import { mayViewField } from '../access/visibility.js';
import { type FieldMap, type FieldSet, type FieldType, fieldTypes } from '../fields/definition.js';
import { standardKinds } from '../fields/standard.js';
import { type Issue, under } from '../kernel/issue.js';
import {
  type Holds,
  isName,
  isText,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  record,
  type Shape,
  shapeIssues,
} from '../kernel/shape.js';
import { parseTimeZone } from '../values/instant.js';
import { customFilterKinds, type FilterKind, type StandardFilterField, standardFilterKinds } from './operators.js';

/** What of the workspace a filter may name. */
export interface FilterFacts<F extends FieldMap = FieldMap> {
  readonly fields: FieldSet<F>;
  /** Q4: the tags that there are. Left out: any id may be one. */
  readonly tags?: readonly { readonly id: string }[] | undefined;
  /** Q4: the stages that there are. Left out: any id may be one. */
  readonly stages?: readonly { readonly id: string }[] | undefined;
}

/** How a filter is asked. */
export interface FilterOptions {
  /** Q3: the IANA zone that days are meant in; a filter with a day needs it. */
  readonly zone?: string | undefined;
  /** A4: whose filter it is; fields hidden from them are unknown. Left out: nobody's, and nothing is hidden. */
  readonly actor?: Actor | undefined;
}

type StandardType =
  | (typeof standardKinds)[keyof typeof standardKinds]
  | Exclude<StandardFilterField, keyof typeof standardKinds | `${string}At`>
  | 'moment';

/** A field that a condition names. */
export interface FilterField {
  readonly path: string;
  readonly kind: FilterKind;
  /** What its operands are. */
  readonly type: FieldType | StandardType;
  /** Of a list. */
  readonly options: readonly string[];
}

const isKey: Holds = (value) => isName(value) && !((value as string) in Object.prototype);
const areIds = orAbsent(listOf(record([['id', isName]])));

/** X1: what is wrong with the arguments beside the filter. */
export function argumentIssues(facts: FilterFacts, options: FilterOptions): readonly Issue[] {
  const issues = [...shapeIssues(facts, filterFactsShape, ['facts']), ...shapeIssues(options, ofOptions, ['options'])];
  const zone = issues.length > 0 || options.zone === undefined ? undefined : parseTimeZone(options.zone);
  return zone === undefined || zone.ok ? issues : under('options', under('zone', zone.error.issues));
}

/** X1: of {@link FilterFacts}. */
export const filterFactsShape: Shape = [
  [
    'fields',
    listOf(
      record([
        ['key', isKey],
        ['type', oneOf(...fieldTypes)],
        ['options', orNull(listOf(isText))],
      ]),
    ),
  ],
  ['tags', areIds],
  ['stages', areIds],
];
const ofOptions = [
  ['zone', orAbsent(isText)],
  ['actor', orAbsent(record([['hiddenFields', orAbsent(listOf(isText))]]))],
] as const;

/** Q4, A4: the field with this path; undefined when there is none, none any more, or none for the actor. */
export function filterField(path: string, facts: FilterFacts, { actor }: FilterOptions): FilterField | undefined {
  if (actor !== undefined && !mayViewField(actor, path)) return undefined;
  if (isStandard(path)) return { path, kind: standardFilterKinds[path], type: typeOf(path), options: [] };
  const definition = facts.fields.find(({ key }) => path === `custom.${key}`);
  if (definition === undefined) return undefined;
  const { type, options } = definition;
  return { path, kind: customFilterKinds[type], type, options: options ?? [] };
}

function isStandard(path: string): path is StandardFilterField {
  return Object.hasOwn(standardFilterKinds, path);
}

function typeOf(path: StandardFilterField): StandardType {
  if (path === 'createdAt' || path === 'lastMessageAt' || path === 'lastInboundAt') return 'moment';
  return path in standardKinds ? standardKinds[path as keyof typeof standardKinds] : (path as StandardType);
}
