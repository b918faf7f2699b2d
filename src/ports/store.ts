import type { Instant } from '../kernel/instant.js';
import type { Capability } from '../kernel/vocabulary.js';
import type { BatchRepository } from './batch.js';
import type {
  FieldReads,
  FieldRepository,
  SegmentReads,
  SegmentRepository,
  StageReads,
  StageRepository,
  TagReads,
  TagRepository,
} from './catalogues.js';
import type { ContactReads, ContactRepository, UniqueReads } from './contact-repository.js';
import type { HistoryReads, HistoryRepository } from './history.js';
import type { IdempotencyReads, IdempotencyRepository } from './idempotency.js';
import type { ListReads } from './list.js';
import type { Backlog, DueReaction, OutboxReads, OutboxRepository } from './outbox.js';
import type { UsageReads, UsageRepository } from './usage.js';

/**
 * Look-ups of one workspace. A capability is a further member, here, in {@link Repositories} or in both, and a name in
 * `capabilities`: member and name, or neither.
 */
export interface Reads {
  readonly contacts: ContactReads;
  readonly fields?: FieldReads;
  readonly tags?: TagReads;
  readonly stages?: StageReads;
  readonly segments?: SegmentReads;
  readonly outbox?: OutboxReads;
  readonly list?: ListReads;
  readonly history?: HistoryReads;
  readonly usage?: UsageReads;
  readonly idempotency?: IdempotencyReads;
  readonly uniqueIdentities?: UniqueReads;
}

/**
 * The repositories of one workspace inside a unit of work; they see its own writes. Text that no database keeps, U+0000 and
 * halves of surrogate pairs, is refused in all that they are to write: `INVALID`, `INPUT_INVALID_VALUE` with its path (R4).
 */
export interface Repositories extends Reads {
  readonly contacts: ContactRepository;
  readonly fields?: FieldRepository;
  readonly tags?: TagRepository;
  readonly stages?: StageRepository;
  readonly segments?: SegmentRepository;
  readonly outbox?: OutboxRepository;
  readonly history?: HistoryRepository;
  readonly usage?: UsageRepository;
  readonly idempotency?: IdempotencyRepository;
  readonly batch?: BatchRepository;
}

/** What a host implements, or takes from `./memory`. The smallest honest store has `contacts` alone. */
export interface Store {
  /** R5: what it offers beyond `contacts`. What it lacks is refused by name, never silently degraded. */
  readonly capabilities: readonly Capability[];
  /**
   * E3: true when it writes into a transaction that the host has opened and will commit. The service then runs no reaction and
   * says so in its answers; after its commit the host calls `resume()` on a store of its own connection.
   */
  readonly joined?: boolean;
  /** In no transaction of its own, one statement a call: a transaction doubles the cost of a point read. */
  read(workspaceId: string): Reads;
  /**
   * A unit of work: all of its writes or none (E2). The first failure dooms it, even if `work` catches it; what `work`
   * throws is thrown on. The service calls nothing of the host's while it is open.
   */
  transaction<T>(workspaceId: string, work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /**
   * Capability `outbox`: claims reactions of any workspace that are due at `now` and not parked, at most `limit`, the oldest
   * of each contact and port only (E3). What is claimed is not given out again before `until`, so that several workers never
   * run one at the same time, and a worker that dies holds nothing up. It and `backlog` are the only calls without a
   * workspace, and tell nothing but ids and counts.
   */
  claimDue?(limit: number, now: Instant, until: Instant): Promise<readonly DueReaction[]>;
  /** Capability `outbox`: how much is left to do. */
  backlog?(): Promise<Backlog>;
}
