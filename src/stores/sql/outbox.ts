import { contactsError } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import type { OutboxReads, OutboxRepository, Reaction } from '../../ports/outbox.js';
import { isHeld, reactionColumns, reactionFrom, reactionRow } from './reaction-rows.js';
import type { Unit } from './unit.js';

/** What is not done yet. */
export function outboxReads({ workspaceId, query }: Unit): OutboxReads {
  const select = `select ${reactionColumns} from contactkit_reactions r where r.workspace_id = $1`;
  return {
    async get(id) {
      const [row] = await query(`${select} and r.id = $2`, workspaceId, id);
      return row === undefined ? undefined : reactionFrom(row);
    },
    async pending(limit, contactId) {
      const rows =
        contactId === undefined
          ? await query(`${select} order by r.position limit $2`, workspaceId, limit)
          : await query(`${select} and ${concerns('$3')} order by r.position limit $2`, workspaceId, limit, contactId);
      return rows.map(reactionFrom);
    },
  };
}

/** Capability `outbox`. */
export function outboxRepository(unit: Unit): OutboxRepository {
  const { workspaceId, dialect, query } = unit;
  return {
    ...outboxReads(unit),
    async add(reactions) {
      for (const reaction of reactions) admit(workspaceId, reaction, 'reaction');
      const [written = 0] = await dialect.insert(query, ['contactkit_reactions', reactions.map(reactionRow)]);
      if (written < reactions.length)
        throw contactsError({ code: 'VERSION_CONFLICT', id: reactions[0]!.id, expected: 0 });
      await enterLanes(unit, reactions);
    },
    async claim(contactId, now, until) {
      const rows = await query(
        `select ${reactionColumns}, r.position from contactkit_reactions r
          where r.workspace_id = $1 and r.available_at <= $2 and r.parked = 0 and ${concerns('$3')} and not ${isHeld}
          order by r.position${dialect.skipLocked}`,
        workspaceId,
        now,
        contactId,
      );
      for (const { id } of rows.map(reactionFrom))
        await query(
          'update contactkit_reactions set available_at = $3 where workspace_id = $1 and id = $2',
          workspaceId,
          id,
          until,
        );
      return rows.map(reactionFrom);
    },
    async update(reaction) {
      admit(workspaceId, reaction, 'reaction');
      const row = reactionRow(reaction);
      const updated = await query(
        `update contactkit_reactions set contact_ids = $3, port = $4, task = $5, created_at = $6, due_at = $7,
          available_at = $7, attempts = $8, error = $9, parked = $10 where workspace_id = $1 and id = $2 returning 1 as one`,
        workspaceId,
        row.id,
        JSON.stringify(row.contact_ids),
        row.port,
        JSON.stringify(row.task),
        row.created_at,
        row.due_at,
        row.attempts,
        row.error,
        row.parked,
      );
      if (updated.length === 0) return;
      await leaveLanes(unit, reaction.id);
      await enterLanes(unit, [reaction]);
    },
    async remove(id) {
      await query('delete from contactkit_reactions where workspace_id = $1 and id = $2', workspaceId, id);
      await leaveLanes(unit, id);
    },
  };
}

/** Whether a reaction names a contact. */
function concerns(contactId: string): string {
  return `r.id in (select c.reaction_id from contactkit_lanes c where c.workspace_id = $1 and c.contact_id = ${contactId})`;
}

/** E3: reactions take their places behind the earlier ones of their contacts. */
async function enterLanes({ workspaceId, dialect, query }: Unit, reactions: readonly Reaction[]): Promise<void> {
  const concerning = reactions.filter(({ contactIds }) => contactIds.length > 0);
  if (concerning.length === 0) return;
  const placed = await query(
    `select id, position from contactkit_reactions where workspace_id = $1 and ${dialect.among('id', '$2')}`,
    workspaceId,
    dialect.texts(concerning.map(({ id }) => id)),
  );
  const positionOf = new Map(placed.map((row) => [row['id'], Number(row['position'])]));
  const rows = concerning.flatMap(({ id, port, contactIds }) =>
    contactIds.map((contactId) => ({
      workspace_id: workspaceId,
      port,
      contact_id: contactId,
      position: positionOf.get(id),
      reaction_id: id,
    })),
  );
  await dialect.insert(query, ['contactkit_lanes', rows]);
}

async function leaveLanes({ workspaceId, query }: Unit, id: string): Promise<void> {
  await query('delete from contactkit_lanes where workspace_id = $1 and reaction_id = $2', workspaceId, id);
}
