import type { CustomValue } from '../fields/definition.js';
import type { Origin } from '../fields/origin.js';
import type { EventEnvelope } from '../kernel/event.js';
import type { Instant } from '../kernel/instant.js';
import type { Source } from '../kernel/vocabulary.js';
import type { ChannelIdentity, Contact, Profile } from './contact.js';

/** P5: the three states of a field in JSON. null: never set. `{ value: null }`: cleared. */
export type FieldState = { readonly value: CustomValue; readonly origin: Origin } | null;

type Nothing = Record<never, never>;

/** Q8: a segment that a contact entered or left, as it was then. */
export interface PassedSegment {
  readonly id: string;
  readonly name: string;
  /** A4: paths of the fields that it depended on. For whom one of them is hidden, the segment does not exist. */
  readonly fields: readonly string[];
}

/** E1: event type → its data. Past tense, self-sufficient: with the state before, it gives the state after (E4). */
export interface EventData {
  /** P5: the whole contact as it was made. */
  'contact.created': { readonly contact: Contact };
  /** P5: what changed, path → before and after. */
  'contact.updated': { readonly fields: { readonly [path: string]: readonly [FieldState, FieldState] } };
  'contact.profile.updated': { readonly before: Profile | null; readonly after: Profile };
  'contact.assigned': { readonly before: string | null; readonly after: string | null };
  'contact.stage.changed': { readonly before: string | null; readonly after: string | null };
  /** T6: one for each tag. */
  'contact.tag.added': { readonly tagId: string };
  'contact.tag.removed': { readonly tagId: string };
  'contact.channel.connected': { readonly identity: ChannelIdentity };
  /** N3, N4: rotated to a new external id, its address learnt, or its opt-out set or lifted. */
  'contact.channel.changed': { readonly before: ChannelIdentity; readonly after: ChannelIdentity };
  'contact.channel.disconnected': { readonly identity: ChannelIdentity };
  'contact.blocked': { readonly reason: string | null };
  'contact.unblocked': Nothing;
  /** S6: the identities that are free again, for the host's own mappings. */
  'contact.deleted': { readonly channels: readonly { readonly channelId: string; readonly externalId: string }[] };
  /** F4: the values of a deleted field are gone; which they were stands nowhere any more. */
  'contact.field.purged': { readonly key: string };
  /** Q8: after the other events of a change, where the policy wants it. Says nothing new of the contact. */
  'contact.segments.changed': { readonly entered: readonly PassedSegment[]; readonly left: readonly PassedSegment[] };
  'conversation.opened': { readonly by: 'message' | Source };
  'conversation.snoozed': { readonly until: Instant | null };
  'conversation.closed': {
    readonly by: 'block' | Source;
    readonly category: string | null;
    readonly summary: string | null;
  };
}
/** The type of an event of a contact. */
export type EventType = keyof EventData;

/** S2: the contact, with its status after the event. */
export interface ContactSubject {
  readonly type: 'contact';
  readonly id: string;
  readonly status: 'active' | 'blocked' | 'deleted';
}
/** `ContactEvent` is the whole union, `ContactEvent<'contact.blocked'>` one of it. */
export type ContactEvent<T extends EventType = EventType> = {
  [K in T]: EventEnvelope<K, ContactSubject, EventData[K]>;
}[T];
