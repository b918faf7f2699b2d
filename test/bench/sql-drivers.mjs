// The same work twice on one database: by the store, and by hand through the same driver, as a team writes it that has no
// store. The hand reads and writes the same rows of the same tables, checks nothing, and knows how its columns are called.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tagKey } from 'contactkit';
import { migrate, reuseStatements, sqlStore } from 'contactkit/sql';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { Pool } from 'pg';
import { startPostgres } from '../stores/sql/server.mjs';
import { workspaceId } from './people.mjs';

const columns = {
  contacts:
    'workspace_id id status version created_at first_name last_name email phone country language custom origins profile block aliases tags channels identifiers conversation assignee_id stage_id updated_at last_message_at last_inbound_at first_name_key last_name_key profile_key email_key custom_keys conversation_status',
  identities: 'workspace_id channel_id external_id contact_id',
  identifiers: 'workspace_id field value contact_id',
  events: 'workspace_id subject_type subject_id subject_status version seq id type at actor_id actor_role source data',
};
const json = (value) => (value === null ? null : JSON.stringify(value));
const keyOf = (text) => (text === null ? null : tagKey(text));

/** The rows of a new contact, table → values in the order of the columns. */
function rowsOf({ contact: c, events }) {
  const [channel] = c.channels;
  return {
    contacts: [
      [c.workspaceId, c.id, c.status, c.version, c.createdAt, c.firstName, c.lastName, c.email, c.phone, c.country],
      [
        c.language,
        json(c.custom),
        json(c.origins),
        json(c.profile),
        json(c.block),
        json(c.aliases),
        json(c.tags),
        json(c.channels),
        json([
          ['phone', c.phone],
          ['email', c.email.toLowerCase()],
        ]),
      ],
      [json(c.conversation), c.assigneeId, c.stageId, c.updatedAt, c.lastMessageAt, c.lastInboundAt],
      [keyOf(c.firstName), keyOf(c.lastName), keyOf(c.profile?.displayName ?? null), keyOf(c.email)],
      [json(customKeys(c.custom)), c.conversation?.status ?? null],
    ].flat(),
    identities: [c.workspaceId, channel.channelId, channel.externalId, c.id],
    identifiers: [
      [c.workspaceId, 'phone', c.phone, c.id],
      [c.workspaceId, 'email', c.email.toLowerCase(), c.id],
    ],
    events: events.map(eventOf),
  };
}

function customKeys(custom) {
  const texts = Object.entries(custom).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.map(([key, value]) => [key, tagKey(value)]));
}

function eventOf(e) {
  const { subject, actor } = e;
  return [
    [e.workspaceId, subject.type, subject.id, subject.status, e.version, e.seq, e.id, e.type, e.at, actor.id],
    [actor.role, e.source, json(e.data)],
  ].flat();
}

/** A contact from its row. */
function contactOf(row) {
  const read = (value) => (typeof value === 'string' ? JSON.parse(value) : value);
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    version: row.version,
    status: row.status,
    block: read(row.block),
    profile: read(row.profile),
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    phone: row.phone,
    country: row.country,
    language: row.language,
    aliases: read(row.aliases),
    custom: read(row.custom),
    origins: read(row.origins),
    tags: read(row.tags),
    channels: read(row.channels),
    assigneeId: row.assignee_id,
    stageId: row.stage_id,
    conversation: read(row.conversation),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastMessageAt: row.last_message_at,
    lastInboundAt: row.last_inbound_at,
  };
}

const wheres = {
  'get by id': 'c.workspace_id = $1 and c.id = $2',
  'get by email': `c.workspace_id = $1 and c.id in (select contact_id from contactkit_identifiers where workspace_id = $1 and field = 'email' and value = $2)`,
  'get by channel identity': `c.workspace_id = $1 and c.id = (select contact_id from contactkit_identities where workspace_id = $1 and channel_id = 'whatsapp' and external_id = $2)`,
};
const selected = columns.contacts
  .split(' ')
  .filter((column) => !/_key|identifiers|conversation_status/.test(column))
  .map((column) => `c.${column}`)
  .join(', ');
const select = `select ${selected} from contactkit_contacts c where `;
const counting = (where, inner) =>
  inner === true
    ? `select count(*) as n from (select 1 from contactkit_contacts c where ${where}) as found`
    : `select count(*) as n from contactkit_contacts c where ${where}`;

/** The steps of a plan of PostgreSQL, without what they compare. */
function nodesOf(lines) {
  return lines
    .filter((line, index) => index === 0 || line.includes('->'))
    .map((line) => `\`${line.replace('->', '').trim()}\``)
    .join(' < ');
}

const update =
  'update contactkit_contacts set version = $4, last_name = $5, last_name_key = $8, origins = $6, updated_at = $7 where workspace_id = $1 and id = $2 and version = $3';
const updateValues = ({ contact: c }) => [
  workspaceId,
  c.id,
  c.version - 1,
  c.version,
  c.lastName,
  json(c.origins),
  c.updatedAt,
  keyOf(c.lastName),
];

