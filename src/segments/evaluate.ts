import type { Contact, Tombstone } from '../contact/contact.js';
import type { FieldMap } from '../fields/definition.js';
import { faulty, invalid, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { under } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import { ok } from '../kernel/result.js';
import { compileCriterion } from './compile-criterion.js';
import { criterionOf } from './criterion-of.js';
import type { Filter } from './filter.js';
import { argumentIssues, type FilterFacts, type FilterOptions } from './filter-facts.js';
import { readOperand } from './operand.js';
import { readFilter } from './read-filter.js';

/**
 * Q2: makes a filter a function, once for any number of contacts. Blocked contacts are left out unless a condition on `status`
 * stands anywhere in the filter (Q7); of a deleted one nothing is true. Throws `INVALID`, with paths from `filter`, for what
 * `parseFilter` would refuse, but that values are not parsed again; so does the function for what is no contact.
 */
export function compileFilter<F extends FieldMap = FieldMap>(
  filter: Filter<NoInfer<F>>,
  facts: FilterFacts<F>,
  options: FilterOptions = {},
): (contact: Contact | Tombstone) => boolean {
  return unwrap(
    guard({ filter, facts, options }, () => {
      const refused = faulty(argumentIssues(facts, options));
      if (refused !== undefined) return refused;
      const copied = plain(filter);
      const asked = { facts, options };
      const read = copied.ok ? readFilter(copied.value, asked, readOperand) : copied;
      if (!read.ok) return invalid(...under('filter', read.error.issues));
      return ok(compileCriterion(criterionOf(read.value, asked)));
    }),
  );
}

/**
 * Q2: whether a filter means this contact; {@link compileFilter} is for many. Throws `INVALID`, with paths from `filter` and
 * `contact`.
 */
export function matches<F extends FieldMap = FieldMap>(
  filter: Filter<NoInfer<F>>,
  contact: Contact | Tombstone,
  facts: FilterFacts<F>,
  options: FilterOptions = {},
): boolean {
  return compileFilter(filter, facts, options)(contact);
}
