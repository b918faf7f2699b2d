import type { Rejection } from '../kernel/errors.js';
import { ok } from '../kernel/result.js';
import { boolean, optional, parsed, parseWith, strictObject } from '../kernel/schema.js';
import { answer } from './answer.js';
import { contactIssues } from './check.js';
import type { Contact, Tombstone } from './contact.js';
import { indexOf } from './identity.js';
import { optionalExternalId, parseId } from './input.js';

/** M5: whether a message may be sent to the contact, and why not. */
export type SendVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: Rejection<'CONTACT_BLOCKED' | 'CONTACT_DELETED' | 'OPTED_OUT'> };

/** What is to be sent, as far as the contact is concerned. */
interface Sending {
  readonly channelId: string;
  /** N3: of the receiver, present or earlier. Left out: every identity of the channel counts. */
  readonly externalId?: string | undefined;
  readonly broadcast?: boolean | undefined;
}

const sending = strictObject({
  channelId: parsed(parseId),
  externalId: optionalExternalId,
  broadcast: optional(boolean()),
});

/**
 * M5, N4: nobody writes to a blocked contact, and no broadcast goes to an identity that opted out. The host asks, sends,
 * and then calls `recordSentMessage`. Throws `INVALID` for bad input.
 */
export function maySend(contact: Contact | Tombstone, message: Sending): SendVerdict {
  return answer(
    { contact, input: message },
    (faults) => faults.push(...contactIssues(contact)),
    () => {
      const given = parseWith(sending, message);
      return given.ok ? ok(verdict(contact, given.value)) : given;
    },
  );
}

function verdict(contact: Contact | Tombstone, { channelId, externalId, broadcast = false }: Sending): SendVerdict {
  if (contact.status === 'deleted') return { allowed: false, reason: { code: 'CONTACT_DELETED', id: contact.id } };
  if (contact.status === 'blocked') return { allowed: false, reason: { code: 'CONTACT_BLOCKED', id: contact.id } };
  const meant = contact.channels.filter((one, index) =>
    externalId === undefined ? one.channelId === channelId : index === indexOf(contact, channelId, externalId),
  );
  const optedOut = meant.find((one) => one.optedOut !== null)?.optedOut ?? null;
  if (!broadcast || optedOut === null) return { allowed: true };
  return { allowed: false, reason: { code: 'OPTED_OUT', channelId, at: optedOut.at } };
}
