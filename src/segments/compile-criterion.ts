import { contactIssues } from '../contact/check.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import { invalid, unwrap } from '../kernel/errors.js';
import { blame, guard } from '../kernel/guard.js';
import { ok } from '../kernel/result.js';
import { faultAt } from '../kernel/shape.js';
import type { Criterion } from './criterion.js';
import { isCriterion } from './criterion-shape.js';
import { testOf } from './criterion-test.js';

/**
 * Q5: a criterion as a function, made once for any number of contacts: what every store's translation has to agree with, row for
 * row. Of a deleted contact nothing is true (Q7). Throws `INVALID` for what is no criterion; so does the function for what is no
 * contact.
 */
export function compileCriterion(criterion: Criterion): (contact: Contact | Tombstone) => boolean {
  const test = unwrap(
    guard({ criterion }, () =>
      isCriterion(criterion) ? ok(testOf(criterion)) : invalid(faultAt(criterion, ['criterion'])),
    ),
  );
  return (contact) => {
    try {
      return contact.status !== 'deleted' && test(contact);
    } catch (thrown) {
      // Looked at only when it failed: to look at a million contacts first takes longer than to filter them.
      throw blame(thrown, { contact }, () => contactIssues(contact));
    }
  };
}
