import type { CustomValues, FieldMap, FieldPath, StandardField } from '../fields/definition.js';
import type { Origin } from '../fields/origin.js';
import type { Instant } from '../kernel/instant.js';
import type { Source } from '../kernel/vocabulary.js';

/** N1: how a contact is reached on one channel. `externalId` is exact text, never read as a number (N2). */
export interface ChannelIdentity {
  readonly channelId: string;
  /** Empty where it is hidden from who asks (A4). */
  readonly externalId: string;
  /** N3: earlier external ids of the same person on this channel; a late message still finds its contact by them. */
  readonly aliases: readonly string[];
  /** D1: the phone number or address that the channel declares beside its external id. */
  readonly address: string | null;
  readonly connectedAt: Instant;
  readonly lastInteractionAt: Instant | null;
  /** N4: no broadcasts since then. */
  readonly optedOut: { readonly at: Instant; readonly source: Source } | null;
}

/** The one conversation of a contact; null on the contact when it never had one. */
export interface Conversation {
  readonly status: 'open' | 'closed' | 'snoozed';
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly snoozedUntil?: Instant;
  readonly closedAt?: Instant;
  readonly closedBy?: string;
  readonly category?: string;
  readonly summary?: string;
}

/** Display name and picture as the last channel gave them; nobody edits it. */
export interface Profile {
  readonly displayName: string | null;
  readonly pictureUrl: string | null;
  readonly channelId: string;
}

/**
 * A person the workspace talks to. Plain data: JSON in, JSON out; every operation gives a new one and leaves the old as it
 * was. A field is never set (no origin), cleared (null with an origin) or set.
 */
export interface Contact<F extends FieldMap = FieldMap> extends Readonly<Record<StandardField, string | null>> {
  readonly id: string;
  readonly workspaceId: string;
  /** Counts saved changes from 1: optimistic concurrency and etag (R1). */
  readonly version: number;
  readonly status: 'active' | 'blocked';
  /** S2: present exactly while blocked. */
  readonly block: { readonly at: Instant; readonly by: string; readonly reason: string | null } | null;
  readonly profile: Profile | null;
  /** D3: phones and email addresses that a merge discarded; the contact is still found by them. */
  readonly aliases: { readonly phones: readonly string[]; readonly emails: readonly string[] };
  readonly custom: CustomValues<F>;
  readonly origins: { readonly [P in FieldPath<F>]?: Origin };
  /** Ids of tags, in the order in which they were added. */
  readonly tags: readonly string[];
  readonly channels: readonly ChannelIdentity[];
  readonly assigneeId: string | null;
  readonly stageId: string | null;
  readonly conversation: Conversation | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** M1: of the last message in either direction, by the sender's clock; moves without a version. */
  readonly lastMessageAt: Instant | null;
  readonly lastInboundAt: Instant | null;
}

/** S6: what deleting leaves: no personal data. Every operation takes it and answers `CONTACT_DELETED`. */
export interface Tombstone {
  readonly status: 'deleted';
  readonly id: string;
  readonly workspaceId: string;
  readonly version: number;
  readonly createdAt: Instant;
  readonly deletedAt: Instant;
}

/** D3: what merging leaves at the secondary's id. The service follows it; operations never see one. */
export interface Alias {
  readonly status: 'merged';
  readonly id: string;
  readonly workspaceId: string;
  readonly primaryId: string;
}
