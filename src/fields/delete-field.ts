import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { acknowledgementToken, covers, readAcknowledgement } from '../kernel/acknowledgement.js';
import { type Dependents, dependentsOf, dependentsShape } from '../kernel/dependents.js';
import type { Rejection } from '../kernel/errors.js';
import { err, type Result } from '../kernel/result.js';
import { optional, parseWith, strictObject, string } from '../kernel/schema.js';
import type { FieldCatalogue } from './catalogue.js';
import { commit, type FieldChange, unchanged } from './field-change.js';
import { rowsOf } from './field-rows.js';
import { findRow } from './find-row.js';
import { catalogueShape, type FieldFacts, factsShape } from './shape.js';

const deleting = strictObject({ key: string(), token: optional(string()) });
const finishing = strictObject({ key: string() });

/**
 * Deletes a field of the workspace's own, for good (F4): it is hidden at once, its values are purged as a reaction, and until
 * then its key stays reserved. When segments or workflows depend on it, the first call is `FIELD_IN_USE`, which names them and
 * carries a token; with that token it goes through, unless something else has come to depend on it since.
 */
export function deleteField(
  catalogue: FieldCatalogue,
  input: { readonly key: string; readonly token?: string | undefined },
  ctx: Context,
  facts: FieldFacts & Dependents,
): Result<
  FieldChange<'field.deleted'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'FIELD_NOT_FOUND' | 'FIELD_IN_CODE' | 'FIELD_STANDARD' | 'FIELD_IN_USE'>
> {
  const shapes = { catalogue: catalogueShape, facts: [...factsShape, ...dependentsShape] };
  return administer('deleteField', { catalogue, input, ctx, facts }, shapes, (context) => {
    const given = parseWith(deleting, input);
    if (!given.ok) return given;
    const { key, token = '' } = given.value;
    const row = findRow(rowsOf(catalogue, facts.inCode ?? []), key, context.actor);
    if (row === undefined) return err({ code: 'FIELD_NOT_FOUND', key });
    if (row.definedIn !== 'workspace')
      return err({ code: row.definedIn === 'code' ? 'FIELD_IN_CODE' : 'FIELD_STANDARD', key });
    const seen = readAcknowledgement(token, key) ?? { segments: [], workflows: [] };
    if (!covers(seen, facts))
      return err({ code: 'FIELD_IN_USE', key, ...dependentsOf(facts), token: acknowledgementToken(key, null, facts) });
    const definition = catalogue.fields.find((one) => one.key === key)!;
    const next = {
      fields: catalogue.fields.filter((one) => one !== definition).map((one, position) => ({ ...one, position })),
      order: catalogue.order.filter((one) => one !== key),
      purging: [...catalogue.purging, key],
    };
    return commit(catalogue, context, { next, type: 'field.deleted', key, data: { definition } });
  });
}

/** F4: the values of a deleted field are gone, so its key is free again. Once more is a no-op: the reaction may come twice. */
export function finishPurge(
  catalogue: FieldCatalogue,
  input: { readonly key: string },
  ctx: Context,
): Result<FieldChange<'field.purged'>, Rejection<'INVALID' | 'FORBIDDEN'>> {
  return administer('deleteField', { catalogue, input, ctx }, { catalogue: catalogueShape }, (context) => {
    const given = parseWith(finishing, input);
    if (!given.ok) return given;
    const { key } = given.value;
    if (!catalogue.purging.includes(key)) return unchanged(catalogue);
    const next = { purging: catalogue.purging.filter((one) => one !== key) };
    return commit(catalogue, context, { next, type: 'field.purged', key, data: { key } });
  });
}
