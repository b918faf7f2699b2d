import { criterionOf } from '../../segments/criterion-of.js';
import type { Filter } from '../../segments/filter.js';
import type { ReadNode } from '../../segments/read-filter.js';
import { equal, holds } from './assert.js';
import { filterCaseFacts as facts, filterCases } from './filter-cases.js';
import { must, type StoreRule } from './rule.js';
import { ids, insert, reads } from './subjects.js';

const sort = { by: 'createdAt', descending: false } as const;

/** Q5: what filters mean, case by case: a page shows whom the filter means, and as many are counted. */
export const filterRules: readonly StoreRule[] = Object.entries(filterCases).map(([about, cases]) =>
  must(`Q5-filter-${about}`, `lists and counts mean whom a filter means: ${about}`, ['list'], async ({ store }) => {
    await insert(store, ...new Set(cases.map(({ contact }) => contact)));
    const { list } = reads(store);
    const answers = new Map<Filter, readonly string[]>();
    for (const { name, contact, filter, zone, expected } of cases) {
      if (!answers.has(filter)) {
        const criterion = criterionOf(filter as ReadNode, { facts, options: { zone } });
        const found = ids(await list.page(criterion, { sort, limit: 100 }));
        equal(await list.count(criterion), found.length, `the count of ${JSON.stringify(filter)}`);
        answers.set(filter, found);
      }
      const isFound = answers.get(filter)?.includes(contact.id);
      holds(isFound === expected, `${name}: expected it ${expected ? '' : 'not '}to be listed`);
    }
  }),
);
