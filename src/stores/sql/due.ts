import type { Instant } from '../../kernel/instant.js';
import type { Backlog, DueReaction } from '../../ports/outbox.js';
import type { Dialect, Query } from './dialect.js';
import { isHeld } from './reaction-rows.js';

/** E3: claims what is due in any workspace, in a transaction; several workers share it, and none waits for another. */
export async function claimDue(
  dialect: Dialect,
  query: Query,
  limit: number,
  now: Instant,
  until: Instant,
): Promise<readonly DueReaction[]> {
  const rows = await query<{ readonly workspace_id: string; readonly id: string }>(
    `select r.workspace_id, r.id from contactkit_reactions r
      where r.available_at <= $1 and r.parked = 0 and not ${isHeld}
      order by r.available_at, r.position limit $2${dialect.skipLocked}`,
    now,
    limit,
  );
  for (const { workspace_id: workspaceId, id } of rows)
    await query(
      'update contactkit_reactions set available_at = $3 where workspace_id = $1 and id = $2',
      workspaceId,
      id,
      until,
    );
  return rows.map(({ workspace_id: workspaceId, id }) => ({ workspaceId, id }));
}

/** How much is left to do. The table holds nothing that is done. */
export async function backlog(query: Query): Promise<Backlog> {
  const [row] = await query(
    `select coalesce(sum(1 - parked), 0) as pending, coalesce(sum(parked), 0) as parked,
      (select min(r.available_at) from contactkit_reactions r where r.parked = 0 and not ${isHeld}) as next_due_at
      from contactkit_reactions`,
  );
  return {
    pending: Number(row?.['pending']),
    parked: Number(row?.['parked']),
    nextDueAt: (row?.['next_due_at'] as Instant | null | undefined) ?? null,
  };
}
