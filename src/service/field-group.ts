import type { Checked } from '../access/context.js';
import { mayViewField } from '../access/visibility.js';
import type { FieldCatalogue } from '../fields/catalogue.js';
import { changeField } from '../fields/change-field.js';
import { defineField } from '../fields/define-field.js';
import type { FieldDefinition, FieldSpec } from '../fields/definition.js';
import { deleteField } from '../fields/delete-field.js';
import type { FieldChange } from '../fields/field-change.js';
import { type FieldRow, fieldRows } from '../fields/field-rows.js';
import type { FieldEdit } from '../fields/field-spec.js';
import { reorderFields } from '../fields/reorder-fields.js';
import { unwrap } from '../kernel/errors.js';
import type { ReactionTask } from '../ports/outbox.js';
import { changeCatalogue } from './catalogue-change.js';
import { dependentsOn, optionUsesOf } from './dependents.js';
import { fieldCatalogueOf, fieldsOf } from './facts.js';
import { membersOf } from './members.js';
import { need, type Scope } from './scope.js';

/** F1–F6: the workspace's fields. Changing them needs a store with `fields`, and the permission of A3. */
export interface FieldGroup {
  /** The custom fields of code and workspace that the actor may see, in order. `FIELD_CONFLICT`. */
  list(): Promise<readonly FieldDefinition[]>;
  /** F2, F6: all rows of the details view in order, the nine standard ones among them. */
  rows(): Promise<readonly FieldRow[]>;
  /** F1: `FIELD_KEY_TAKEN`, `FIELD_NAME_TAKEN`, `FIELD_KEY_PURGING`, `LIMIT_REACHED`. */
  define(key: string, spec: FieldSpec): Promise<FieldDefinition>;
  /**
   * F1, F3, F5: `FIELD_NOT_FOUND`, `FIELD_IN_CODE`, `FIELD_STANDARD`, `FIELD_NAME_TAKEN`, `LIMIT_REACHED`; `OPTION_IN_USE` names
   * the segments that ask for an option that is to go, and carries the token to take it away all the same.
   */
  change(key: string, edit: Omit<FieldEdit, 'key'>): Promise<readonly FieldRow[]>;
  /** F2: keys of rows in their new order. `FIELD_NOT_FOUND`. */
  reorder(order: readonly string[]): Promise<readonly FieldRow[]>;
  /**
   * F4: `FIELD_IN_USE` names what depends on it and carries the token to delete it all the same. Hidden at once; the values
   * are purged as a reaction (needs `outbox`).
   */
  delete(key: string, options?: { readonly token?: string | undefined }): Promise<readonly FieldRow[]>;
}

/** The group of one scope. */
export function fieldGroup(scope: Scope): FieldGroup {
  const { inCode } = scope.env;
  const change = async (
    decide: (before: FieldCatalogue, ctx: Checked) => FieldChange | Promise<FieldChange>,
    purge?: ReactionTask,
  ): Promise<FieldCatalogue> =>
    changeCatalogue(scope, async (ctx) => {
      const before = await fieldCatalogueOf(scope);
      const changed = await decide(before, ctx);
      const save = { expectedVersion: before.version };
      return {
        answer: changed.catalogue,
        save:
          changed.events.length === 0
            ? undefined
            : (repositories) => need(repositories.fields, 'fields').save(changed, save),
        purge,
      };
    });
  const rowsOf = (catalogue: FieldCatalogue): readonly FieldRow[] =>
    fieldRows(catalogue, inCode).filter(({ path }) => mayViewField(scope.actor, path));

  return {
    list: async () => (await fieldsOf(scope)).filter(({ key }) => mayViewField(scope.actor, `custom.${key}`)),
    rows: async () => rowsOf(await fieldCatalogueOf(scope)),
    define: async (key, spec) => {
      const { fields } = await change((before, ctx) =>
        unwrap(defineField(before, { ...membersOf(spec), key }, ctx, { inCode })),
      );
      return fields.find((definition) => definition.key === key)!;
    },
    change: async (key, edit) =>
      rowsOf(
        await change(async (before, ctx) => {
          const given = { ...membersOf(edit), key };
          const optionUses = given.options === undefined ? [] : await optionUsesOf(scope, key);
          return unwrap(changeField(before, given, ctx, { inCode, optionUses }));
        }),
      ),
    reorder: async (order) =>
      rowsOf(await change((before, ctx) => unwrap(reorderFields(before, { order }, ctx, { inCode })))),
    delete: async (key, options) => {
      const catalogue = await change(
        async (before, ctx) => {
          const dependents = await dependentsOn(scope, { type: 'field', key });
          return unwrap(deleteField(before, { ...membersOf(options), key }, ctx, { ...dependents, inCode }));
        },
        { type: 'purgeField', key },
      );
      return rowsOf(catalogue);
    },
  };
}
