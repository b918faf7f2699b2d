import type { Contact } from '../contact/contact.js';
import { customKey, originAt } from '../contact/field-state.js';
import { keyOf, setOf, valueOf } from './contact-values.js';
import type { Bounds, Criterion, Ordering } from './criterion.js';

/** Whether a live contact is meant. */
export type Test = (contact: Contact) => boolean;

type Leaf = Exclude<Criterion, { and: unknown } | { or: unknown } | { not: unknown }>;
type Tests = { readonly [K in Leaf['is']]: (leaf: Extract<Leaf, { is: K }>, then: Test, otherwise: Test) => Test };

const yes: Test = () => true;
const no: Test = () => false;
/** Longer groups are lists: tests that ask each other need as much of the stack as there are of them. */
const chainLimit = 10;

/**
 * Q5: what a criterion means of a live contact, of one that was looked at; `compileCriterion` looks. Where it is met the test
 * answers what `then` does, else what `otherwise` does. So each condition of a tree asks the next one itself; to go through
 * a list of tests takes twice as long.
 */
export function testOf(criterion: Criterion, then: Test = yes, otherwise: Test = no): Test {
  if ('is' in criterion) return tests[criterion.is](criterion as never, then, otherwise);
  if ('not' in criterion) return testOf(criterion.not, otherwise, then);
  const isAnd = 'and' in criterion;
  const members = dearLast(isAnd ? criterion.and : criterion.or);
  if (members.length > chainLimit) {
    const all = members.map((one) => testOf(one));
    // `and`: all are met; `or`: not that none is.
    return (contact) => (all.every((test) => test(contact) === isAnd) === isAnd ? then(contact) : otherwise(contact));
  }
  return isAnd
    ? members.reduceRight((next, one) => testOf(one, next, otherwise), then)
    : members.reduceRight((next, one) => testOf(one, then, next), otherwise);
}

/** To make the key of a text takes longer than all else: it is made where nothing else has decided. */
function dearLast(members: readonly Criterion[]): readonly Criterion[] {
  return [...members].sort((one, other) => Number(isDear(one)) - Number(isDear(other)));
}

function isDear(criterion: Criterion): boolean {
  if ('is' in criterion) return ['text', 'containing', 'starting'].includes(criterion.is);
  return 'not' in criterion ? isDear(criterion.not) : ('and' in criterion ? criterion.and : criterion.or).some(isDear);
}

const tests: Tests = {
  set({ path }, then, otherwise) {
    if (path === 'tags' || path === 'channels') {
      const { count } = setOf(path);
      return (contact) => (count(contact) > 0 ? then(contact) : otherwise(contact));
    }
    const read = valueOf(path);
    return (contact) => ((read(contact) ?? null) === null ? otherwise(contact) : then(contact));
  },
  given:
    ({ path }, then, otherwise) =>
    (contact) =>
      originAt(contact, path) === undefined ? otherwise(contact) : then(contact),
  oneOf({ path, values }, then, otherwise) {
    const [key, read] = [customKey(path), valueOf(path)];
    const [one, other = one] = values;
    // Nearly every filter begins with it (Q7), so it is read here and not by one call more.
    if (path === 'status' && values.length === 1) {
      return (contact) => (contact.status === one ? then(contact) : otherwise(contact));
    }
    // A custom field too; and to look two values up takes longer than to compare them.
    if (values.length === 1 || values.length === 2) {
      return (contact) => {
        const value = key === undefined ? read(contact) : contact.custom[key];
        return value === one || value === other ? then(contact) : otherwise(contact);
      };
    }
    const wanted: ReadonlySet<unknown> = new Set(values);
    return (contact) => (wanted.has(read(contact)) ? then(contact) : otherwise(contact));
  },
  text({ path, keys }, then, otherwise) {
    const read = keyOf(path);
    const [only] = keys;
    if (keys.length === 1) return (contact) => (read(contact) === only ? then(contact) : otherwise(contact));
    const wanted: ReadonlySet<unknown> = new Set(keys);
    return (contact) => (wanted.has(read(contact)) ? then(contact) : otherwise(contact));
  },
  containing({ path, key }, then, otherwise) {
    const read = keyOf(path);
    return (contact) => (read(contact)?.includes(key) === true ? then(contact) : otherwise(contact));
  },
  starting({ path, key }, then, otherwise) {
    const read = keyOf(path);
    return (contact) => (read(contact)?.startsWith(key) === true ? then(contact) : otherwise(contact));
  },
  within({ path, ordering, bounds }, then, otherwise) {
    const [key, read] = [customKey(path), valueOf(path)];
    // Numbers by themselves: where one comparison meets texts too, it is several times slower for both.
    if (ordering === 'number') {
      const { atLeast, atMost, above, below } = bounds as Bounds<number>;
      return (contact) => {
        const value = key === undefined ? read(contact) : contact.custom[key];
        return typeof value === 'number' &&
          (atLeast === undefined || value >= atLeast) &&
          (atMost === undefined || value <= atMost) &&
          (above === undefined || value > above) &&
          (below === undefined || value < below)
          ? then(contact)
          : otherwise(contact);
      };
    }
    const rank = ranks[ordering];
    const { atLeast, atMost, above, below } = bounds;
    return (contact) => {
      const value = rank(read(contact));
      return value !== undefined &&
        (atLeast === undefined || value >= atLeast) &&
        (atMost === undefined || value <= atMost) &&
        (above === undefined || value > above) &&
        (below === undefined || value < below)
        ? then(contact)
        : otherwise(contact);
    };
  },
  member({ path, ids }, then, otherwise) {
    const { has } = setOf(path);
    const [only] = ids;
    if (ids.length === 1) return (contact) => (has(contact, only!) ? then(contact) : otherwise(contact));
    return (contact) => {
      for (const id of ids) if (has(contact, id)) return then(contact);
      return otherwise(contact);
    };
  },
};

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What a value is compared by; undefined: it is none of the ordering, and stands in no order. */
const ranks: { readonly [O in Exclude<Ordering, 'number'>]: (value: unknown) => string | undefined } = {
  date: (value) => (/^\d{4}-\d\d-\d\d$/.test(asText(value) ?? '') ? (value as string) : undefined),
  time: (value) =>
    /^\d\d:\d\d(?::\d\d)?$/.test(asText(value) ?? '') ? `${value as string}:00`.slice(0, 8) : undefined,
  // Its length alone: a store has kept what was looked at when it was written.
  instant: (value) => (typeof value === 'string' && value.length >= 24 ? value : undefined),
};
