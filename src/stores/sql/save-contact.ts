import type { Change, Deletion } from '../../contact/change.js';
import type { Contact, Tombstone } from '../../contact/contact.js';
import { contactsError } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import type { ContactRepository } from '../../ports/contact-repository.js';
import { contactRow } from './contact-row.js';
import { eventRow } from './event-rows.js';
import { relink } from './links.js';
import { columnsOf, type Row, valuesOf } from './tables.js';
import type { Unit } from './unit.js';

const keys: readonly string[] = ['workspace_id', 'id', 'created_at'];
/** What the update leaves as it was and answers, so that `relink` sees what it has to change. */
const links: readonly string[] = ['channels', 'tags', 'identifiers'];
/** M1: whose greatest value stays, whoever writes last. */
const times: readonly string[] = ['last_message_at', 'last_inbound_at'];
const columns = columnsOf('contactkit_contacts').filter(([name]) => !keys.includes(name) && !links.includes(name));

/** R1: the next state with its events, unless somebody saved in between. */
export async function saveContact(
  unit: Unit,
  { contact, events }: Change | Deletion,
  { expectedVersion: expected, before, unique }: Parameters<ContactRepository['save']>[1],
): Promise<void> {
  const { workspaceId, dialect, query } = unit;
  const { id } = contact;
  admit(workspaceId, contact, 'contact');
  for (const event of events) admit(workspaceId, event, 'event');
  const row = contactRow(contact);
  const written = before === undefined ? columns : differing(row, contactRow(before));
  const text = updateText(written, contact.status === 'deleted');
  const [stored] = await query(text, workspaceId, id, expected, ...valuesOf(written, row));
  if (stored === undefined) throw contactsError({ code: 'VERSION_CONFLICT', id, expected });
  if (!hasSameLinks(contact, before)) await relink(unit, contact, stored, unique);
  await dialect.insert(query, ['contactkit_events', events.map(eventRow)]);
}

type Columns = typeof columns;

// Operations share the parts that they leave alone, so what is another object is what changed.
function differing(row: Row<'contactkit_contacts'>, before: Row<'contactkit_contacts'>): Columns {
  return columns.filter(([name]) => row[name as keyof typeof row] !== before[name as keyof typeof before]);
}

function hasSameLinks(contact: Contact | Tombstone, before: Contact | Tombstone | undefined): boolean {
  if (before === undefined || contact.status === 'deleted' || before.status === 'deleted') return false;
  const parts = ['channels', 'tags', 'phone', 'email', 'aliases'] as const;
  return parts.every((part) => contact[part] === before[part]);
}

function updateText(written: Columns, deleted: boolean): string {
  const sets = written.map(([name], index) => {
    const value = `$${index + 4}`;
    if (deleted || !times.includes(name)) return `${name} = ${value}`;
    return `${name} = case when ${name} > ${value} or ${value} is null then ${name} else ${value} end`;
  });
  return `update contactkit_contacts set ${sets.join(', ')}
    where workspace_id = $1 and id = $2 and version = $3 and status in ('active', 'blocked') returning ${links.join(', ')}`;
}
