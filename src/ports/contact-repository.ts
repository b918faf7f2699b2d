import type { Change, Deletion } from '../contact/change.js';
import type { Alias, Contact, Tombstone } from '../contact/contact.js';
import type { Touch } from '../contact/touch.js';

/** What stands at an id: a contact, what deleting left, or what merging left. */
export type Stored = Contact | Tombstone | Alias;

/** Whether there is a contact, and no tombstone or alias. */
export function isLive(stored: Stored | undefined): stored is Contact {
  return stored?.status === 'active' || stored?.status === 'blocked';
}

/**
 * Looks contacts up, in one workspace: whoever hands these out has bound it, so that no method can forget it (A6). What is
 * returned is detached from the store (R2).
 */
export interface ContactReads {
  /** What stands at the id; undefined when nothing ever did. */
  get(id: string): Promise<Stored | undefined>;
  /** The same for several ids at once, in any order; those of which nothing is known are left out. */
  getMany(ids: readonly string[]): Promise<readonly Stored[]>;
  /** N1, N3: the live contact that has this identity, by its present or an earlier external id. */
  findByIdentity(channelId: string, externalId: string): Promise<Contact | undefined>;
  /** C4, D3: live contacts that have this E.164 number, or had it discarded by a merge; at most `limit`, in order of id. */
  findByPhone(e164: string, limit: number): Promise<readonly Contact[]>;
  /** C4, V4: the same by the key of an email address. */
  findByEmail(key: string, limit: number): Promise<readonly Contact[]>;
}

/** Capability `uniqueIdentities`: what stands in the way of wanting values unique. */
export interface UniqueReads {
  /** C5: values that several live contacts of the workspace have, at most `limit`, in code-unit order. */
  shared(field: 'phone' | 'email', limit: number): Promise<readonly string[]>;
}

/** C5: which values no two live contacts may share, as the policy says. */
export interface SaveOptions {
  readonly unique?: readonly ('phone' | 'email')[] | undefined;
}

/** Keeps contacts. Each write takes the whole change, row and events, so that the two can't be torn apart (E2). */
export interface ContactRepository extends ContactReads {
  /**
   * A new contact with its events, or nothing. Throws `IDENTITY_TAKEN` when a live contact of the workspace has one of its
   * identities (N1), and `PHONE_TAKEN` or `EMAIL_TAKEN` for what `unique` names (C5): decided by the store's own
   * constraint, so that of two simultaneous inserts exactly one wins (N5).
   */
  insert(change: Change, options?: SaveOptions): Promise<void>;
  /**
   * The next state with its events, or nothing. Throws `VERSION_CONFLICT` when the stored version is not
   * `expectedVersion` (R1); of two simultaneous saves exactly one wins. Throws what `insert` throws for new identities and
   * values. Message times never go back: the store keeps the greater of its own and the given (M1). A `Deletion` leaves its
   * tombstone, and frees identities, phones and emails.
   */
  save(
    change: Change | Deletion,
    options: SaveOptions & {
      readonly expectedVersion: number;
      /**
       * The contact as it was read at that version, where the caller still has it: parts that are the same object in both need
       * not be written. Message times may have moved since.
       */
      readonly before?: Contact | Tombstone | undefined;
    },
  ): Promise<void>;
  /** M1: moves message times, the greatest wins; no version, no event, no `VERSION_CONFLICT`. An unknown id is a no-op. */
  touch(id: string, times: Touch): Promise<void>;
}
