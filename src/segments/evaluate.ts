import { contactIssues } from '../contact/check.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import type { FieldMap } from '../fields/definition.js';
import { contactsError, faulty, invalid, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { under } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import { ok } from '../kernel/result.js';
import { conditionTests, type MakeTest, type Test } from './condition-tests.js';
import type { Filter } from './filter.js';
import { argumentIssues, type FilterFacts, type FilterOptions, filterField } from './filter-facts.js';
import { type OperandFacts, readOperand } from './operand.js';
import { type ReadCondition, type ReadNode, readFilter } from './read-filter.js';

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
  const test = unwrap(
    guard({ filter, facts, options }, () => {
      const refused = faulty(argumentIssues(facts, options));
      if (refused !== undefined) return refused;
      const copied = plain(filter);
      const asked = { facts, options };
      const read = copied.ok ? readFilter(copied.value, asked, readOperand) : copied;
      if (!read.ok) return invalid(...under('filter', read.error.issues));
      const meant = testOf(read.value, asked);
      return ok(
        asksForStatus(read.value)
          ? (contact: Contact | Tombstone) => contact.status !== 'deleted' && meant(contact)
          : (contact: Contact | Tombstone) => contact.status === 'active' && meant(contact),
      );
    }),
  );
  return (contact) => {
    try {
      return test(contact);
    } catch (thrown) {
      // Looked at only when it failed: to look at a million contacts first takes longer than to filter them.
      const refused = guard({ contact }, () => faulty(contactIssues(contact)));
      throw refused === undefined ? thrown : contactsError(refused.error);
    }
  };
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

function asksForStatus(node: ReadNode): boolean {
  if ('and' in node) return node.and.some(asksForStatus);
  if ('or' in node) return node.or.some(asksForStatus);
  return 'not' in node ? asksForStatus(node.not) : node.field === 'status';
}

function testOf(node: ReadNode, asked: OperandFacts): Test {
  if ('not' in node) {
    const test = testOf(node.not, asked);
    return (contact) => !test(contact);
  }
  if ('field' in node) return conditionTest(node, asked);
  const isAnd = 'and' in node;
  const tests = (isAnd ? node.and : node.or).map((member) => testOf(member, asked));
  // The first that decides: `and` by a false, `or` by a true.
  return (contact) => {
    for (const test of tests) if (test(contact) !== isAnd) return !isAnd;
    return isAnd;
  };
}

function conditionTest(condition: ReadCondition, { facts, options }: OperandFacts): Test {
  const field = filterField(condition.field, facts, options)!;
  const tests: Readonly<Record<string, MakeTest>> = conditionTests[field.kind];
  return tests[condition.operator]!({ field, zone: options.zone ?? '' }, condition.value as never);
}
