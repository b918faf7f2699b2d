import type { Contact } from '../contact/contact.js';
import { originAt } from '../contact/field-state.js';
import { isStamp } from '../kernel/shape.js';
import { tagKey } from '../values/tag-name.js';
import { setOf, valueOf } from './contact-values.js';
import { type Span, spanAfter, spanBefore, spanBetween } from './day.js';
import type { FilterField } from './filter-facts.js';
import type { FilterKind, operators } from './operators.js';

/** Whether a contact is meant. */
export type Test = (contact: Contact) => boolean;

/** What a condition asks about. */
export interface Subject {
  readonly field: FilterField;
  /** Empty where the filter names no day. */
  readonly zone: string;
}

/** Makes the test of a condition from its operand, which has the form that the operator wants. */
export type MakeTest = (subject: Subject, operand: never) => Test;
type Words = readonly string[];
type Ordered = string | number;

const never: Test = () => false;
const not =
  <O>(make: (subject: Subject, operand: O) => Test) =>
  (subject: Subject, operand: O): Test => {
    const test = make(subject, operand);
    return (contact) => !test(contact);
  };

const exists = ({ field }: Subject): Test => {
  const read = valueOf(field.path);
  return (contact) => (read(contact) ?? null) !== null;
};
const isAbsent = (subject: Subject, absence: string | undefined): Test => {
  const { path } = subject.field;
  const present = exists(subject);
  if (absence === undefined) return (contact) => !present(contact);
  const cleared = absence === 'cleared';
  return (contact) => !present(contact) && (originAt(contact, path) !== undefined) === cleared;
};

const isText = ({ field }: Subject, operand: string): Test => {
  const read = valueOf(field.path);
  const key = tagKey(operand);
  return (contact) => {
    const value = read(contact);
    return typeof value === 'string' && (value === operand || tagKey(value) === key);
  };
};
const isAnyText = ({ field }: Subject, operand: Words): Test => {
  const read = valueOf(field.path);
  const keys = new Set(operand.map(tagKey));
  return (contact) => {
    const value = read(contact);
    return typeof value === 'string' && keys.has(tagKey(value));
  };
};
const contains = ({ field }: Subject, operand: string): Test => {
  const read = valueOf(field.path);
  const key = tagKey(operand);
  return (contact) => {
    const value = read(contact);
    return typeof value === 'string' && tagKey(value).includes(key);
  };
};
const startsWith = ({ field }: Subject, operand: string): Test => {
  const read = valueOf(field.path);
  const key = tagKey(operand);
  return (contact) => {
    const value = read(contact);
    return typeof value === 'string' && tagKey(value).startsWith(key);
  };
};

const isSame = ({ field }: Subject, operand: unknown): Test => {
  const read = valueOf(field.path);
  return (contact) => read(contact) === operand;
};
const isAnyOf = ({ field }: Subject, operand: Words): Test => {
  const read = valueOf(field.path);
  const wanted: ReadonlySet<unknown> = new Set(operand);
  return (contact) => wanted.has(read(contact));
};

/** Type of an ordered field → what its values are compared by; undefined: it is none, and stands in no order. */
const ranks: { readonly [type: string]: (value: unknown) => Ordered | undefined } = {
  number: (value) => (typeof value === 'number' ? value : undefined),
  date: (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined),
  // V7: as precise as it was given; `09:00` is `09:00:00`.
  time: (value) =>
    typeof value === 'string' && /^\d\d:\d\d(?::\d\d)?$/.test(value) ? `${value}:00`.slice(0, 8) : undefined,
};
const compare =
  (holds: (value: Ordered, wanted: Ordered) => boolean) =>
  ({ field }: Subject, operand: Ordered): Test => {
    const [read, rank] = [valueOf(field.path), ranks[field.type]!];
    const wanted = rank(operand)!;
    return (contact) => {
      const value = rank(read(contact));
      return value !== undefined && holds(value, wanted);
    };
  };
const isEqual = compare((value, wanted) => value === wanted);
const isBetween = ({ field }: Subject, operand: { readonly from: Ordered; readonly to: Ordered }): Test => {
  const [read, rank] = [valueOf(field.path), ranks[field.type]!];
  const [from, to] = [rank(operand.from)!, rank(operand.to)!];
  return (contact) => {
    const value = rank(read(contact));
    return value !== undefined && from <= value && value <= to;
  };
};

const within =
  <O>(spanOf: (operand: O, zone: string) => Span | undefined) =>
  ({ field, zone }: Subject, operand: O): Test => {
    const span = spanOf(operand, zone);
    if (span === undefined) return never;
    const { from, to } = span;
    const read = valueOf(field.path);
    return (contact) => {
      const value = read(contact);
      return isStamp(value) && from <= (value as string) && (value as string) <= to;
    };
  };

const hasAny = ({ field }: Subject, operand: Words): Test => {
  const { has } = setOf(field.path);
  return (contact) => operand.some((id) => has(contact, id));
};
const hasAll = ({ field }: Subject, operand: Words): Test => {
  const { has } = setOf(field.path);
  return (contact) => operand.every((id) => has(contact, id));
};
const hasSome = ({ field }: Subject): Test => {
  const { count } = setOf(field.path);
  return (contact) => count(contact) > 0;
};

/** Q1, Q2: kind of field → operator → the test of a contact, made once for a condition. */
export const conditionTests: {
  readonly [K in FilterKind]: { readonly [O in keyof (typeof operators)[K]]: MakeTest };
} = {
  text: {
    isEqualTo: isText,
    isNotEqualTo: not(isText),
    hasAnyOf: isAnyText,
    hasNoneOf: not(isAnyText),
    contains,
    startsWith,
    exists,
    doesNotExist: isAbsent,
  },
  choice: {
    isEqualTo: isSame,
    isNotEqualTo: not(isSame),
    hasAnyOf: isAnyOf,
    hasNoneOf: not(isAnyOf),
    exists,
    doesNotExist: isAbsent,
  },
  state: {
    isEqualTo: isSame,
    isNotEqualTo: not(isSame),
    hasAnyOf: isAnyOf,
    hasNoneOf: not(isAnyOf),
    exists,
    doesNotExist: not(exists),
  },
  checkbox: { isEqualTo: isSame, isNotEqualTo: not(isSame), exists, doesNotExist: isAbsent },
  ordered: {
    isEqualTo: isEqual,
    isNotEqualTo: not(isEqual),
    isGreaterThan: compare((value, wanted) => value > wanted),
    isLessThan: compare((value, wanted) => value < wanted),
    isBetween,
    exists,
    doesNotExist: isAbsent,
  },
  instant: {
    isTimestampAfter: within(spanAfter),
    isTimestampBefore: within(spanBefore),
    isTimestampBetween: within(spanBetween),
    exists,
    doesNotExist: not(exists),
  },
  set: {
    hasAnyOf: hasAny,
    hasAllOf: hasAll,
    hasNoneOf: not(hasAny),
    exists: hasSome,
    doesNotExist: not(hasSome),
  },
};
