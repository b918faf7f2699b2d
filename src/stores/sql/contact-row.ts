import type { Contact, Tombstone } from '../../contact/contact.js';
import type { Instant } from '../../kernel/instant.js';
import type { Stored } from '../../ports/contact-repository.js';
import { derivedColumns } from './derived-columns.js';
import { identifiersOf } from './identifier-rows.js';
import { fromJson } from './json.js';
import type { Row } from './tables.js';

/** A row of contactkit_contacts as it is read. */
export type ContactRow = Readonly<Record<string, unknown>>;

/** What stands at an id, from its row. */
export function storedFrom(row: ContactRow): Stored {
  const { id, workspace_id: workspaceId, status } = row as Readonly<Record<string, string>>;
  if (status === 'merged')
    return { status, id: id!, workspaceId: workspaceId!, primaryId: row['primary_id'] as string };
  if (status === 'deleted') return tombstoneFrom(row);
  return contactFrom(row);
}

/** Column → what of a contact stands in it. A tombstone has few of these; its other columns are null. */
export const contactColumns = {
  workspace_id: 'workspaceId',
  id: 'id',
  status: 'status',
  version: 'version',
  first_name: 'firstName',
  last_name: 'lastName',
  email: 'email',
  phone: 'phone',
  country: 'country',
  language: 'language',
  custom: 'custom',
  origins: 'origins',
  profile: 'profile',
  block: 'block',
  aliases: 'aliases',
  tags: 'tags',
  channels: 'channels',
  conversation: 'conversation',
  assignee_id: 'assigneeId',
  stage_id: 'stageId',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
  last_message_at: 'lastMessageAt',
  last_inbound_at: 'lastInboundAt',
  deleted_at: 'deletedAt',
} as const satisfies Partial<Record<keyof Row<'contactkit_contacts'>, keyof Contact | keyof Tombstone>>;

const entries = Object.entries(contactColumns);

/** What is read of a row `c`: what it has for lists to find it by is no part of a contact. */
export const contactSelection = [...Object.keys(contactColumns), 'primary_id']
  .map((column) => `c.${column}`)
  .join(', ');

/** The row of a contact. */
export function contactRow(contact: Contact): Row<'contactkit_contacts'> {
  const row: Record<string, unknown> = { identifiers: identifiersOf(contact) };
  for (const [column, part] of entries) row[column] = contact[part as keyof Contact];
  for (const [column, part, derive] of derivedColumns) row[column] = derive(contact[part] as never);
  return row;
}

function tombstoneFrom(row: ContactRow): Tombstone {
  return {
    status: 'deleted',
    id: row['id'] as string,
    workspaceId: row['workspace_id'] as string,
    version: row['version'] as number,
    createdAt: row['created_at'] as Instant,
    deletedAt: row['deleted_at'] as Instant,
  };
}

/** A live contact, from its row. */
export function contactFrom(row: ContactRow): Contact {
  return {
    id: row['id'] as string,
    workspaceId: row['workspace_id'] as string,
    version: row['version'] as number,
    status: row['status'] as Contact['status'],
    block: fromJson(row['block']),
    profile: fromJson(row['profile']),
    firstName: row['first_name'] as string | null,
    lastName: row['last_name'] as string | null,
    email: row['email'] as string | null,
    phone: row['phone'] as string | null,
    country: row['country'] as string | null,
    language: row['language'] as string | null,
    aliases: fromJson(row['aliases']),
    custom: fromJson(row['custom']),
    origins: fromJson(row['origins']),
    tags: fromJson(row['tags']),
    channels: fromJson(row['channels']),
    assigneeId: row['assignee_id'] as string | null,
    stageId: row['stage_id'] as string | null,
    conversation: fromJson(row['conversation']),
    createdAt: row['created_at'] as Instant,
    updatedAt: row['updated_at'] as Instant,
    lastMessageAt: row['last_message_at'] as Instant | null,
    lastInboundAt: row['last_inbound_at'] as Instant | null,
  };
}
