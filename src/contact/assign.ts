import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import { parsed, parseWith, strictObject } from '../kernel/schema.js';
import { type Change, change, unchanged } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { idOrNull } from './input.js';
import { operate } from './operate.js';

const assigning = strictObject({ assigneeId: parsed(idOrNull) });

/**
 * Assigns the contact to one user, or with null to none (C6). Whether such a user exists is the host's to know. Blocked
 * contacts can be assigned too.
 */
export function assignContact<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly assigneeId: string | null },
  ctx: Context,
): Result<Change<F, 'contact.assigned'>, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('assign', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(assigning, input);
    if (!given.ok) return given;
    const { assigneeId } = given.value;
    const before = subject.assigneeId;
    if (assigneeId === before) return unchanged(subject);
    return change(subject, context, (draft, emit) => {
      draft.assigneeId = assigneeId;
      emit('contact.assigned', { before, after: assigneeId });
    });
  });
}
