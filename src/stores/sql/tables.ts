import { nameLength } from '../../segments/name-length.js';

/**
 * The tables and their columns, as `type [not null]`; each dialect says what it calls the types. `workspace_id` leads every
 * key and index, so that the schema can be sharded by workspace as it is (docs/scaling.md); of the rest only
 * `contactkit_relays` has none. Instants are ISO texts: their order is that of time, in every database.
 */
export const tables = {
  /**
   * Contacts, and the tombstones and aliases that stand at an id.
   * What `tags`, `channels` and `identifiers` hold has rows of its own below, to be found by. */
  contactkit_contacts: {
    workspace_id: 'text not null',
    id: 'text not null',
    status: 'text not null',
    version: 'integer not null',
    first_name: 'text',
    last_name: 'text',
    email: 'text',
    phone: 'text',
    country: 'text',
    language: 'text',
    first_name_key: 'text',
    last_name_key: 'text',
    profile_key: 'text',
    name_key: 'name',
    email_key: 'text',
    custom: 'jsonb',
    custom_keys: 'jsonb',
    origins: 'json',
    profile: 'json',
    block: 'json',
    aliases: 'json',
    tags: 'json',
    channels: 'json',
    identifiers: 'json',
    conversation: 'json',
    conversation_status: 'text',
    assignee_id: 'text',
    stage_id: 'text',
    created_at: 'text',
    updated_at: 'text',
    last_message_at: 'text',
    last_inbound_at: 'text',
    primary_id: 'text',
    deleted_at: 'text',
  },
  /** N1, N3: whose the present and former external ids of live contacts are. What is known of them stands in the contact's row. */
  contactkit_identities: {
    workspace_id: 'text not null',
    channel_id: 'text not null',
    external_id: 'text not null',
    contact_id: 'text not null',
  },
  /** C4, C5, D3: phones and keys of emails of live contacts; `sole` is the value where no other contact may have it. */
  contactkit_identifiers: {
    workspace_id: 'text not null',
    field: 'text not null',
    value: 'text not null',
    contact_id: 'text not null',
    sole: 'text',
  },
  /** T4: which live contacts carry a tag. */
  contactkit_contact_tags: {
    workspace_id: 'text not null',
    tag_id: 'text not null',
    contact_id: 'text not null',
  },
  contactkit_tags: {
    workspace_id: 'text not null',
    id: 'text not null',
    key: 'text not null',
    name: 'text not null',
    emoji: 'text',
    color: 'text',
    description: 'text',
  },
  /** The field catalogue, the stages and the segments of a workspace. */
  contactkit_catalogues: {
    workspace_id: 'text not null',
    kind: 'text not null',
    version: 'integer not null',
    catalogue: 'json not null',
  },
  /** Of contacts, tags, fields, stages and segments; `position` is their order for the relay, `transaction` what wrote them. */
  contactkit_events: {
    workspace_id: 'text not null',
    subject_type: 'text not null',
    subject_id: 'text not null',
    version: 'integer not null',
    seq: 'integer not null',
    id: 'text not null',
    type: 'text not null',
    subject_status: 'text',
    at: 'text not null',
    actor_id: 'text not null',
    actor_role: 'text not null',
    source: 'text not null',
    data: 'json',
    position: 'position',
    transaction_id: 'transaction',
  },
  /** E3: what is not done yet. `available_at`: due then, or claimed until then. */
  contactkit_reactions: {
    workspace_id: 'text not null',
    id: 'text not null',
    port: 'text not null',
    task: 'json not null',
    contact_ids: 'json not null',
    created_at: 'text not null',
    due_at: 'text not null',
    available_at: 'text not null',
    attempts: 'integer not null',
    error: 'text',
    parked: 'integer not null',
    position: 'position',
  },
  /** E3: one row for each contact of a reaction; of one port and contact the lowest position comes first. */
  contactkit_lanes: {
    workspace_id: 'text not null',
    port: 'text not null',
    contact_id: 'text not null',
    position: 'bigint not null',
    reaction_id: 'text not null',
  },
  /** M4. */
  contactkit_usage: {
    workspace_id: 'text not null',
    cycle_id: 'text not null',
    contact_id: 'text not null',
  },
  /** R3, M5: commands that succeeded. */
  contactkit_commands: {
    workspace_id: 'text not null',
    actor_id: 'text not null',
    key: 'text not null',
    digest: 'text not null',
    contact_id: 'text not null',
    version: 'integer not null',
    extra: 'text not null',
    at: 'text not null',
  },
  /** How far each relay has come. */
  contactkit_relays: {
    name: 'text not null',
    transaction_id: 'text not null',
    position: 'bigint not null',
    claimed_until: 'text',
  },
} as const;

