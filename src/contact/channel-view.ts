import type { Instant } from '../kernel/instant.js';
import type { ChannelIdentity, Contact } from './contact.js';

/**
 * N4: what reaches a person on a channel. `phone` and `email`: their number or address, so we can write first; `inbound`:
 * they have to write first; `external`: the host's own record id, which is no way to reach anybody and is never shown.
 */
export const channelKinds = ['phone', 'email', 'inbound', 'external'] as const;
/** One of {@link channelKinds}. */
export type ChannelKind = (typeof channelKinds)[number];

/** N4: a channel of the workspace, as the host knows it. */
export interface Channel {
  /** Without a colon (C4). */
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
}

/** N4: a channel as a contact's drawer shows it. */
export interface ChannelView {
  readonly channelId: string;
  readonly name: string;
  readonly kind: Exclude<ChannelKind, 'external'>;
  /** `active` has interactions, `reachable` could be started by us, on `unavailable` the person has to write first. */
  readonly state: 'active' | 'reachable' | 'unavailable';
  /** Null: the contact has no identity there, or it is hidden from the actor (A4). */
  readonly externalId: string | null;
  readonly connectedAt: Instant | null;
  readonly lastInteractionAt: Instant | null;
  /** Set: no broadcasts on this identity since then. */
  readonly optedOut: ChannelIdentity['optedOut'];
}

/**
 * N4: the channels of the workspace as they stand to a contact, one entry for each of its identities and one for each
 * channel where it has none: the latest interaction first, then what can be reached, else in the workspace's order. An
 * identity of a channel that the workspace does not have is left out. `contact` is as the actor sees it, see `visibleContact`.
 */
export function channelViews(contact: Contact, channels: readonly Channel[]): readonly ChannelView[] {
  const views = channels.flatMap(({ id: channelId, name, kind }): ChannelView[] => {
    if (kind === 'external') return [];
    const field = kind === 'inbound' ? null : kind;
    const known = contact.channels.filter((identity) => identity.channelId === channelId);
    return (known.length === 0 ? [undefined] : known).map((identity) => ({
      channelId,
      name,
      kind,
      state: stateOf(identity, field !== null && (identity !== undefined || contact[field] !== null)),
      externalId: identity?.externalId || null,
      connectedAt: identity?.connectedAt ?? null,
      lastInteractionAt: identity?.lastInteractionAt ?? null,
      optedOut: identity?.optedOut ?? null,
    }));
  });
  return views.sort((one, other) => descending(rank(one), rank(other)));
}

function stateOf(identity: ChannelIdentity | undefined, reachable: boolean): ChannelView['state'] {
  if ((identity?.lastInteractionAt ?? null) !== null) return 'active';
  return reachable ? 'reachable' : 'unavailable';
}

function descending(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? 1 : -1;
}

// Instants sort as text; what has none sorts below them all.
function rank({ lastInteractionAt, state }: ChannelView): string {
  return lastInteractionAt ?? (state === 'reachable' ? ' 1' : ' 0');
}
