import type { Contact } from '../contact/contact.js';
import { originAt } from '../contact/field-state.js';
import { keyOf, setOf, valueOf } from './contact-values.js';
import type { Bounds, Criterion, Ordering } from './criterion.js';

/** Whether a live contact is meant. */
export type Test = (contact: Contact) => boolean;

type Leaf = Exclude<Criterion, { and: unknown } | { or: unknown } | { not: unknown }>;
type Tests = { readonly [K in Leaf['is']]: (leaf: Extract<Leaf, { is: K }>) => Test };

/** Q5: what a criterion means of a live contact, of one that was looked at; `compileCriterion` looks. */
export function testOf(criterion: Criterion): Test {
  if ('not' in criterion) {
    const test = testOf(criterion.not);
    return (contact) => !test(contact);
  }
  if ('is' in criterion) return tests[criterion.is](criterion as never);
  const isAnd = 'and' in criterion;
  const all = (isAnd ? criterion.and : criterion.or).map(testOf);
  // The first that decides: `and` by a false, `or` by a true.
  return (contact) => {
    for (const test of all) if (test(contact) !== isAnd) return !isAnd;
    return isAnd;
  };
}

const tests: Tests = {
  set({ path }) {
    if (path === 'tags' || path === 'channels') {
      const { count } = setOf(path);
      return (contact) => count(contact) > 0;
    }
    const read = valueOf(path);
    return (contact) => (read(contact) ?? null) !== null;
  },
  given:
    ({ path }) =>
    (contact) =>
      originAt(contact, path) !== undefined,
  oneOf({ path, values }) {
    const read = valueOf(path);
    const [only] = values;
    if (values.length === 1) return (contact) => read(contact) === only;
    const wanted: ReadonlySet<unknown> = new Set(values);
    return (contact) => wanted.has(read(contact));
  },
  text({ path, keys }) {
    const read = keyOf(path);
    const [only] = keys;
    if (keys.length === 1) return (contact) => read(contact) === only;
    const wanted: ReadonlySet<unknown> = new Set(keys);
    return (contact) => wanted.has(read(contact));
  },
  containing({ path, key }) {
    const read = keyOf(path);
    return (contact) => read(contact)?.includes(key) === true;
  },
  starting({ path, key }) {
    const read = keyOf(path);
    return (contact) => read(contact)?.startsWith(key) === true;
  },
  within({ path, ordering, bounds }) {
    const [read, rank, inside] = [valueOf(path), ranks[ordering], insideOf(bounds)];
    return (contact) => {
      const value = rank(read(contact));
      return value !== undefined && inside(value);
    };
  },
  member({ path, ids }) {
    const { has } = setOf(path);
    return (contact) => ids.some((id) => has(contact, id));
  },
};

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What a value is compared by; undefined: it is none of the ordering, and stands in no order. */
const ranks: { readonly [O in Ordering]: (value: unknown) => string | number | undefined } = {
  number: (value) => (typeof value === 'number' ? value : undefined),
  date: (value) => (/^\d{4}-\d\d-\d\d$/.test(asText(value) ?? '') ? (value as string) : undefined),
  time: (value) =>
    /^\d\d:\d\d(?::\d\d)?$/.test(asText(value) ?? '') ? `${value as string}:00`.slice(0, 8) : undefined,
  // Its length alone: a store has kept what was looked at when it was written.
  instant: (value) => (typeof value === 'string' && value.length === 24 ? value : undefined),
};

function insideOf({ atLeast, atMost, above, below }: Bounds): (value: string | number) => boolean {
  return (value) =>
    (atLeast === undefined || value >= atLeast) &&
    (atMost === undefined || value <= atMost) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below);
}
