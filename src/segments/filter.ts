import type { Contact, Conversation } from '../contact/contact.js';
import type { FieldMap, FieldValue, List } from '../fields/definition.js';
import type {
  Absence,
  customFilterKinds,
  FilterKind,
  operators,
  StandardFilterField,
  standardFilterKinds,
} from './operators.js';

type Operators = typeof operators;
type CustomKinds = typeof customFilterKinds;

/** Standard field → its values; those that are not here take any text. */
interface StandardValues {
  status: Contact['status'];
  conversation: Conversation['status'];
}

/** The operand of an operator, by its form; see `operators`. */
interface Operands<V> {
  one: { readonly value: V };
  many: { readonly value: readonly V[] };
  part: { readonly value: string };
  range: { readonly value: { readonly from: V; readonly to: V } };
  // Nothing may stand there, and `{}` would let anything.
  none: { readonly value?: undefined };
  absence: { readonly value?: Absence | undefined };
}

type ConditionOn<P, K extends FilterKind, V> = {
  [O in keyof Operators[K]]: { readonly field: P; readonly operator: O } & Operands<V>[Operators[K][O] &
    keyof Operands<V>];
}[keyof Operators[K]];

type StandardCondition<P extends StandardFilterField> = ConditionOn<
  P,
  (typeof standardFilterKinds)[P],
  P extends keyof StandardValues ? StandardValues[P] : string
>;

/** Distributes over T: a field known only at run time takes the operators of all types, and `parseFilter` decides. */
type CustomCondition<P, T> =
  T extends List<infer O>
    ? ConditionOn<P, 'choice', O>
    : T extends Exclude<keyof CustomKinds, 'list'>
      ? ConditionOn<P, CustomKinds[T], FieldValue<T>>
      : never;

/**
 * Q1: what one field has to be. `field` is a standard field or `custom.<key>`; tags, stages, channels and users are meant by
 * id; a moment's operand is a moment or a day `YYYY-MM-DD`, which is the whole day in the zone (Q3).
 */
export type Condition<F extends FieldMap = FieldMap> =
  | { [P in StandardFilterField]: StandardCondition<P> }[StandardFilterField]
  | { [P in keyof F & string]: CustomCondition<`custom.${P}`, F[P]> }[keyof F & string];

/**
 * Q1: which contacts are meant, as a tree of plain JSON: all of `and`, any of `or`, the contrary of `not`, or one condition.
 * `{ and: [] }` means all contacts and `{ or: [] }` none (Q2).
 */
export type Filter<F extends FieldMap = FieldMap> =
  | { readonly and: readonly Filter<F>[] }
  | { readonly or: readonly Filter<F>[] }
  | { readonly not: Filter<F> }
  | Condition<F>;
