import { systemClock } from '../../kernel/ambient.js';
import type { Instant } from '../../kernel/instant.js';
import { isFlag, orAbsent, type Shape } from '../../kernel/shape.js';
import type { Store } from '../../ports/store.js';
import { demand, isDialectName, isFunction, isKysely } from './demand.js';
import type { AnyKysely } from './dialect.js';
import { backlog, claimDue } from './due.js';
import { type DialectName, dialects } from './migrations.js';
import { prune, type Retention } from './prune.js';
import { queryOf } from './query.js';
import { type Relayed, type RelayedEvent, type RelayOptions, relayEvents } from './relay.js';
import { readsOf } from './repositories.js';
import { joinedTransactions, ownTransactions, unitOfWork } from './transact.js';

export { type DialectName, type Migration, migrate, migrations } from './migrations.js';
export type { Retention } from './prune.js';
export type { Relayed, RelayedEvent, RelayOptions } from './relay.js';
export { reuseStatements, type SqliteDriver } from './reuse-statements.js';

/** What the store stands on. */
export interface SqlStoreOptions {
  /** The host's Kysely, or an open transaction of it, which contact writes then join (E3). Its plugins do not touch our statements. */
  readonly db: AnyKysely;
  /** What `db` speaks. */
  readonly dialect: DialectName;
  /** Q6: what {@link migrate} answered: whether an index serves searches; the capability `textIndex` then says so. Left out: false. */
  readonly textIndex?: boolean | undefined;
  /** For the leases of relays; default: the clock of the machine. */
  readonly clock?: (() => Instant) | undefined;
}

const optionsShape: Shape = [
  ['db', isKysely],
  ['dialect', isDialectName],
  ['textIndex', orAbsent(isFlag)],
  ['clock', orAbsent(isFunction)],
];

/** R5: what it offers, for the conformance suite. */
export const sqlCapabilities = [
  'uniqueIdentities',
  'fields',
  'tags',
  'stages',
  'segments',
  'outbox',
  'history',
  'usage',
  'idempotency',
  'batch',
  'list',
] as const;

/** A store in a database. */
export interface SqlStore extends Store {
  /**
   * E5: hands events to the host’s broker; call it on a timer. At least once, in the order of their commits, from where this relay
   * stopped; never past an event which an open transaction may still commit. A handler that throws gets the same page again at
   * the next call, and what it threw is thrown on. Throws `INVALID` for arguments that are none, and `PORT_FAILED` when the
   * handler took longer than the lease and another process has gone on: its page was delivered twice.
   */
  relay(handler: (events: readonly RelayedEvent[]) => Promise<void>, options?: RelayOptions): Promise<Relayed>;
  /** R7: takes away what a workspace's retention says, a limited number of rows a call; answers how many, 0 when none is left. `INVALID`. */
  prune(workspaceId: string, retention: Retention): Promise<number>;
}

/**
 * A store on PostgreSQL (13 or later) or SQLite (3.38 or later), through the host's Kysely: run {@link migrate} once, or hand
 * {@link migrations} to Kysely's Migrator. With an open transaction as `db` every unit of work is a savepoint of it, no
 * reaction runs, and the host calls `resume()` on a store of its own connections after its commit. Throws `INVALID` for
 * options that are none (X1).
 */
export function sqlStore(options: SqlStoreOptions): SqlStore {
  demand(options, optionsShape, ['options']);
  const { db, dialect: name, textIndex = false, clock = systemClock } = options;
  const dialect = dialects[name];
  const joined = db.isTransaction;
  const query = queryOf(db, dialect);
  const begin = joined ? joinedTransactions(db, dialect) : ownTransactions(db, dialect);
  return {
    capabilities: textIndex ? [...sqlCapabilities, 'textIndex'] : sqlCapabilities,
    joined,
    read: (workspaceId) => readsOf({ workspaceId, dialect, query }),
    transaction: (workspaceId, work) => unitOfWork(begin, dialect, workspaceId, work),
    claimDue: (limit, now, until) => begin((inside) => claimDue(dialect, inside, limit, now, until)),
    backlog: () => backlog(query),
    relay: (handler, asked) => relayEvents(db, dialect, clock, handler, asked),
    prune: (workspaceId, retention) => prune(begin, workspaceId, retention),
  };
}
