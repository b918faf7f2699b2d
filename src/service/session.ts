import type { ActionVerdict } from '../contact/allowed-actions.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import type { CreateInput, FieldInput } from '../contact/create.js';
import type { ContactDetails, DetailsOptions } from '../contact/details.js';
import type { EditInput } from '../contact/edit.js';
import type { FieldExplanation } from '../contact/explain.js';
import type { IdentityRef } from '../contact/identity.js';
import type { SendVerdict } from '../contact/may-send.js';
import type { Inbound, Message, Verdict } from '../contact/messages.js';
import type { Ignored, ProfileInput } from '../contact/profile.js';
import type { ContactRef } from '../contact/ref.js';
import type { FieldMap, FieldPath } from '../fields/definition.js';
import type { Instant } from '../kernel/instant.js';
import type { KeptEvent } from '../ports/history.js';
import type { Filter } from '../segments/filter.js';
import type { Tag } from '../tags/tag.js';
import type { CommandOptions, CreateOptions } from './command-options.js';
import type { FieldGroup } from './field-group.js';
import type { ContactList, ContactQuery, ListQuery } from './list-query.js';
import type { SegmentGroup } from './segment-methods.js';
import type { StageGroup } from './stage-group.js';
import type { TagGroup } from './tag-group.js';
import type { UsageGroup } from './usage-group.js';

/** S6: what deleting answers. */
export type Deleted = Tombstone &
  Reacted & {
    /** The ids whose messages the host must delete itself; null: the message port does it. */
    readonly toErase: readonly string[] | null;
  };

/** E3: of what had to happen in other modules. */
export interface Reacted {
  /**
   * `pending`: something of it is left in the outbox, because a port failed or because the store writes into an open
   * transaction of the host's; `resume()` runs it.
   */
  readonly reactions: 'done' | 'pending';
}

/** A page of a contact's activity. */
export interface Activity {
  /** Newest first; fields that the actor may not see are left out (A4). */
  readonly items: readonly KeptEvent[];
  /** For `after` of the next page; null: that was the last. */
  readonly next: string | null;
}

/** Everything that is stored about a person, for their own request of it. */
export interface PersonExport {
  readonly contact: Contact;
  readonly tags: readonly Tag[];
  /** Oldest first; empty where the store keeps no history. */
  readonly events: readonly KeptEvent[];
}

/**
 * One actor in one workspace. Every method takes unknown input safely and throws a `ContactsError` (X1); `ref` is an id,
 * or `email:…`, `phone:…`, `channel:<channelId>:<externalId>`, `id:…` (C4). A command answers the contact as it is
 * afterwards. Methods, never function-valued properties: only so a `Session<F>` passes where a `Session` is asked for.
 *
 * Errors of every method: `INVALID`, `FORBIDDEN`, `PORT_FAILED`, and of those that take a `ref` `CONTACT_NOT_FOUND`,
 * `CONTACT_DELETED`, `AMBIGUOUS_IDENTIFIER`; of every command with `ifVersion` `VERSION_CONFLICT`, with `idempotencyKey`
 * `IDEMPOTENCY_MISMATCH`; further ones are named by the method.
 */
