import type { Rejection } from '../kernel/errors.js';
import { faulty } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { FieldCatalogue } from './catalogue.js';
import type { FieldMap, FieldSet } from './definition.js';
import { customFields, inOrder } from './field-rows.js';
import { fieldIssues } from './shape.js';

/**
 * F4: the custom fields of a workspace, from code and stored, in its order: what operations take as `fields`. A key that both
 * have is the code's when the types agree; else it is `FIELD_CONFLICT`, and nothing should be written until code or catalogue
 * gives way.
 */
export function fieldSet<F extends FieldMap = FieldMap>(
  catalogue: FieldCatalogue,
  inCode: FieldSet<F> = [],
): Result<FieldSet<F>, Rejection<'INVALID' | 'FIELD_CONFLICT'>> {
  return guard({ catalogue, inCode }, () => {
    const refused = faulty(fieldIssues(catalogue, inCode));
    if (refused !== undefined) return refused;
    for (const { key, type } of inCode) {
      const stored = catalogue.fields.find((one) => one.key === key);
      if (stored !== undefined && stored.type !== type)
        return err({ code: 'FIELD_CONFLICT', key, inCode: type, stored: stored.type });
    }
    const ordered = inOrder(customFields(catalogue, inCode), catalogue.order);
    return ok(ordered.map((definition, position) => ({ ...definition, position })));
  });
}
