import type { Contact } from '../../contact/contact.js';
import { isLive } from '../../ports/contact-repository.js';
import type { ListReads } from '../../ports/list.js';
import type { Criterion } from '../../segments/criterion.js';
import { testOf } from '../../segments/criterion-test.js';
import { compareStandings, type Position, standingOf } from '../../segments/sort.js';
import { copy } from './copy.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Lists by going through all contacts of the workspace: an index for each order would cost every write. */
export function listReads({ contacts }: Workspace, run: Run): ListReads {
  const meant = function* (criterion: Criterion): Iterable<Contact> {
    const means = testOf(criterion);
    for (const stored of contacts.rows()) if (isLive(stored) && means(stored)) yield stored;
  };
  return {
    page: (criterion, { sort, limit, after }) =>
      run(() => {
        const first: { readonly contact: Contact; readonly position: Position }[] = [];
        const keepFirst = (): void => {
          first.sort((a, b) => compareStandings(sort, a.position, b.position)).splice(limit);
        };
        for (const contact of meant(criterion)) {
          const position = standingOf(sort, contact);
          if (after !== undefined && compareStandings(sort, position, after) <= 0) continue;
          first.push({ contact, position });
          if (first.length > 4 * limit) keepFirst();
        }
        keepFirst();
        return first.map(({ contact }) => copy(contact));
      }),
    count: (criterion, max = Number.POSITIVE_INFINITY) =>
      run(() => {
        let count = 0;
        for (const _ of meant(criterion)) {
          count += 1;
          if (count >= max) break;
        }
        return count;
      }),
  };
}