/** PostgreSQL over one connection, which both take in turn. */
export async function postgres() {
  const server = await startPostgres();
  const pool = new Pool({ connectionString: server.url, max: 1 });
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  await pool.query('create extension pg_trgm; create extension btree_gin');
  const { textIndex } = await migrate(db, 'postgres');
  const places = (rows, width) => {
    let place = 0;
    return rows.map(() => `(${Array.from({ length: width }, () => `$${(place += 1)}`).join(', ')})`).join(', ');
  };
  const insertAll = async (client, table, rows) => {
    const names = columns[table].split(' ');
    // A statement takes 65,535 parameters.
    const most = Math.floor(65_000 / names.length);
    for (let from = 0; from < rows.length; from += most) {
      const some = rows.slice(from, from + most);
      const values = some.flat();
      await client.query(
        `insert into contactkit_${table} (${names.join(', ')}) values ${places(some, names.length)}`,
        values,
      );
    }
  };
  const transaction = async (work) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  return {
    name: 'PostgreSQL',
    store: sqlStore({ db, dialect: 'postgres', textIndex }),
    settle: () => pool.query('vacuum analyze'),
    hand: {
      async find(what, value) {
        const { rows } = await pool.query(select + wheres[what], [workspaceId, value]);
        return contactOf(rows[0]);
      },
      list: async (where, values) => (await pool.query(select + where, values)).rows.map(contactOf),
      async plan(where, values, { counts, inner }) {
        const text = counts ? counting(where, inner) : select + where;
        const { rows } = await pool.query(`explain (costs off) ${text}`, values);
        return nodesOf(rows.map((row) => row['QUERY PLAN']));
      },
      count: async (where, values, inner) => Number((await pool.query(counting(where, inner), values)).rows[0].n),
      save: (change) =>
        transaction(async (client) => {
          await client.query(update, updateValues(change));
          await insertAll(client, 'events', change.events.map(eventOf));
        }),
      insert: (changes) =>
        transaction(async (client) => {
          const rows = changes.map(rowsOf);
          await insertAll(
            client,
            'contacts',
            rows.map((row) => row.contacts),
          );
          await insertAll(
            client,
            'identities',
            rows.map((row) => row.identities),
          );
          await insertAll(
            client,
            'identifiers',
            rows.flatMap((row) => row.identifiers),
          );
          await insertAll(
            client,
            'events',
            rows.flatMap((row) => row.events),
          );
        }),
    },
    async close() {
      await db.destroy();
      await server.stop();
    },
  };
}

/** A file of SQLite, whose statements the hand prepares once. */
export async function sqlite() {
  const folder = await mkdtemp(join(tmpdir(), 'contactkit-bench-'));
  const file = new Database(join(folder, 'contacts.db'));
  file.exec('pragma journal_mode = wal; pragma synchronous = normal');
  const db = new Kysely({ dialect: new SqliteDialect({ database: reuseStatements(file) }) });
  await migrate(db, 'sqlite');
  const prepared = new Map();
  const prepare = (text) => {
    const known = prepared.get(text) ?? file.prepare(text.replaceAll(/\$(\d+)/g, '?$1'));
    prepared.set(text, known);
    return known;
  };
  const insert = (table, row) => {
    const names = columns[table].split(' ');
    const counted = table === 'events' ? ', position' : '';
    const position =
      table === 'events'
        ? ', coalesce((select max(position) from contactkit_events where transaction_id = 0), 0) + 1'
        : '';
    const values = names.map((_, index) => `$${index + 1}`).join(', ');
    prepare(`insert into contactkit_${table} (${names.join(', ')}${counted}) values (${values}${position})`).run(row);
  };
  const transaction = (work) => {
    file.exec('begin immediate');
    work();
    file.exec('commit');
  };
  return {
    name: 'SQLite',
    store: sqlStore({ db, dialect: 'sqlite' }),
    settle: () => file.exec('analyze'),
    hand: {
      find: (what, value) => contactOf(prepare(select + wheres[what]).get([workspaceId, value])),
      list: (where, values) =>
        prepare(select + where)
          .all(values)
          .map(contactOf),
      plan: (where, values, { counts, inner }) =>
        prepare(`explain query plan ${counts ? counting(where, inner) : select + where}`)
          .all(values)
          .map(({ detail }) => `\`${detail}\``)
          .join(', '),
      count: (where, values, inner) => prepare(counting(where, inner)).get(values).n,
      save: (change) =>
        transaction(() => {
          prepare(update).run(updateValues(change));
          for (const event of change.events) insert('events', eventOf(event));
        }),
      insert: (changes) =>
        transaction(() => {
          for (const change of changes) {
            const rows = rowsOf(change);
            insert('contacts', rows.contacts);
            insert('identities', rows.identities);
            for (const row of rows.identifiers) insert('identifiers', row);
            for (const row of rows.events) insert('events', row);
          }
        }),
    },
    async close() {
      await db.destroy();
      await rm(folder, { recursive: true });
    },
  };
}
