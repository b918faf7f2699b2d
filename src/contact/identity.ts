import type { Instant } from '../kernel/instant.js';
import type { ChannelIdentity, Contact } from './contact.js';

/** N1: names an identity of a contact. */
export interface IdentityRef {
  readonly channelId: string;
  readonly externalId: string;
}

/** Where the contact has that identity, by its present external id or an earlier one (N3); -1: nowhere. */
export function indexOf(contact: Pick<Contact, 'channels'>, channelId: string, externalId: string): number {
  return contact.channels.findIndex(
    (one) => one.channelId === channelId && (one.externalId === externalId || one.aliases.includes(externalId)),
  );
}

/** An identity at its beginning. */
export function newIdentity(
  { channelId, externalId, address }: IdentityRef & { readonly address?: string | null | undefined },
  now: Instant,
): ChannelIdentity & { aliases: string[] } {
  return {
    channelId,
    externalId,
    aliases: [],
    address: address ?? null,
    connectedAt: now,
    lastInteractionAt: null,
    optedOut: null,
  };
}

/** N3: the identity under a new external id; the old one stays as an alias. */
export function rotated(identity: ChannelIdentity, externalId: string): ChannelIdentity {
  if (externalId === identity.externalId) return identity;
  const aliases = [...identity.aliases.filter((alias) => alias !== externalId), identity.externalId];
  return { ...identity, externalId, aliases };
}
