import type { Rejection } from '../kernel/errors.js';
import type { Contact, Tombstone } from './contact.js';

/** M5: whether a message may be sent to the contact, and why not. */
export type SendVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: Rejection<'CONTACT_BLOCKED' | 'CONTACT_DELETED' | 'OPTED_OUT'> };

/**
 * M5, N4: nobody writes to a blocked contact, and no broadcast goes to an identity that opted out. The host asks, sends,
 * and then calls `recordSentMessage`. Without an `externalId` every identity of the channel counts.
 */
export function maySend(
  contact: Contact | Tombstone,
  {
    channelId,
    externalId,
    broadcast = false,
  }: { readonly channelId: string; readonly externalId?: string | undefined; readonly broadcast?: boolean | undefined },
): SendVerdict {
  if (contact.status === 'deleted') return { allowed: false, reason: { code: 'CONTACT_DELETED', id: contact.id } };
  if (contact.status === 'blocked') return { allowed: false, reason: { code: 'CONTACT_BLOCKED', id: contact.id } };
  if (!broadcast) return { allowed: true };
  const meant = contact.channels.filter(
    (one) => one.channelId === channelId && (externalId === undefined || one.externalId === externalId),
  );
  const optedOut = meant.find((one) => one.optedOut !== null)?.optedOut;
  return optedOut === null || optedOut === undefined
    ? { allowed: true }
    : { allowed: false, reason: { code: 'OPTED_OUT', channelId, at: optedOut.at } };
}
