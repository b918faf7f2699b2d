import type { ChannelIdentity, Contact } from '../../contact/contact.js';
import type { Instant } from '../../kernel/instant.js';

/** M1: the next state with message times that are no earlier than the stored ones: a save may rest on an older load. */
export function keepLatest(next: Contact, stored: Contact): Contact {
  return {
    ...next,
    lastMessageAt: later(next.lastMessageAt, stored.lastMessageAt),
    lastInboundAt: later(next.lastInboundAt, stored.lastInboundAt),
    channels: next.channels.map((channel) => {
      const before = stored.channels.find((one) => isSame(channel, one));
      return before === undefined
        ? channel
        : { ...channel, lastInteractionAt: later(channel.lastInteractionAt, before.lastInteractionAt) };
    }),
  };
}

// N3: a rotated identity has its former external id among its aliases.
function isSame(next: ChannelIdentity, stored: ChannelIdentity): boolean {
  return (
    next.channelId === stored.channelId &&
    (next.externalId === stored.externalId || next.aliases.includes(stored.externalId))
  );
}

function later(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || (other !== null && other > one) ? other : one;
}
