import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { badId, isId } from '../kernel/id.js';
import { ok, type Result } from '../kernel/result.js';
import { type Deletion, envelope } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { noInput } from './input.js';
import { operate } from './operate.js';

/**
 * Deletes a contact for good (S6): what stays is a tombstone of ids and times, without personal data. Tags, identities and
 * aliases go with it, a block ends, and no conversation is closed. Its messages are deleted as a reaction to
 * `contact.deleted` (E3), which names the identities that are free again. Needs the permission of A2.
 */
export function deleteContact<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: Record<never, never>,
  ctx: Context,
): Result<Deletion, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('delete', { contact, input, ctx }, (subject, context) => {
    const given = noInput(input);
    if (!given.ok) return given;
    const { id, workspaceId, createdAt } = subject;
    const tombstone: Tombstone = {
      status: 'deleted',
      id,
      workspaceId,
      version: subject.version + 1,
      createdAt,
      deletedAt: context.now,
    };
    const channels = subject.channels.map(({ channelId, externalId }) => ({ channelId, externalId }));
    const event = envelope(context, tombstone, 0, 'contact.deleted', { channels });
    return isId(event.id) ? ok({ contact: tombstone, events: [event] as const }) : badId();
  });
}