export interface Session<F extends FieldMap = FieldMap> {
  /** C1: `TAG_UNKNOWN`, `IDENTITY_TAKEN`, `PHONE_TAKEN`, `EMAIL_TAKEN`, `LIMIT_REACHED`. */
  create(input: CreateInput<F>, options?: CreateOptions): Promise<Contact<F>>;
  /** The contact as it is now; a merged one answers as its primary (S1). */
  get(ref: ContactRef): Promise<Contact<F>>;
  /** Contacts by id, in the order of the ids; those that are not there, deleted or out of sight are left out. At most 100. */
  getMany(ids: readonly string[]): Promise<readonly Contact<F>[]>;
  /**
   * Q6: a page of the contacts that the actor may see, sorted; without a query the newest active ones. Needs `list`. Blocked
   * contacts are in it when the filter asks for a status, or when there is a search and nothing else (Q7). `CURSOR_INVALID` for
   * an `after` of another query, `SEGMENT_NOT_FOUND`.
   */
  list(query?: ListQuery<F>): Promise<ContactList<F>>;
  /** How many `list` would give in all; where there are more than `max`, `max`. Reads as many as it counts. */
  count(query?: ContactQuery<F> & { readonly max?: number | undefined }): Promise<number>;
  /** Q1: a filter from unknown JSON, checked against the workspace of this moment; paths of issues begin with `filter`. */
  filter(input: unknown, options?: { readonly zone?: string | undefined }): Promise<Filter<F>>;
  /** C1, C3: `PHONE_TAKEN`, `EMAIL_TAKEN`. */
  edit(ref: ContactRef, input: EditInput<F>, options?: CommandOptions): Promise<Contact<F>>;
  /**
   * C4: does what the input says to the contact that has the identifier (any `ref` but an id), in one version, or makes one
   * with it. Errors as `create` and `edit`.
   */
  upsert(ref: ContactRef, input: CreateInput<F>, options?: CommandOptions): Promise<Contact<F>>;
  /** C6. */
  assign(ref: ContactRef, assigneeId: string | null, options?: CommandOptions): Promise<Contact<F>>;
  /** T2: names, or `id:<tagId>`. `TAG_UNKNOWN` unless `createMissing`; `LIMIT_REACHED`. */
  tag(
    ref: ContactRef,
    tags: readonly string[],
    options?: CommandOptions & { readonly createMissing?: boolean | undefined },
  ): Promise<Contact<F>>;
  /** T2, T3. */
  untag(ref: ContactRef, tags: readonly string[], options?: CommandOptions): Promise<Contact<F>>;
  /** G1: null takes it out of its stage. `STAGE_UNKNOWN`. */
  moveToStage(ref: ContactRef, stageId: string | null, options?: CommandOptions): Promise<Contact<F>>;
  /** S2: returns when the workflows have been told to stop, or it is pending (E3): `reactions` says which. */
  block(
    ref: ContactRef,
    input?: { readonly reason?: string | null | undefined },
    options?: CommandOptions,
  ): Promise<Contact<F> & Reacted>;
  /** S5. */
  unblock(ref: ContactRef, options?: CommandOptions): Promise<Contact<F>>;
  /** S6: for good. */
  delete(ref: ContactRef, options?: CommandOptions): Promise<Deleted>;
  /** P2, P6: what a channel says of a person. */
  syncProfile(
    ref: ContactRef,
    input: FieldInput<F> & { readonly channelId: string; readonly profile?: ProfileInput | null | undefined },
    options?: CommandOptions,
  ): Promise<Ignored & { readonly contact: Contact<F> }>;
  /** P2: what a browser says of its language. */
  observeLanguage(
    ref: ContactRef,
    input: { readonly language?: string | null | undefined },
    options?: CommandOptions,
  ): Promise<Ignored & { readonly contact: Contact<F> }>;
  /** N1, N3: `IDENTITY_TAKEN`, `IDENTITY_UNKNOWN`. */
  connectChannel(
    ref: ContactRef,
    input: IdentityRef & { readonly address?: string | null | undefined; readonly replaces?: string | undefined },
    options?: CommandOptions,
  ): Promise<Contact<F>>;
  /** A3: for owners and managers; the history of the channel stays the host's. */
  disconnectChannel(ref: ContactRef, input: IdentityRef, options?: CommandOptions): Promise<Contact<F>>;
  /** N4: `IDENTITY_UNKNOWN`. */
  setOptOut(
    ref: ContactRef,
    input: IdentityRef & { readonly optedOut: boolean },
    options?: CommandOptions,
  ): Promise<Contact<F>>;
  /** M1, N6: finds or makes the sender. With a `messageId` a redelivery answers the same and changes nothing (M5). */
  receiveMessage(
    input: Inbound<F> & { readonly externalId: string },
    options?: CreateOptions,
  ): Promise<{ readonly contact: Contact<F>; readonly verdict: Verdict; readonly created: boolean }>;
  /** M5: ask before sending, then `recordSentMessage`. */
  maySend(
    ref: ContactRef,
    input: {
      readonly channelId: string;
      readonly externalId?: string | undefined;
      readonly broadcast?: boolean | undefined;
    },
  ): Promise<SendVerdict>;
  /** M3, M5. */
  recordSentMessage(
    ref: ContactRef,
    input: Message & { readonly broadcast?: boolean | undefined; readonly echo?: boolean | undefined },
    options?: CommandOptions,
  ): Promise<Contact<F>>;
  /** S4: `CONTACT_BLOCKED`. */
  openConversation(ref: ContactRef, options?: CommandOptions): Promise<Contact<F>>;
  /** A no-op when none is open. */
  closeConversation(
    ref: ContactRef,
    input?: { readonly category?: string | null | undefined; readonly summary?: string | null | undefined },
    options?: CommandOptions,
  ): Promise<Contact<F>>;
  /** S4: `CONTACT_BLOCKED`. */
  snoozeConversation(
    ref: ContactRef,
    input?: { readonly until?: Instant | null | undefined },
    options?: CommandOptions,
  ): Promise<Contact<F>>;
  /** W1–W5: the contact drawer as data, with names and formats of `locale` (default `en`), or the host's own `names`. */
  details(ref: ContactRef, options?: Pick<DetailsOptions, 'locale' | 'names'>): Promise<ContactDetails>;
  /** A5: what a menu shows for this actor, and why something is off. */
  allowedActions(ref: ContactRef): Promise<readonly ActionVerdict[]>;
  /** P4: why a field is what it is. */
  explain(ref: ContactRef, path: FieldPath<F>): Promise<FieldExplanation>;
  /** What happened to the contact, newest first; 1–100 a page, 50 if not said. Needs `history`; `CURSOR_INVALID`. */
  activity(
    ref: ContactRef,
    page?: { readonly limit?: number | undefined; readonly after?: string | null | undefined },
  ): Promise<Activity>;
  /** A3: all that is stored about a person. */
  exportPerson(ref: ContactRef): Promise<PersonExport>;
  /** F1–F6. */
  readonly fields: FieldGroup;
  /** T1–T5. */
  readonly tags: TagGroup;
  /** G1. */
  readonly stages: StageGroup;
  /** Q4, Q8, Q9. */
  readonly segments: SegmentGroup<F>;
  /** M4. */
  readonly usage: UsageGroup;
}
