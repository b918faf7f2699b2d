// The tables of writing-a-store.md: what a team had, and what it added for contactkit.
import type { ClientBase, Pool } from 'pg';

// #region tables
const had = `
  create table people (
    person_id bigint generated always as identity primary key,
    tenant_id text not null,
    given_name text, family_name text, mobile text, mail text,
    joined_at timestamptz not null default now(),
    left_at timestamptz
  );
  create table person_handles (
    tenant_id text not null,
    person_id bigint not null references people,
    kind text not null, -- 'phone', 'email' or 'channel:<channelId>'
    handle text collate "C" not null
  );
  create table person_history (
    entry_id bigint generated always as identity primary key,
    tenant_id text not null,
    person_id bigint not null references people,
    what text not null,
    happened_at timestamptz not null
  );`;

const added = `
  alter table people
    add contact_id text collate "C" not null default gen_random_uuid(), -- our ids are made before the row is
    add rev integer not null default 1, -- counts saved changes
    add crm jsonb, -- what no column of its own says; null where contactkit has written nothing yet
    add unique (tenant_id, contact_id);
  alter table person_history add rev integer, add seq integer, add event jsonb;

  -- N1: one identity, one person. Phones and emails may be shared (C5).
  create unique index person_identities on person_handles (tenant_id, kind, handle) where kind like 'channel:%';
  create index on person_handles (tenant_id, kind, handle);
  create index on person_handles (person_id);
  create index on person_history (person_id, rev, seq);

  create table request_keys (
    tenant_id text, actor_id text, key text, record jsonb not null,
    primary key (tenant_id, actor_id, key)
  );`;
// #endregion tables

/** Makes all of it, in the schema that the connection's `search_path` names. */
export async function createPeopleTables(db: Pool | ClientBase): Promise<void> {
  await db.query(had + added);
}
