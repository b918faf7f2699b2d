import type { Reaction } from '../../ports/outbox.js';
import { fromJson } from './json.js';
import type { Row } from './tables.js';

/** The columns that {@link reactionFrom} reads, of `contactkit_reactions r`. */
export const reactionColumns =
  'r.id, r.workspace_id, r.contact_ids, r.port, r.task, r.created_at, r.due_at, r.attempts, r.error, r.parked';

/** The row of a reaction, which nobody has claimed. */
export function reactionRow(reaction: Reaction): Row<'contactkit_reactions'> {
  const { id, workspaceId, contactIds, port, task, createdAt, dueAt, attempts, error, parked } = reaction;
  return {
    workspace_id: workspaceId,
    id,
    contact_ids: contactIds,
    port,
    task,
    created_at: createdAt,
    due_at: dueAt,
    available_at: dueAt,
    attempts,
    error,
    parked: parked ? 1 : 0,
  };
}

/** A reaction from its row. */
export function reactionFrom(row: Readonly<Record<string, unknown>>): Reaction {
  return {
    id: row['id'] as string,
    workspaceId: row['workspace_id'] as string,
    contactIds: fromJson(row['contact_ids']),
    port: row['port'] as Reaction['port'],
    task: fromJson(row['task']),
    createdAt: row['created_at'] as string,
    dueAt: row['due_at'] as string,
    attempts: row['attempts'] as number,
    error: row['error'] as string | null,
    parked: row['parked'] === 1,
  };
}

/** E3: true of `contactkit_reactions r` when an earlier one of its port and one of its contacts is not done. */
export const isHeld = `exists (
  select 1 from contactkit_lanes l join contactkit_lanes e
    on e.workspace_id = l.workspace_id and e.port = l.port and e.contact_id = l.contact_id and e.position < l.position
  where l.workspace_id = r.workspace_id and l.reaction_id = r.id)`;
