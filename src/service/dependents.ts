import { customKey } from '../contact/field-state.js';
import type { OptionUse } from '../fields/option-uses.js';
import type { DependentSegments, Dependents } from '../kernel/dependents.js';
import type { Dependency } from '../ports/host.js';
import { type FilterNames, maySeeFilter, namesIn, namingsIn } from '../segments/filter-names.js';
import type { Segment } from '../segments/segment.js';
import { asking, readsOf, type Scope } from './scope.js';
import { segmentCatalogueOf } from './segments.js';

/** T4, F4: what of the workspace uses a tag or field. */
export async function dependentsOn(scope: Scope, on: Dependency): Promise<Dependents> {
  const { env, workspaceId } = scope;
  const { workflows } = env;
  const named = await asking('workflows', async () => (await workflows?.dependents?.({ workspaceId, on })) ?? []);
  const segments = await segmentsOn(scope, ({ tags, fields }) =>
    on.type === 'tag' ? tags.includes(on.tagId) : fields.some((path) => customKey(path) === on.key),
  );
  return { segments, workflows: named };
}

/** T4, F4, G1: the segments that depend on something, and exist for the actor (A4); none where the store keeps none. */
export async function segmentsOn(scope: Scope, test: (names: FilterNames) => boolean): Promise<DependentSegments> {
  const seen = await seenSegments(scope);
  return seen.filter(({ filter }) => test(namesIn(filter))).map(({ id, name }) => ({ id, name }));
}

/** F5: the options of a custom field that segments ask for, each with those of them that exist for the actor (A4). */
export async function optionUsesOf(scope: Scope, key: string): Promise<readonly OptionUse[]> {
  const uses = new Map<string, { readonly id: string; readonly name: string }[]>();
  for (const { id, name, filter } of await seenSegments(scope)) {
    const named = namingsIn(filter).flatMap(({ field, texts }) => (customKey(field) === key ? texts : []));
    for (const option of new Set(named)) uses.set(option, [...(uses.get(option) ?? []), { id, name }]);
  }
  return [...uses].map(([option, segments]) => ({ option, segments }));
}

async function seenSegments(scope: Scope): Promise<readonly Segment[]> {
  if (readsOf(scope).segments === undefined) return [];
  const { segments } = await segmentCatalogueOf(scope);
  return segments.filter(({ filter }) => maySeeFilter(scope.actor, filter));
}
