import type { FieldMap } from '../fields/definition.js';
import type { Instant } from '../kernel/instant.js';
import type { Issue } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { isFlag, isStamp, isText, orAbsent, type Shape, shapeIssues } from '../kernel/shape.js';
import { answer } from './answer.js';
import type { ContactDraft } from './change.js';
import { contactIssues } from './check.js';
import type { ChannelIdentity, Contact } from './contact.js';
import { indexOf } from './identity.js';

/** M1: what a message does to the message times of a contact; the greatest wins, whatever order they come in. */
export interface Touch {
  readonly channelId: string;
  readonly externalId?: string | undefined;
  readonly at: Instant;
  readonly inbound: boolean;
}

const timesShape: Shape = [
  ['channelId', isText],
  ['externalId', orAbsent(isText)],
  ['at', isStamp],
  ['inbound', isFlag],
];

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

/**
 * M1: the contact with its message times moved forward, never back: what a store's `touch` writes. No version, no event.
 * Throws `INVALID`.
 */
export function touchContact<F extends FieldMap>(contact: Contact<F>, times: Touch): Contact<F> {
  const check = (faults: Issue[]): void => {
    faults.push(...contactIssues(contact), ...shapeIssues(times, timesShape, ['times']));
  };
  return answer({ contact, times }, check, () => {
    const draft = { ...contact, channels: contact.channels.map((channel) => ({ ...channel })) };
    touch(draft as unknown as ContactDraft, times);
    return ok(draft);
  });
}

/**
 * M1: the next state of a contact with message times no earlier than the stored ones: what a store's `save` writes, since
 * the change may rest on a contact that was loaded before the last `touch`. Throws `INVALID`.
 */
export function keepLatestTimes<F extends FieldMap>(next: Contact<F>, stored: Contact<F>): Contact<F> {
  const check = (faults: Issue[]): void => {
    faults.push(...contactIssues(next), ...contactIssues(stored));
  };
  return answer({ next, stored }, check, () => {
    const channels = next.channels.map((channel) => {
      const before = stored.channels.find((one) => isSame(channel, one));
      return { ...channel, lastInteractionAt: later(channel.lastInteractionAt, before?.lastInteractionAt ?? null) };
    });
    const lastMessageAt = later(next.lastMessageAt, stored.lastMessageAt);
    return ok({ ...next, channels, lastMessageAt, lastInboundAt: later(next.lastInboundAt, stored.lastInboundAt) });
  });
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
