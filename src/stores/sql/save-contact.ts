import type { Change, Deletion } from '../../contact/change.js';
import type { Contact, Tombstone } from '../../contact/contact.js';
import { contactsError, type Rejection } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import type { ContactRepository } from '../../ports/contact-repository.js';
import { contactColumns } from './contact-row.js';
import { derivedColumns } from './derived-columns.js';
import { eventRow } from './event-rows.js';
import { relink } from './links.js';
import type { Unit } from './unit.js';

/** M1: whose greatest value stays, whoever writes last. */
const times: readonly string[] = ['last_message_at', 'last_inbound_at'];
/** The last two are for `relink`: the update leaves them as they were. */
const unwritten: readonly string[] = ['workspace_id', 'id', 'created_at', 'channels', 'tags'];
const columns: readonly (readonly [column: string, part: keyof Parts, valueOf: (part: never) => unknown])[] = [
  ...Object.entries(contactColumns)
    .filter(([column]) => !unwritten.includes(column))
    .map(([column, part]) => [column, part, (value: unknown) => value] as const),
  ...derivedColumns,
];

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
  const written = before === undefined ? columns : differing(contact, before);
  const text = updateText(written, contact.status === 'deleted');
  const given = [workspaceId, id, expected, ...written.map((column) => valueOf(contact, column))];
  const conflict: Rejection<'VERSION_CONFLICT'> = { code: 'VERSION_CONFLICT', id, expected };
  if (hasSameLinks(contact, before)) {
    if ((await query.changed(text, ...given)) === 0) throw contactsError(conflict);
  } else {
    const [stored] = await query(`${text} returning channels, tags, identifiers`, ...given);
    if (stored === undefined) throw contactsError(conflict);
    await relink(unit, contact, stored, unique);
  }
  await dialect.insert(query, ['contactkit_events', events.map(eventRow)]);
}

type Columns = typeof columns;

// Operations share the parts that they leave alone, so what is another object is what changed.
function differing(contact: Parts, before: Parts): Columns {
  return columns.filter(([, part]) => contact[part] !== before[part]);
}

type Parts = { readonly [P in keyof Contact | keyof Tombstone]?: unknown };

function valueOf(contact: Parts, [, part, derive]: Columns[number]): unknown {
  const known = contact[part] ?? null;
  const value = known === null ? null : derive(known as never);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
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
    where workspace_id = $1 and id = $2 and version = $3 and status in ('active', 'blocked')`;
}
