import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { limitOf } from '../access/policy.js';
import type { Rejection } from '../kernel/errors.js';
import { err, type Result } from '../kernel/result.js';
import type { FieldCatalogue } from './catalogue.js';
import type { FieldSpec } from './definition.js';
import { commit, type FieldChange } from './field-change.js';
import { rowsOf } from './field-rows.js';
import { readSpec } from './field-spec.js';
import { nameTaken } from './find-row.js';
import { catalogueShape, type FieldFacts, factsShape } from './shape.js';

/**
 * Adds a custom field to the workspace (F1), after those that it has (F2). Key and name must be free, among standard fields
 * and those in code too; a key whose old values are still being purged is not (F4).
 */
export function defineField(
  catalogue: FieldCatalogue,
  input: { readonly key: string } & FieldSpec,
  ctx: Context,
  facts: FieldFacts = {},
): Result<
  FieldChange<'field.defined'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'FIELD_KEY_TAKEN' | 'FIELD_KEY_PURGING' | 'FIELD_NAME_TAKEN' | 'LIMIT_REACHED'>
> {
  const shapes = { catalogue: catalogueShape, facts: factsShape };
  return administer('manageFields', { catalogue, input, ctx, facts }, shapes, (context) => {
    const read = readSpec(input, catalogue.fields.length);
    if (!read.ok) return read;
    const definition = read.value;
    const { key, options } = definition;
    const rows = rowsOf(catalogue, facts.inCode ?? []);
    if (catalogue.purging.includes(key)) return err({ code: 'FIELD_KEY_PURGING', key });
    if (rows.some((row) => row.key === key)) return err({ code: 'FIELD_KEY_TAKEN', key });
    const taken = nameTaken(rows, definition, context.actor);
    if (taken !== undefined) return err(taken);
    const counts = {
      fields: rows.filter(({ definedIn }) => definedIn !== 'standard').length + 1,
      options: options?.length ?? 0,
    };
    for (const limit of ['fields', 'options'] as const) {
      const max = limitOf(context.policy, limit);
      if (counts[limit] > max) return err({ code: 'LIMIT_REACHED', limit, max });
    }
    const next = { fields: [...catalogue.fields, definition] };
    return commit(catalogue, context, { next, type: 'field.defined', key, data: { definition } });
  });
}
