import { type FieldCatalogue, noFields } from '../fields/catalogue.js';
import type { FieldSet } from '../fields/definition.js';
import { type FieldRow, fieldRows } from '../fields/field-rows.js';
import { fieldSet } from '../fields/field-set.js';
import { unwrap } from '../kernel/errors.js';
import type { Plain } from '../kernel/plain.js';
import { isStorable } from '../kernel/storable.js';
import { noStages } from '../stages/catalogue.js';
import type { Stage } from '../stages/stage.js';
import type { Tag } from '../tags/tag.js';
import { parseTagName, tagKey } from '../values/tag-name.js';
import { asking, need, readsOf, type Scope } from './scope.js';

/** F4: the workspace's field catalogue, as it is now. */
export async function fieldCatalogueOf(scope: Scope): Promise<FieldCatalogue> {
  const { fields } = readsOf(scope);
  return (await asking('store', async () => fields?.get())) ?? noFields;
}

/** F4: the custom fields of code and workspace; throws `FIELD_CONFLICT` where they disagree about a type. */
export async function fieldsOf(scope: Scope): Promise<FieldSet> {
  return unwrap(fieldSet(await fieldCatalogueOf(scope), scope.env.inCode));
}

/** F4: looks, when a workspace is first used, whether code and workspace agree; else throws `FIELD_CONFLICT`. */
export async function verifyFields(scope: Scope): Promise<void> {
  const { inCode, verified } = scope.env;
  const fact = `fields:${scope.workspaceId}`;
  if (inCode.length === 0 || verified.has(fact)) return;
  await fieldsOf(scope);
  verified.add(fact);
}

/** F2, F6: all rows of the details view, in the workspace's order. */
export async function fieldRowsOf(scope: Scope): Promise<readonly FieldRow[]> {
  return fieldRows(await fieldCatalogueOf(scope), scope.env.inCode);
}

/** The same for an input that may name custom fields: one that names none spares the look-up. */
export async function fieldsFor(scope: Scope, input: unknown): Promise<FieldSet> {
  const { custom, release } = (typeof input === 'object' && input !== null ? input : {}) as {
    readonly custom?: Plain;
    readonly release?: Plain;
  };
  return custom === undefined && release === undefined ? [] : fieldsOf(scope);
}

/** G1: the workspace's stages, as they are now, or those of code. */
export async function stagesOf(scope: Scope): Promise<readonly Stage[]> {
  const { stages } = readsOf(scope);
  if (stages === undefined) return scope.env.stages;
  return ((await asking('store', () => stages.get())) ?? noStages).stages;
}

/** T2: of the workspace's tags, those that a call may mean; throws `CAPABILITY_MISSING` where it has nowhere to look. */
export async function tagsNamed(scope: Scope, wanted: unknown): Promise<readonly Tag[]> {
  const refs = Array.isArray(wanted) ? wanted.filter((ref) => typeof ref === 'string' && isStorable(ref)) : [];
  if (refs.length === 0) return [];
  const reads = readsOf(scope);
  if (reads.tags === undefined && scope.env.tags.length > 0) return scope.env.tags;
  const tags = need(reads.tags, 'tags');
  const ids = refs.filter((ref) => ref.startsWith('id:')).map((ref) => ref.slice('id:'.length));
  const keys = refs.flatMap((ref) => {
    const name = parseTagName(ref);
    return name.ok ? [tagKey(name.value)] : [];
  });
  return asking('store', async () => [
    ...(await tags.findByKeys(keys)),
    ...(ids.length === 0 ? [] : await tags.getMany(ids)),
  ]);
}
