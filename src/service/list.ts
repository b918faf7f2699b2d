import type { Checked } from '../access/context.js';
import { forbidden } from '../access/permissions.js';
import { mayViewField } from '../access/visibility.js';
import { contactsError, invalid, unwrap } from '../kernel/errors.js';
import { issue, under } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import {
  boolean,
  nullable,
  oneOf,
  optional,
  parsed,
  parseWith,
  strictObject,
  string,
  unknown,
} from '../kernel/schema.js';
import { type Criterion, everything } from '../segments/criterion.js';
import { unblocked } from '../segments/criterion-of.js';
import { scopeCriterion } from '../segments/scope.js';
import { searchCriterion } from '../segments/search.js';
import { type Sort, sortFields, standingOf } from '../segments/sort.js';
import { type Parsed, reject } from '../values/parsed.js';
import { answerWith } from './answer.js';
import { cursorOf, positionFrom } from './cursor.js';
import { verifyFields } from './facts.js';
import { readFilterOf } from './filters.js';
import type { ContactQuery, ListQuery } from './list-query.js';
import { asking, contextOf, need, readsOf, type Scope } from './scope.js';
import { segmentFilter } from './segments.js';
import type { Session } from './session.js';

const pageLimit = 100;
const querySchema = {
  filter: optional(unknown()),
  segment: optional(string()),
  search: optional(string()),
  zone: optional(string()),
};
const counting = strictObject({ ...querySchema, max: optional(parsed(wholeFrom1(Number.MAX_SAFE_INTEGER))) });
const listing = strictObject({
  ...querySchema,
  sort: optional(strictObject({ by: oneOf(sortFields), descending: optional(boolean()) })),
  limit: optional(parsed(wholeFrom1(pageLimit))),
  after: optional(nullable(string())),
});
const filtering = strictObject({ zone: optional(string()) });

/** What reads many contacts at once. */
export function listCommands(scope: Scope): Pick<Session, 'list' | 'count' | 'filter'> {
  return {
    list: async (query = {}) => {
      const ctx = await permitted(scope, 'list');
      const { sort: given, limit = 50, after = null, ...asked } = unwrap(parseWith(listing, query));
      const sort = sortOf(scope, given);
      const criterion = await meaningOf(scope, ctx, asked);
      const position = after === null ? undefined : await positionFrom({ criterion, sort }, after);
      const page = { sort, limit: limit + 1, ...(position !== undefined && { after: position }) };
      const { list } = readsOf(scope);
      const found = await asking('store', () => need(list, 'list').page(within(scope, criterion), page));
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((contact) => answerWith(scope, contact)),
        next:
          found.length > limit && last !== undefined
            ? await cursorOf({ criterion, sort }, standingOf(sort, last))
            : null,
      };
    },
    count: (query) => countOf(scope, query),
    filter: async (input, options = {}) => {
      const { zone } = unwrap(parseWith(filtering, options));
      const { filter } = await readFilterOf(scope, await contextOf(scope), { filter: input, zone });
      return filter;
    },
  };
}

/** How many contacts of a query the actor may see; where there are more than `max`, `max`. */
async function countOf(
  scope: Scope,
  query: ContactQuery & { readonly max?: number | undefined } = {},
): Promise<number> {
  const ctx = await permitted(scope, 'count');
  const { max, ...asked } = unwrap(parseWith(counting, query));
  const criterion = await meaningOf(scope, ctx, asked);
  const { list } = readsOf(scope);
  return asking('store', () => need(list, 'list').count(within(scope, criterion), max));
}

/** A4: of what a criterion means, what the actor may see. */
export function within({ actor }: Scope, criterion: Criterion): Criterion {
  return { and: [scopeCriterion(actor), criterion] };
}

/** A1: the context of an actor who may do it; throws `FORBIDDEN` before anything else is looked at (X3). */
export async function permitted(scope: Scope, action: 'list' | 'count'): Promise<Checked> {
  const ctx = await contextOf(scope);
  const refused = forbidden(action, scope.actor, ctx.policy);
  if (refused !== undefined) throw contactsError(refused);
  return ctx;
}

/** What a query means, whoever may see what of it. */
async function meaningOf(
  scope: Scope,
  ctx: Checked,
  query: Omit<ContactQuery, 'filter'> & { readonly filter?: unknown },
): Promise<Criterion> {
  await verifyFields(scope);
  const { filter, segment, search = '', zone } = query;
  const searched = searchCriterion(search, scope.actor);
  if (!searched.ok) throw contactsError(invalid(...under('search', searched.error.issues)).error);
  const filters = [
    ...(filter === undefined ? [] : [await readFilterOf(scope, ctx, { filter, zone })]),
    ...(segment === undefined ? [] : [await segmentFilter(scope, ctx, segment)]),
  ].map(({ criterion }) => criterion);
  // Q7: who is looked for by name is found, blocked or not.
  const others = searched.value === everything && filters.length === 0 ? [unblocked] : [searched.value];
  return { and: [...filters, ...others] };
}

/** A4: who may not see a name may not find out by its order what it is. */
function sortOf({ actor }: Scope, given: ListQuery['sort']): Sort {
  if (given === undefined) return { by: 'createdAt', descending: true };
  const { by, descending = false } = given;
  const shown = by === 'name' ? ['firstName', 'lastName', 'profile'] : [by];
  if (!shown.every((path) => mayViewField(actor, path)))
    throw contactsError(invalid(issue('FIELD_UNKNOWN', ['sort', 'by'])).error);
  return { by, descending };
}

function wholeFrom1(max: number): (input: unknown) => Parsed<number> {
  return (input) =>
    Number.isSafeInteger(input) && (input as number) >= 1 && (input as number) <= max
      ? ok(input as number)
      : reject('INPUT_INVALID_VALUE', { min: 1, max });
}
