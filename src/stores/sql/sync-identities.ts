import type { Contact } from '../../contact/contact.js';
import { withLatestTimes } from '../../contact/touch.js';
import { type IdentityTuple, identitiesFrom, identityRows, identityTuple } from './identity-rows.js';
import { fromJson, listFromJson } from './json.js';
import type { Row } from './tables.js';
import { refuseTakenIdentity } from './taken.js';
import type { Unit } from './unit.js';

/** N1, N3: the rows of a contact's identities from what they were to what they are; most saves change none. */
export async function syncIdentities(unit: Unit, contact: Contact, before: readonly IdentityTuple[]): Promise<void> {
  if (isDone(contact, before)) return;
  const { workspaceId, dialect, query } = unit;
  // M1: a message may have moved a time while the row of the contact was waited for; now that it is locked, none can.
  const present = await tuplesOf(unit, contact.id);
  const rows = identityRows(withLatestTimes(contact, { ...contact, channels: identitiesFrom(present) }));
  const tupleOf = new Map(present.map((tuple) => [keyOf(tuple[2], tuple[3]), tuple]));
  const rowOf = new Map(rows.map((row) => [keyOf(row.channel_id, row.external_id), row]));
  for (const [key, [, , channelId, externalId]] of tupleOf) {
    const row = rowOf.get(key);
    if (row === undefined) await remove(unit, contact.id, channelId, externalId);
    else if (!isSame(row, tupleOf.get(key)!)) await update(unit, row);
  }
  const added = rows.filter((row) => !tupleOf.has(keyOf(row.channel_id, row.external_id)));
  const [claimed = 0] = await dialect.insert(query, ['contactkit_identities', added]);
  if (claimed < added.length) await refuseTakenIdentity({ workspaceId, dialect, query }, added);
}

function isDone(contact: Contact, before: readonly IdentityTuple[]): boolean {
  const rows = identityRows(withLatestTimes(contact, { ...contact, channels: identitiesFrom(before) }));
  return rows.length === before.length && rows.every((row, index) => isSame(row, before[index]!));
}

async function tuplesOf({ workspaceId, dialect, query }: Unit, id: string): Promise<readonly IdentityTuple[]> {
  const [row] = await query(
    `select ${dialect.collect(identityTuple(dialect), 'i.position, i.alias')} as channels
      from contactkit_identities i where i.workspace_id = $1 and i.contact_id = $2`,
    workspaceId,
    id,
  );
  return listFromJson(row?.['channels']);
}

async function update({ workspaceId, query }: Unit, row: Row<'contactkit_identities'>): Promise<void> {
  await query(
    `update contactkit_identities
      set position = $4, alias = $5, address = $6, connected_at = $7, last_interaction_at = $8, opted_out = $9
      where workspace_id = $1 and channel_id = $2 and external_id = $3`,
    ...[workspaceId, row.channel_id, row.external_id, row.position, row.alias, row.address ?? null],
    ...[row.connected_at ?? null, row.last_interaction_at ?? null],
    row.opted_out == null ? null : JSON.stringify(row.opted_out),
  );
}

async function remove({ workspaceId, query }: Unit, id: string, channelId: string, externalId: string): Promise<void> {
  await query(
    'delete from contactkit_identities where workspace_id = $1 and channel_id = $2 and external_id = $3 and contact_id = $4',
    workspaceId,
    channelId,
    externalId,
    id,
  );
}

function isSame(row: Row<'contactkit_identities'>, tuple: IdentityTuple): boolean {
  const [position, alias, channelId, externalId, address, connectedAt, lastInteractionAt, optedOut] = tuple;
  return (
    row.channel_id === channelId &&
    row.external_id === externalId &&
    row.position === position &&
    row.alias === alias &&
    (row.address ?? null) === address &&
    (row.connected_at ?? null) === connectedAt &&
    (row.last_interaction_at ?? null) === lastInteractionAt &&
    isSameOptOut(row.opted_out as Contact['channels'][number]['optedOut'] | undefined, fromJson(optedOut))
  );
}

function isSameOptOut(
  one: Contact['channels'][number]['optedOut'] | undefined,
  other: Contact['channels'][number]['optedOut'],
): boolean {
  return (one?.at ?? null) === (other?.at ?? null) && (one?.source ?? null) === (other?.source ?? null);
}

function keyOf(channelId: unknown, externalId: unknown): string {
  return JSON.stringify([channelId, externalId]);
}
