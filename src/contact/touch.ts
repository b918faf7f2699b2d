import type { Instant } from '../kernel/instant.js';
import type { ContactDraft } from './change.js';
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

function isLater(at: Instant, than: Instant | null): boolean {
  return than === null || at > than;
}
