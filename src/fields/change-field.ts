import { administer } from '../access/administer.js';
import type { Checked, Context } from '../access/context.js';
import { limitOf } from '../access/policy.js';
import { canonical } from '../kernel/canonical.js';
import type { Rejection } from '../kernel/errors.js';
import { faulty } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import { err, type Result } from '../kernel/result.js';
import type { FieldCatalogue } from './catalogue.js';
import type { FieldDefinition, FieldSet, Visibility } from './definition.js';
import { commit, type FieldChange, unchanged } from './field-change.js';
import { rowsOf } from './field-rows.js';
import { type FieldEdit, readEdit } from './field-spec.js';
import { findRow, nameTaken } from './find-row.js';
import { type OptionFacts, optionFactsShape, optionsInUse } from './option-uses.js';
import { catalogueShape, type FieldFacts, factsShape } from './shape.js';

/**
 * Changes a field: everything of the workspace's own but key and type (F1); of standard fields and of those in code the
 * visibility alone (F3, F4). What equals the present is no change, so a form may send everything back. Options that are
 * left out of a list stay in the contacts that have them, and can't be chosen again (F5); while segments ask for them, that is
 * `OPTION_IN_USE`, which names these segments and carries a token to pass.
 */
export function changeField(
  catalogue: FieldCatalogue,
  input: FieldEdit,
  ctx: Context,
  facts: FieldFacts & OptionFacts = {},
): Result<
  FieldChange<'field.changed' | 'field.visibility.changed'>,
  Rejection<
    | 'INVALID'
    | 'FORBIDDEN'
    | 'FIELD_NOT_FOUND'
    | 'FIELD_IN_CODE'
    | 'FIELD_STANDARD'
    | 'FIELD_NAME_TAKEN'
    | 'LIMIT_REACHED'
    | 'OPTION_IN_USE'
  >
> {
  const shapes = { catalogue: catalogueShape, facts: [...factsShape, ...optionFactsShape] };
  return administer('manageFields', { catalogue, input, ctx, facts }, shapes, (context) => {
    const read = readEdit(input);
    if (!read.ok) return read;
    const { key, token, ...edit } = read.value;
    const { inCode = [] } = facts;
    const rows = rowsOf(catalogue, inCode);
    const row = findRow(rows, key, context.actor);
    if (row === undefined) return err({ code: 'FIELD_NOT_FOUND', key });
    const present = { ...row, name: row.label };
    const members = Object.keys(edit) as (keyof typeof edit)[];
    const differing = members.filter((member) => canonical(edit[member]) !== canonical(present[member]));
    if (differing.length === 0) return unchanged(catalogue);

    if (row.definedIn !== 'workspace') {
      if (edit.visibility === undefined || differing.some((member) => member !== 'visibility'))
        return err({ code: row.definedIn === 'code' ? 'FIELD_IN_CODE' : 'FIELD_STANDARD', key });
      return changeVisibility(catalogue, { key, visibility: edit.visibility }, context, inCode);
    }

    const fixed = differing.filter(
      (member) => member === 'type' || (member === 'options' && (row.options === null || edit.options === null)),
    );
    const refused = faulty(fixed.map((member) => issue('INPUT_INVALID_VALUE', [member])));
    if (refused !== undefined) return refused;
    const { name = row.label } = edit;
    const taken = differing.includes('name') ? nameTaken(rows, { key, name }, context.actor) : undefined;
    if (taken !== undefined) return err(taken);
    const max = limitOf(context.policy, 'options');
    // A list that was longer before the limit came down may still be reordered and cut.
    if ((edit.options?.length ?? 0) > Math.max(max, row.options?.length ?? 0))
      return err({ code: 'LIMIT_REACHED', limit: 'options', max });
    const before = catalogue.fields.find((one) => one.key === key)!;
    const after = { ...before, ...edit } as FieldDefinition;
    const options = { before: before.options ?? [], after: after.options ?? [] };
    const inUse = optionsInUse(key, options, facts.optionUses ?? [], token);
    if (inUse !== undefined) return err(inUse);
    const next = { fields: catalogue.fields.map((one) => (one === before ? after : one)) };
    return commit(catalogue, context, { next, type: 'field.changed', key, data: { before, after } });
  });
}

// F4: the workspace keeps nothing of a field in code or a standard one but that it shows it otherwise.
function changeVisibility(
  catalogue: FieldCatalogue,
  { key, visibility }: { readonly key: string; readonly visibility: Visibility },
  ctx: Checked,
  inCode: FieldSet,
): Result<FieldChange<'field.visibility.changed'>, Rejection<'INVALID'>> {
  const own = inCode.find((one) => one.key === key)?.visibility ?? 'always';
  const others = Object.fromEntries(Object.entries(catalogue.visibility).filter(([one]) => one !== key));
  const kept = visibility === own ? null : visibility;
  const next = { visibility: kept === null ? others : { ...others, [key]: kept } };
  return commit(catalogue, ctx, { next, type: 'field.visibility.changed', key, data: { key, visibility: kept } });
}
