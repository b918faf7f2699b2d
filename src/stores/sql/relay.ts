import { contactsError } from '../../kernel/errors.js';
import type { Instant } from '../../kernel/instant.js';
import { isName, orAbsent, type Shape } from '../../kernel/shape.js';
import { demand, isFunction, isPositive } from './demand.js';
import type { AnyKysely, Dialect, Query } from './dialect.js';
import { type AnyEvent, eventColumns, eventFrom } from './event-rows.js';
import { queryOf } from './query.js';

/** An event as the relay hands it on: of a contact, a tag, a field, a stage or a segment. `data` is null where it was erased since (S8). */
export type RelayedEvent = AnyEvent;

/** How a relay works; all of it may be left out. */
export interface RelayOptions {
  /** Whose position it is: each consumer of the events has its own. Default `relay`. */
  readonly name?: string | undefined;
  /** Events of one call of the handler. Default 100. */
  readonly limit?: number | undefined;
  /** Milliseconds after which another process may take over from one that died. Default 60,000: longer than the handler takes. */
  readonly leaseMs?: number | undefined;
}

/** What a call of the relay did. */
export interface Relayed {
  readonly delivered: number;
  /** False: another process has this relay at the moment. */
  readonly claimed: boolean;
}

/**
 * E5: hands events to the host's broker in the order in which they were committed, a page at a time, until none is left; at
 * least once, since the position moves when the handler has returned. It never passes an event which an open transaction
 * may still commit.
 */
export async function relayEvents(
  db: AnyKysely,
  dialect: Dialect,
  clock: () => Instant,
  handler: (events: readonly RelayedEvent[]) => Promise<void>,
  options: RelayOptions = {},
): Promise<Relayed> {
  demand({ handler }, [['handler', isFunction]], []);
  demand(options, optionsShape, ['options']);
  const { name = 'relay', limit = 100, leaseMs = 60_000 } = options;
  const query = queryOf(db, dialect);
  const start = { name, transaction_id: '0', position: 0, claimed_until: null };
  await dialect.insert(query, ['contactkit_relays', [start]]);
  let delivered = 0;
  for (;;) {
    const now = clock();
    const until = new Date(Date.parse(now) + leaseMs).toISOString();
    const [claimed] = await query(
      `update contactkit_relays set claimed_until = $3 where name = $1 and (claimed_until is null or claimed_until <= $2)
        returning transaction_id, position`,
      name,
      now,
      until,
    );
    if (claimed === undefined) return { delivered, claimed: false };
    const rows = await pageAfter(query, dialect, claimed, limit);
    const last = rows.at(-1);
    try {
      if (last !== undefined) await handler(rows.map(eventFrom));
    } catch (error) {
      await moveTo(query, name, until, claimed);
      throw error;
    }
    const kept = await moveTo(query, name, until, last ?? claimed);
    if (!kept)
      throw contactsError({ code: 'PORT_FAILED', port: 'store' }, new Error('the relay took longer than its lease'));
    delivered += rows.length;
    if (rows.length < limit) return { delivered, claimed: true };
  }
}

const optionsShape: Shape = [
  ['name', orAbsent(isName)],
  ['limit', orAbsent(isPositive)],
  ['leaseMs', orAbsent(isPositive)],
];

type Position = Readonly<Record<string, unknown>>;

function pageAfter(query: Query, dialect: Dialect, after: Position, limit: number): Promise<readonly Position[]> {
  const { casts, settled } = dialect;
  return query(
    `select ${eventColumns}, ${casts.text('transaction_id')} as transaction_id, position from contactkit_events
      where (transaction_id, position) > (${casts.transaction('$1')}, $2) and ${settled}
      order by contactkit_events.transaction_id, position limit $3`,
    after['transaction_id'],
    after['position'],
    limit,
  );
}

/** False: the lease is somebody else's by now. */
async function moveTo(query: Query, name: string, until: Instant, to: Position): Promise<boolean> {
  const moved = await query(
    `update contactkit_relays set transaction_id = $3, position = $4, claimed_until = null
      where name = $1 and claimed_until = $2 returning 1 as one`,
    name,
    until,
    String(to['transaction_id']),
    Number(to['position']),
  );
  return moved.length > 0;
}
