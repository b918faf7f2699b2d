import { tagKey } from '../values/tag-name.js';
import { type Bounds, type Criterion, type CriterionPath, nothing, type Ordering } from './criterion.js';
import { type Span, spanAfter, spanBefore, spanBetween } from './day.js';
import { type FilterField, filterField } from './filter-facts.js';
import type { OperandFacts } from './operand.js';
import type { FilterKind, operators } from './operators.js';
import type { ReadCondition, ReadNode } from './read-filter.js';

/** What a condition asks about. */
interface Subject {
  readonly path: CriterionPath;
  readonly type: FilterField['type'];
  /** Q3: empty where the filter names no day. */
  readonly zone: string;
}

/** Makes the criterion of a condition from its operand, which has the form that the operator wants. */
type Lower<O = never> = (subject: Subject, operand: O) => Criterion;
type Ordered = string | number;

/** Q2: a filter as a criterion, whose blocked contacts are left out unless it asks for a status anywhere (Q7). */
export function criterionOf(filter: ReadNode, asked: OperandFacts): Criterion {
  const meant = lowered(filter, asked);
  return asksForStatus(filter) ? meant : { and: [unblocked, meant] };
}

/** Q7: contacts that are not blocked. */
export const unblocked: Criterion = { is: 'oneOf', path: 'status', values: ['active'] };

function asksForStatus(node: ReadNode): boolean {
  if ('and' in node) return node.and.some(asksForStatus);
  if ('or' in node) return node.or.some(asksForStatus);
  return 'not' in node ? asksForStatus(node.not) : node.field === 'status';
}

function lowered(node: ReadNode, asked: OperandFacts): Criterion {
  if ('and' in node) return { and: node.and.map((one) => lowered(one, asked)) };
  if ('or' in node) return { or: node.or.map((one) => lowered(one, asked)) };
  return 'not' in node ? { not: lowered(node.not, asked) } : conditionOf(node, asked);
}

function conditionOf({ field: name, operator, value }: ReadCondition, { facts, options }: OperandFacts): Criterion {
  const { path, kind, type } = filterField(name, facts, options)!;
  const table: Readonly<Record<string, Lower>> = lowerings[kind];
  return table[operator]!({ path: path as CriterionPath, type, zone: options.zone ?? '' }, value as never);
}

const not =
  <O>(lower: Lower<O>): Lower<O> =>
  (subject, operand) => ({ not: lower(subject, operand) });

const exists: Lower<unknown> = ({ path }) => ({ is: 'set', path });
const isAbsent: Lower<string | undefined> = ({ path }, absence) => {
  const absent: Criterion = { not: { is: 'set', path } };
  if (absence === undefined) return absent;
  const given: Criterion = { is: 'given', path };
  return { and: [absent, absence === 'cleared' ? given : { not: given }] };
};

const isAnyText: Lower<readonly string[]> = ({ path }, texts) => ({ is: 'text', path, keys: texts.map(tagKey) });
const isText: Lower<string> = (subject, text) => isAnyText(subject, [text]);
const contains: Lower<string> = ({ path }, part) => ({ is: 'containing', path, key: tagKey(part) });
const startsWith: Lower<string> = ({ path }, part) => ({ is: 'starting', path, key: tagKey(part) });

const isAnyOf: Lower<readonly (string | boolean)[]> = ({ path }, values) => ({ is: 'oneOf', path, values });
const isSame: Lower<string | boolean> = (subject, value) => isAnyOf(subject, [value]);

const withinBounds =
  <O>(boundsOf: (operand: O, rank: (value: Ordered) => Ordered) => Bounds): Lower<O> =>
  ({ path, type }, operand) => ({
    is: 'within',
    path,
    ordering: type as Ordering,
    // V7: a time is as precise as it was given; `09:00` is `09:00:00`.
    bounds: boundsOf(operand, (value) => (type === 'time' ? `${value}:00`.slice(0, 8) : value)),
  });
const isEqual = withinBounds<Ordered>((value, rank) => ({ atLeast: rank(value), atMost: rank(value) }));

const withinSpan =
  <O>(spanOf: (operand: O, zone: string) => Span | undefined): Lower<O> =>
  ({ path, zone }, operand) => {
    const span = spanOf(operand, zone);
    return span === undefined
      ? nothing
      : { is: 'within', path, ordering: 'instant', bounds: { atLeast: span.from, atMost: span.to } };
  };

const hasAny = ({ path }: Subject, ids: readonly string[]): Criterion => ({
  is: 'member',
  path: path as 'tags' | 'channels',
  ids,
});

const presence = { exists, doesNotExist: isAbsent };
// No origin is kept of these: there is one way not to be there.
const existence = { exists, doesNotExist: not(exists) };
const choices = {
  isEqualTo: isSame,
  isNotEqualTo: not(isSame),
  hasAnyOf: isAnyOf,
  hasNoneOf: not(isAnyOf),
};

/** Q1, Q2: kind of field → operator → what it means. */
const lowerings: { readonly [K in FilterKind]: { readonly [O in keyof (typeof operators)[K]]: Lower } } = {
  text: {
    isEqualTo: isText,
    isNotEqualTo: not(isText),
    hasAnyOf: isAnyText,
    hasNoneOf: not(isAnyText),
    contains,
    startsWith,
    ...presence,
  },
  choice: { ...choices, ...presence },
  state: { ...choices, ...existence },
  checkbox: { isEqualTo: isSame, isNotEqualTo: not(isSame), ...presence },
  ordered: {
    isEqualTo: isEqual,
    isNotEqualTo: not(isEqual),
    isGreaterThan: withinBounds<Ordered>((value, rank) => ({ above: rank(value) })),
    isLessThan: withinBounds<Ordered>((value, rank) => ({ below: rank(value) })),
    isBetween: withinBounds<{ readonly from: Ordered; readonly to: Ordered }>(({ from, to }, rank) => ({
      atLeast: rank(from),
      atMost: rank(to),
    })),
    ...presence,
  },
  instant: {
    isTimestampAfter: withinSpan(spanAfter),
    isTimestampBefore: withinSpan(spanBefore),
    isTimestampBetween: withinSpan(spanBetween),
    ...existence,
  },
  set: {
    hasAnyOf: hasAny,
    hasAllOf: (subject: Subject, ids: readonly string[]) => ({
      and: [...new Set(ids)].map((id) => hasAny(subject, [id])),
    }),
    hasNoneOf: not(hasAny),
    ...existence,
  },
};
