import type { Checked } from '../access/context.js';
import { customKey } from '../contact/field-state.js';
import { contactsError, invalid } from '../kernel/errors.js';
import { under } from '../kernel/issue.js';
import { isStorable } from '../kernel/storable.js';
import type { Criterion } from '../segments/criterion.js';
import { criterionOf } from '../segments/criterion-of.js';
import type { Filter } from '../segments/filter.js';
import type { FilterFacts } from '../segments/filter-facts.js';
import { namingsIn } from '../segments/filter-names.js';
import { parseFilter } from '../segments/parse-filter.js';
import type { ReadNode } from '../segments/read-filter.js';
import { parseTimeZone } from '../values/instant.js';
import { fieldsOf, stagesOf } from './facts.js';
import { asking, readsOf, type Scope } from './scope.js';

/** How a filter is asked for. */
export interface AskedFilter {
  /** The filter as it was given, from a plain copy. */
  readonly filter: unknown;
  /** Q3: of its days; left out, the policy's. */
  readonly zone?: string | null | undefined;
}

/** Q4: a filter as it is meant here and now, by this actor; throws `INVALID`, with paths from `filter` and `zone`. */
export async function readFilterOf(
  scope: Scope,
  { policy }: Checked,
  { filter, zone }: AskedFilter,
): Promise<{ readonly filter: Filter; readonly criterion: Criterion }> {
  const asked = zone ?? policy?.timeZone;
  const known = asked === undefined ? undefined : parseTimeZone(asked);
  if (known?.ok === false) throw contactsError(invalid(...under('zone', known.error.issues)).error);
  const facts = await filterFactsOf(scope, filter);
  const options = { actor: scope.actor, zone: asked };
  const read = parseFilter(filter, facts, { ...options, defaultCountry: policy?.defaultCountry });
  if (!read.ok) throw contactsError(invalid(...under('filter', read.error.issues)).error);
  return { filter: read.value, criterion: criterionOf(read.value as ReadNode, { facts, options }) };
}

/** Q4: what there is of what filters name, and no more is looked up: of tags there may be thousands. */
export async function filterFactsOf(scope: Scope, filters: unknown): Promise<FilterFacts> {
  const named = namingsIn(filters);
  const ids = named.flatMap(({ field, texts }) => (field === 'tags' ? texts.filter(isStorable) : []));
  const { tags } = readsOf(scope);
  return {
    fields: named.some(({ field }) => customKey(field) !== undefined) ? await fieldsOf(scope) : [],
    stages: named.some(({ field }) => field === 'stage') ? await stagesOf(scope) : [],
    tags: tags === undefined ? scope.env.tags : ids.length === 0 ? [] : await asking('store', () => tags.getMany(ids)),
  };
}
