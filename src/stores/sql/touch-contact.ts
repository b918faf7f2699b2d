import type { Touch } from '../../contact/touch.js';
import type { Unit } from './unit.js';

/** M1: moves message times forward, whatever order they come in; the row is locked for it, so no save loses one. */
export async function touchContact({ workspaceId, query }: Unit, id: string, times: Touch): Promise<void> {
  const { channelId, externalId, at, inbound } = times;
  const inboundAt = inbound ? at : null;
  await query(
    `update contactkit_contacts set
      last_message_at = case when last_message_at > $3 then last_message_at else $3 end,
      last_inbound_at = case when last_inbound_at > $4 or $4 is null then last_inbound_at else $4 end
      where workspace_id = $1 and id = $2 and status in ('active', 'blocked')`,
    workspaceId,
    id,
    at,
    inboundAt,
  );
  // N3: an earlier external id is a row of its own; the time stands with the present one, in the same position.
  await query(
    `update contactkit_identities set
      last_interaction_at = case when last_interaction_at > $5 then last_interaction_at else $5 end
      where workspace_id = $1 and contact_id = $2 and alias = 0 and position = (
        select min(i.position) from contactkit_identities i
        where i.workspace_id = $1 and i.contact_id = $2 and i.channel_id = $3 and (i.external_id = $4 or ($4 is null and i.alias = 0)))`,
    workspaceId,
    id,
    channelId,
    externalId ?? null,
    at,
  );
}
