import type { Contact } from '../../../src/contact/contact.js';
import { compileCriterion } from '../../../src/segments/compile-criterion.js';
import { type Criterion, everything } from '../../../src/segments/criterion.js';
import { filterCases } from '../../../src/testing/conformance/filter-cases.js';
import type { Saboteurs } from './sabotage.js';
import { scanning } from './saboteurs-lists.js';

type Means = (contact: Contact) => boolean;

/** As SQL has it: what is compared with null is neither true nor false, nor is its contrary; such a row is left out. */
function threeValued(criterion: Criterion): (contact: Contact) => boolean | null {
  if ('not' in criterion) {
    const known = threeValued(criterion.not);
    return (contact) => {
      const is = known(contact);
      return is === null ? null : !is;
    };
  }
  if ('is' in criterion) {
    const means = compileCriterion(criterion);
    if (criterion.is === 'set' || criterion.is === 'given' || criterion.is === 'member') return means;
    const isSet = compileCriterion({ is: 'set', path: criterion.path });
    return (contact) => (isSet(contact) ? means(contact) : null);
  }
  const isAnd = 'and' in criterion;
  const all = (isAnd ? criterion.and : criterion.or).map(threeValued);
  return (contact) => {
    const known = all.map((one) => one(contact));
    if (known.includes(!isAnd)) return !isAnd;
    return known.includes(null) ? null : isAnd;
  };
}

/** The same criterion with every leaf made another one. */
function edited(criterion: Criterion, edit: (leaf: Extract<Criterion, { is: string }>) => Criterion): Criterion {
  if ('and' in criterion) return { and: criterion.and.map((one) => edited(one, edit)) };
  if ('or' in criterion) return { or: criterion.or.map((one) => edited(one, edit)) };
  return 'not' in criterion ? { not: edited(criterion.not, edit) } : edit(criterion);
}

/** Without brackets: `not (a or b)` is `not a or b`. */
function unbracketed(criterion: Criterion): Criterion {
  if ('and' in criterion) return { and: criterion.and.map(unbracketed) };
  if ('or' in criterion) return { or: criterion.or.map(unbracketed) };
  if (!('not' in criterion)) return criterion;
  const inner = unbracketed(criterion.not);
  if ('and' in inner && inner.and[0]) return { and: [{ not: inner.and[0] }, ...inner.and.slice(1)] };
  if ('or' in inner && inner.or[0]) return { or: [{ not: inner.or[0] }, ...inner.or.slice(1)] };
  return { not: inner };
}

const sql = (criterion: Criterion): Means => {
  const known = threeValued(criterion);
  return (contact) => known(contact) === true;
};
const editing = (edit: Parameters<typeof edited>[1]) => (criterion: Criterion) =>
  compileCriterion(edited(criterion, edit));
/** Neither end belongs to it. */
const exclusive = editing((leaf) => {
  if (leaf.is !== 'within') return leaf;
  const { atLeast: above, atMost: below } = leaf.bounds;
  return { ...leaf, bounds: { ...(above !== undefined && { above }), ...(below !== undefined && { below }) } };
});
/** No ids, no condition. */
const unless = editing((leaf) => (leaf.is === 'member' && leaf.ids.length === 0 ? everything : leaf));
const active: Criterion = { is: 'oneOf', path: 'status', values: ['active'] };

/** What the cases are about → a misunderstanding of criteria. */
const mistakes: Readonly<Record<string, (criterion: Criterion) => Means>> = {
  tags: unless,
  channels: unless,
  lastMessageAt: exclusive,
  lastInboundAt: exclusive,
  createdAt: exclusive,
  days: exclusive,
  status: (criterion) => compileCriterion({ and: [active, criterion] }),
  trees: (criterion) => compileCriterion(unbracketed(criterion)),
};

/** Stores that misunderstand the filters of one table of cases. */
export const filterSaboteurs: Saboteurs = Object.fromEntries(
  Object.entries(filterCases).map(([about, cases]) => {
    const concerned = new Set(cases.map(({ contact }) => contact.id));
    const make = () =>
      scanning({
        means: (criterion) => {
          const [means, mistaken] = [compileCriterion(criterion), (mistakes[about] ?? sql)(criterion)];
          return (contact) => (concerned.has(contact.id) ? mistaken : means)(contact);
        },
      });
    return [`Q5-filter-${about}`, make];
  }),
);
