import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import type { Rejection } from '../kernel/errors.js';
import { parseOrder } from '../kernel/order.js';
import { err, type Result } from '../kernel/result.js';
import { parsed, parseWith, strictObject } from '../kernel/schema.js';
import type { FieldCatalogue } from './catalogue.js';
import { commit, type FieldChange, unchanged } from './field-change.js';
import { inOrder, rowsOf } from './field-rows.js';
import { findRow } from './find-row.js';
import { catalogueShape, type FieldFacts, factsShape } from './shape.js';

const reordering = strictObject({ order: parsed(parseOrder) });

/**
 * Puts the rows of the details view in order, standard and custom alike (F2): `order` names their keys, each once; those that
 * it leaves out follow as they stand.
 */
export function reorderFields(
  catalogue: FieldCatalogue,
  input: { readonly order: readonly string[] },
  ctx: Context,
  facts: FieldFacts = {},
): Result<FieldChange<'fields.reordered'>, Rejection<'INVALID' | 'FORBIDDEN' | 'FIELD_NOT_FOUND'>> {
  const shapes = { catalogue: catalogueShape, facts: factsShape };
  return administer('manageFields', { catalogue, input, ctx, facts }, shapes, (context) => {
    const given = parseWith(reordering, input);
    if (!given.ok) return given;
    const { order } = given.value;
    const rows = rowsOf(catalogue, facts.inCode ?? []);
    const unknown = order.find((key) => findRow(rows, key, context.actor) === undefined);
    if (unknown !== undefined) return err({ code: 'FIELD_NOT_FOUND', key: unknown });
    const before = rows.map(({ key }) => key);
    const after = inOrder(rows, order).map(({ key }) => key);
    if (after.every((key, place) => key === before[place])) return unchanged(catalogue);
    const fields = inOrder(catalogue.fields, after).map((definition, position) => ({ ...definition, position }));
    const next = { fields, order: after };
    return commit(catalogue, context, { next, type: 'fields.reordered', key: '*', data: { before, after } });
  });
}
