import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import { optional, parsed, parseWith, strictObject } from '../kernel/schema.js';
import { lineOrNull } from '../values/line.js';
import { type Change, change, unchanged } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { close } from './conversation.js';
import { noInput } from './input.js';
import { operate } from './operate.js';

const blocking = strictObject({ reason: optional(parsed(lineOrNull(500))) });

/**
 * Blocks a contact (S2): an open or snoozed conversation is closed first, by the block, and then the contact is blocked,
 * with who, when and why (≤ 500 code points); both in one commit. From here on what it sends is hidden (M2), its
 * conversation can't be opened (S4), and the workflows begun until now stop, as a reaction to `contact.blocked` (E3).
 * Blocking a blocked contact is a no-op (S3).
 */
export function blockContact<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly reason?: string | null | undefined },
  ctx: Context,
): Result<
  Change<F, 'conversation.closed' | 'contact.blocked'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>
> {
  return operate('block', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(blocking, input);
    if (!given.ok) return given;
    if (subject.status === 'blocked') return unchanged(subject);
    const { reason = null } = given.value;
    return change(subject, context, (draft, emit) => {
      close(draft, context, 'block', emit);
      draft.status = 'blocked';
      draft.block = { at: context.now, by: context.actor.id, reason };
      emit('contact.blocked', { reason });
    });
  });
}

/**
 * Makes a blocked contact active again (S5). Its conversation stays closed until a message or a person opens it, and what
 * was hidden stays hidden. Unblocking an active contact is a no-op (S3).
 */
export function unblockContact<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: Record<never, never>,
  ctx: Context,
): Result<Change<F, 'contact.unblocked'>, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('unblock', { contact, input, ctx }, (subject, context) => {
    const given = noInput(input);
    if (!given.ok) return given;
    if (subject.status === 'active') return unchanged(subject);
    return change(subject, context, (draft, emit) => {
      draft.status = 'active';
      draft.block = null;
      emit('contact.unblocked', {});
    });
  });
}
