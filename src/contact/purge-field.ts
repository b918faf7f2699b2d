import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import { parsed, parseWith, strictObject } from '../kernel/schema.js';
import { type Change, change, unchanged } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { stateAt } from './field-state.js';
import { exactText } from './input.js';
import { operate } from './operate.js';
import { putChanges } from './write-fields.js';

const purging = strictObject({ key: parsed(exactText(50)) });

/** F4: takes the value and origin of a deleted custom field off a contact; its event says which field, and no value. */
export function purgeField<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly key: string },
  ctx: Context,
): Result<Change<F, 'contact.field.purged'>, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('edit', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(purging, input);
    if (!given.ok) return given;
    const { key } = given.value;
    const path = `custom.${key}`;
    if (!Object.hasOwn(subject.custom, key) && !Object.hasOwn(subject.origins, path)) return unchanged(subject);
    return change(subject, context, (draft, emit) => {
      putChanges(draft, subject, { [path]: [stateAt(subject, path), null] });
      emit('contact.field.purged', { key });
    });
  });
}
