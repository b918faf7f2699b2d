import type { Instant } from '../../kernel/instant.js';
import { isName, isStamp, isText, listOf, orAbsent, type Shape } from '../../kernel/shape.js';
import { demand, isPositive } from './demand.js';
import type { Query } from './dialect.js';
import type { Begin } from './transact.js';

/** How long a workspace keeps what outlives its use; what is left out is kept. */
export interface Retention {
  /** R3: commands that succeeded before then are known again no more. */
  readonly commandsBefore?: Instant | undefined;
  /** S8: of contacts deleted before then not even a tombstone is left, nor their events: their ids answer `CONTACT_NOT_FOUND`. */
  readonly tombstonesBefore?: Instant | undefined;
  /** M4: billing cycles that are accounted for. */
  readonly cycles?: readonly string[] | undefined;
  /** Rows of each kind that go in one call. Default 1,000. */
  readonly limit?: number | undefined;
}

const retentionShape: Shape = [
  ['commandsBefore', orAbsent(isStamp)],
  ['tombstonesBefore', orAbsent(isStamp)],
  ['cycles', orAbsent(listOf(isText))],
  ['limit', orAbsent(isPositive)],
];

/** R7: takes away what a workspace's retention says; answers how many rows went, and 0 when none is left. */
export async function prune(begin: Begin, workspaceId: string, retention: Retention): Promise<number> {
  demand({ workspaceId }, [['workspaceId', isName]], []);
  demand(retention, retentionShape, ['retention']);
  const { commandsBefore, tombstonesBefore, cycles = [], limit = 1000 } = retention;
  return begin(async (query) => {
    let gone = 0;
    if (commandsBefore !== undefined)
      gone += await query.changed(
        `delete from contactkit_commands where workspace_id = $1 and (actor_id, key) in (
          select c.actor_id, c.key from contactkit_commands c where c.workspace_id = $1 and c.at < $2 order by c.at limit $3)`,
        workspaceId,
        commandsBefore,
        limit,
      );
    for (const cycleId of cycles)
      gone += await query.changed(
        `delete from contactkit_usage where workspace_id = $1 and cycle_id = $2 and contact_id in (
          select u.contact_id from contactkit_usage u where u.workspace_id = $1 and u.cycle_id = $2 limit $3)`,
        workspaceId,
        cycleId,
        limit,
      );
    if (tombstonesBefore !== undefined) gone += await forget(query, workspaceId, tombstonesBefore, limit);
    return gone;
  });
}

async function forget(query: Query, workspaceId: string, before: Instant, limit: number): Promise<number> {
  const deleted = await query<{ readonly id: string }>(
    'select id from contactkit_contacts where workspace_id = $1 and deleted_at < $2 order by deleted_at limit $3',
    workspaceId,
    before,
    limit,
  );
  for (const { id } of deleted) {
    // Events first: without its tombstone nothing would lead to them.
    await query(
      `delete from contactkit_events where workspace_id = $1 and subject_type = 'contact' and subject_id = $2`,
      workspaceId,
      id,
    );
    await query('delete from contactkit_contacts where workspace_id = $1 and id = $2', workspaceId, id);
  }
  return deleted.length;
}
