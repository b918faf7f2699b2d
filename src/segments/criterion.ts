import type { StandardFilterField } from './operators.js';

/** The field that a criterion asks about: a standard one, a custom one, or the name that a channel gave (`profile`). */
export type CriterionPath = StandardFilterField | 'profile' | `custom.${string}`;

/** How the values of a field are ordered: `instant` and `date` as text, `time` with seconds, `number` by size. */
export type Ordering = 'number' | 'date' | 'time' | 'instant';

/** Of values in an order, those within these ends; an end that is left out is open. */
export interface Bounds<V = string | number> {
  /** This one or more. */
  readonly atLeast?: V;
  /** This one or less. */
  readonly atMost?: V;
  /** More than this one. */
  readonly above?: V;
  /** Less than this one. */
  readonly below?: V;
}

/**
 * Q1–Q3, Q5: which contacts are meant, with every question answered that a filter leaves to the workspace: what kind of field it
 * is, which moments a day has in a zone, which key a text has (T1), whether blocked contacts are meant (Q7), whom the actor may
 * see (A4). A store translates these few forms and needs to know no other rule; `compileCriterion` is what they mean. A value
 * that is null, absent or of another type meets none of them; `not` is their plain contrary.
 */
export type Criterion =
  | { readonly and: readonly Criterion[] }
  | { readonly or: readonly Criterion[] }
  | { readonly not: Criterion }
  /** The field has a value; a set has a member. */
  | { readonly is: 'set'; readonly path: CriterionPath }
  /** The field has an origin: somebody set it or cleared it. */
  | { readonly is: 'given'; readonly path: CriterionPath }
  /** The value is exactly one of these, of the same type. */
  | { readonly is: 'oneOf'; readonly path: CriterionPath; readonly values: readonly (string | number | boolean)[] }
  /** The key of the text (`tagKey`) is one of these. A phone is its own key. */
  | { readonly is: 'text'; readonly path: CriterionPath; readonly keys: readonly string[] }
  /** The key of the text contains this one. */
  | { readonly is: 'containing'; readonly path: CriterionPath; readonly key: string }
  /** The key of the text starts with this one. */
  | { readonly is: 'starting'; readonly path: CriterionPath; readonly key: string }
  /** The value lies within the bounds. */
  | { readonly is: 'within'; readonly path: CriterionPath; readonly ordering: Ordering; readonly bounds: Bounds }
  /** The contact has a tag, or a present identity of a channel, with one of these ids. */
  | { readonly is: 'member'; readonly path: 'tags' | 'channels'; readonly ids: readonly string[] };

/** All contacts. */
export const everything: Criterion = { and: [] };
/** None. */
export const nothing: Criterion = { or: [] };
