import type { Instant } from '../kernel/instant.js';
import type { ContactDraft } from './change.js';
import type { ChannelIdentity, Contact } from './contact.js';
import { indexOf } from './identity.js';

/** M1: what a message does to the message times of a contact; the greatest wins, whatever order they come in. */
export interface Touch {
  readonly channelId: string;
  readonly externalId?: string | undefined;
  readonly at: Instant;
  readonly inbound: boolean;
}

/** M1: moves the message times of a draft forward, never back. */
export function touch(draft: ContactDraft, { channelId, externalId, at, inbound }: Touch): void {
  if (isLater(at, draft.lastMessageAt)) draft.lastMessageAt = at;
  if (inbound && isLater(at, draft.lastInboundAt)) draft.lastInboundAt = at;
  const index =
    externalId === undefined
      ? draft.channels.findIndex((one) => one.channelId === channelId)
      : indexOf(draft, channelId, externalId);
  const identity = draft.channels[index];
  if (identity !== undefined && isLater(at, identity.lastInteractionAt)) identity.lastInteractionAt = at;
}

/** M1: the contact with its message times moved forward. */
export function touched(contact: Contact, times: Touch): Contact {
  const draft = { ...contact, channels: contact.channels.map((channel) => ({ ...channel })) };
  touch(draft as ContactDraft, times);
  return draft;
}

/** M1: the next state of a contact with message times no earlier than the stored ones. */
export function withLatestTimes(next: Contact, stored: Contact): Contact {
  return {
    ...next,
    lastMessageAt: later(next.lastMessageAt, stored.lastMessageAt),
    lastInboundAt: later(next.lastInboundAt, stored.lastInboundAt),
    channels: next.channels.map((channel) => {
      const before = stored.channels.find((one) => isSame(channel, one));
      return { ...channel, lastInteractionAt: later(channel.lastInteractionAt, before?.lastInteractionAt ?? null) };
    }),
  };
}

// N3: a rotated identity has its former external id among its aliases.
function isSame({ channelId, externalId, aliases }: ChannelIdentity, stored: ChannelIdentity): boolean {
  return channelId === stored.channelId && [externalId, ...aliases].includes(stored.externalId);
}

function later(one: Instant | null, other: Instant | null): Instant | null {
  return other !== null && isLater(other, one) ? other : one;
}

function isLater(at: Instant, than: Instant | null): boolean {
  return than === null || at > than;
}
