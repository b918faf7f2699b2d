import type { Contact } from '../../contact/contact.js';
import { type Touch, touched } from '../../contact/touch.js';
import { fromJson } from './json.js';
import type { Unit } from './unit.js';

/** M1: moves message times forward, whatever order they come in; the first update locks the row for the second. */
export async function touchContact({ workspaceId, query }: Unit, id: string, times: Touch): Promise<void> {
  const { at, inbound } = times;
  const [row] = await query(
    `update contactkit_contacts set
      last_message_at = case when last_message_at > $3 then last_message_at else $3 end,
      last_inbound_at = case when last_inbound_at > $4 or $4 is null then last_inbound_at else $4 end
      where workspace_id = $1 and id = $2 and status in ('active', 'blocked') returning channels`,
    workspaceId,
    id,
    at,
    inbound ? at : null,
  );
  if (row === undefined) return;
  const before = JSON.stringify(fromJson(row['channels']));
  const { channels } = touched({ channels: fromJson(row['channels']) } as Contact, times);
  const after = JSON.stringify(channels);
  if (after === before) return;
  await query(
    'update contactkit_contacts set channels = $3 where workspace_id = $1 and id = $2',
    workspaceId,
    id,
    after,
  );
}
