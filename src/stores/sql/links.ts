import type { Change, Deletion } from '../../contact/change.js';
import type { Contact } from '../../contact/contact.js';
import { withLatestTimes } from '../../contact/touch.js';
import { canonical } from '../../kernel/canonical.js';
import { contactsError } from '../../kernel/errors.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import { type Identifier, identifierRows, identifiersOf } from './identifier-rows.js';
import { identityRows } from './identity-rows.js';
import { fromJson } from './json.js';
import type { Row } from './tables.js';
import { tagRows } from './tag-rows.js';
import { refuseTakenIdentifier, refuseTakenIdentity } from './taken.js';
import type { Unit } from './unit.js';

/** What of a contact stands in its row and, to be found by, in tables of its own. */
interface Links {
  readonly channels: Contact['channels'];
  readonly tags: Contact['tags'];
  readonly identifiers: readonly Identifier[];
}

/**
 * Brings the links of a contact from what its row still says to what they are to be. The row is locked by its update, so
 * nothing of it moves meanwhile; most saves change no link, and then this writes nothing.
 */
export async function relink(
  unit: Unit,
  contact: Change['contact'] | Deletion['contact'],
  row: Readonly<Record<string, unknown>>,
  unique: SaveOptions['unique'],
): Promise<void> {
  const { workspaceId, query } = unit;
  const { id } = contact;
  const before: Links = {
    channels: fromJson<Links['channels'] | null>(row['channels']) ?? [],
    tags: fromJson<Links['tags'] | null>(row['tags']) ?? [],
    identifiers: fromJson<Links['identifiers'] | null>(row['identifiers']) ?? [],
  };
  const after = linksOf(contact, before);
  if (canonical(before) === canonical(after)) return;
  await moveRows(
    unit,
    'contactkit_contact_tags',
    tagRows({ ...before, workspaceId, id }),
    tagRows({ ...after, workspaceId, id }),
  );
  const identities = identityRows({ ...after, workspaceId, id });
  if (!(await moveRows(unit, 'contactkit_identities', identityRows({ ...before, workspaceId, id }), identities)))
    await refuseTakenIdentity(unit, identities);
  const identifiers = identifierRows(contact, after.identifiers, unique);
  const added = identifiers.filter(
    ({ field, value }) => !before.identifiers.some(([f, v]) => f === field && v === value),
  );
  const moved = await moveRows(
    unit,
    'contactkit_identifiers',
    identifierRows(contact, before.identifiers),
    identifiers,
  );
  if (contact.status !== 'deleted') await refuseTakenIdentifier(unit, [contact], added, unique);
  // Whoever had the value has let it go since: deciding again will do.
  if (!moved) throw contactsError({ code: 'VERSION_CONFLICT', id, expected: contact.version - 1 });
  const columns = [after.channels, after.tags, after.identifiers].map((links) => JSON.stringify(links));
  await query(
    'update contactkit_contacts set channels = $3, tags = $4, identifiers = $5 where workspace_id = $1 and id = $2',
    workspaceId,
    id,
    ...(contact.status === 'deleted' ? [null, null, null] : columns),
  );
}

function linksOf(contact: Change['contact'] | Deletion['contact'], { channels }: Links): Links {
  // S6: what a deleted contact had is free for others.
  if (contact.status === 'deleted') return { channels: [], tags: [], identifiers: [] };
  const { channels: latest } = withLatestTimes(contact, { ...contact, channels });
  return { channels: latest, tags: contact.tags, identifiers: identifiersOf(contact) };
}

/** Deletes the rows that are there no more, and adds the new ones; false when the key of a new one is taken. */
async function moveRows<T extends 'contactkit_contact_tags' | 'contactkit_identities' | 'contactkit_identifiers'>(
  { dialect, query }: Unit,
  table: T,
  before: readonly Required<Row<T>>[],
  after: readonly Required<Row<T>>[],
): Promise<boolean> {
  const keys = new Map(before.map((row) => [keyOf(table, row), row]));
  const added = after.filter((row) => !keys.delete(keyOf(table, row)));
  for (const row of keys.values()) {
    const columns = keyColumns[table].map((name) => [name, row[name as keyof typeof row]] as const);
    const where = columns.map(([name], index) => `${name} = $${index + 1}`).join(' and ');
    await query(`delete from ${table} where ${where}`, ...columns.map(([, value]) => value));
  }
  const [written = 0] = await dialect.insert(query, [table, added] as never);
  return written === added.length;
}

const keyColumns = {
  contactkit_contact_tags: ['workspace_id', 'tag_id', 'contact_id'],
  contactkit_identities: ['workspace_id', 'channel_id', 'external_id', 'contact_id'],
  contactkit_identifiers: ['workspace_id', 'field', 'value', 'contact_id'],
} as const;

function keyOf(table: keyof typeof keyColumns, row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(keyColumns[table].map((name) => row[name]));
}
