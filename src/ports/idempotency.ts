import type { Instant } from '../kernel/instant.js';

/** R3: a command that succeeded, so that its repeat is known. */
export interface IdempotencyRecord {
  /** Of the actor's own choice, or of a message (M5); unique in the workspace together with `actorId`. */
  readonly key: string;
  readonly actorId: string;
  /** SHA-256 of the command and its canonical input, in hex; empty for a message, which is its key alone. */
  readonly digest: string;
  readonly contactId: string;
  readonly version: number;
  /** What the answer held beside the contact, as JSON. */
  readonly extra: string;
  readonly at: Instant;
}

/** Capability `idempotency`. */
export interface IdempotencyReads {
  /** The record under this key of this actor; undefined: the command has not succeeded yet. */
  get(actorId: string, key: string): Promise<IdempotencyRecord | undefined>;
}
/** The same inside a unit of work. */
export interface IdempotencyRepository extends IdempotencyReads {
  /**
   * In the command's unit of work. Throws `VERSION_CONFLICT` when the key is there already: of two simultaneous repeats
   * exactly one wins.
   */
  put(record: IdempotencyRecord): Promise<void>;
}