/** The name of a table. */
export type TableName = keyof typeof tables;

/** Row of a table to write: what it leaves out is null, or filled in by the database. */
export type Row<T extends TableName> = { readonly [C in keyof (typeof tables)[T]]?: unknown };

/** The columns of a table whose value is a row's, and not the database's own. */
export function columnsOf(table: TableName): readonly (readonly [name: string, type: string])[] {
  return Object.entries(tables[table]).filter(([, type]) => !['position', 'transaction', 'name'].includes(type));
}

/** A row's values of these, in their order, as a driver takes them. */
export function valuesOf(
  columns: readonly (readonly [name: string, type: string])[],
  row: Readonly<Record<string, unknown>>,
): readonly unknown[] {
  return columns.map(([name, type]) => {
    const value = row[name] ?? null;
    return type.startsWith('json') && value !== null ? JSON.stringify(value) : value;
  });
}

/** Table → its primary key. */
export const primaryKeys: { readonly [T in TableName]: readonly (keyof (typeof tables)[T])[] } = {
  contactkit_contacts: ['workspace_id', 'id'],
  contactkit_identities: ['workspace_id', 'channel_id', 'external_id'],
  contactkit_identifiers: ['workspace_id', 'field', 'value', 'contact_id'],
  contactkit_contact_tags: ['workspace_id', 'tag_id', 'contact_id'],
  contactkit_tags: ['workspace_id', 'id'],
  contactkit_catalogues: ['workspace_id', 'kind'],
  contactkit_events: ['workspace_id', 'subject_type', 'subject_id', 'version', 'seq', 'id'],
  contactkit_reactions: ['workspace_id', 'id'],
  contactkit_lanes: ['workspace_id', 'port', 'contact_id', 'position'],
  contactkit_usage: ['workspace_id', 'cycle_id', 'contact_id'],
  contactkit_commands: ['workspace_id', 'actor_id', 'key'],
  contactkit_relays: ['name'],
};

/** Further indexes: name → definition after `on`. The two of the last line serve the claim of due work and the relay, which alone look over all workspaces. */
export const indexes = {
  contactkit_contacts_assignee: 'contactkit_contacts (workspace_id, assignee_id, last_message_at, id)',
  contactkit_contacts_deleted: 'contactkit_contacts (workspace_id, deleted_at) where deleted_at is not null',
  contactkit_identities_contact: 'contactkit_identities (workspace_id, contact_id, channel_id)',
  contactkit_lanes_reaction: 'contactkit_lanes (workspace_id, reaction_id)',
  contactkit_lanes_contact: 'contactkit_lanes (workspace_id, contact_id)',
  contactkit_reactions_position: 'contactkit_reactions (workspace_id, position)',
  contactkit_commands_at: 'contactkit_commands (workspace_id, at)',
  contactkit_reactions_available: 'contactkit_reactions (available_at, position) where parked = 0',
  contactkit_events_position: 'contactkit_events (transaction_id, position)',
} as const;

/** Q6: what a list by name is sorted by, made by the database of the columns beside it. */
export const nameKey = `generated always as (substr(coalesce(first_name_key || ' ' || last_name_key, first_name_key, last_name_key, profile_key), 1, ${nameLength})) stored`;

/** Unique indexes, beside the primary keys. */
export const uniqueIndexes = {
  contactkit_identifiers_sole: 'contactkit_identifiers (workspace_id, field, sole)',
  contactkit_tags_key: 'contactkit_tags (workspace_id, key)',
} as const;
