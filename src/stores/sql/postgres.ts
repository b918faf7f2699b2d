import { sql } from 'kysely';
import { isStorable } from '../../kernel/storable.js';
import type { Dialect } from './dialect.js';
import { columnsOf, nameKey, type TableName, valuesOf } from './tables.js';

const types = {
  text: 'text collate "C"',
  integer: 'integer',
  bigint: 'bigint',
  json: 'json',
  jsonb: 'jsonb',
  // Default values rather than identity columns: these take partitions in every version.
  position: "bigint not null default nextval('contactkit_positions')",
  transaction: 'xid8 not null default pg_current_xact_id()',
  name: `text collate "C" ${nameKey}`,
} as const;

/** PostgreSQL 13 and later. */
export const postgres: Dialect = {
  types,
  // `create table if not exists` fails when two do it at once.
  alone: ["select pg_advisory_xact_lock(hashtext('contactkit_migrations'))"],
  prelude: ['create sequence contactkit_positions'],
  bind: (text, parameters) => ({ sql: text, parameters }),
  among: (expression, parameter) => `${expression} = any(${parameter}::text[])`,
  texts: (values) => values.filter(isStorable),
  skipLocked: ' for update skip locked',
  casts: { transaction: (expression) => `${expression}::text::xid8`, text: (expression) => `${expression}::text` },
  settled: 'transaction_id < pg_snapshot_xmin(pg_current_snapshot())',
  // One statement for all tables: one round trip. A single row is planned in half the time without JSON.
  async insert(query, ...sets) {
    const filled = sets.filter(([, rows]) => rows.length > 0);
    const [first, ...others] = filled;
    if (first === undefined) return sets.map(() => 0);
    if (others.length === 0 && first[1].length === 1) {
      const written = await query.changed(rowText(first[0]), ...valuesOf(columnsOf(first[0]), first[1][0]!));
      return sets.map(([table]) => (table === first[0] ? written : 0));
    }
    const names = filled.map(([table]) => table);
    const parameters = filled.map(([, rows]) => JSON.stringify(rows));
    const [counts] = await query<Readonly<Record<string, string>>>(insertText(names), ...parameters);
    return sets.map(([table]) => Number(counts?.[table] ?? 0));
  },
  custom: {
    text: (column, key) => `${column} ->> '${key}'`,
    number: (key) => `case when jsonb_typeof(c.custom -> '${key}') = 'number' then c.custom -> '${key}' end`,
    isAmong: (key, values) =>
      sql`c.custom -> ${sql.lit(key)} = any(${values.map((value) => JSON.stringify(value))}::jsonb[])`,
  },
  numeral: (value) => sql`${JSON.stringify(value)}::jsonb`,
  hasForm: {
    date: (text) => `${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`,
    time: (text) => `${text} ~ '^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$'`,
  },
  // What a trigram index serves.
  contains: (text, part) => sql`${sql.raw(text)} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`}`,
  byCodePoints: ' collate "C"',
  async indexTexts(query) {
    // The schema of an extension need not be one that is searched for names.
    const [trigrams] = await query<{ readonly schema: string }>(
      `select quote_ident(n.nspname) as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm' and exists (select 1 from pg_extension where extname = 'btree_gin')`,
    );
    if (trigrams === undefined) return false;
    const texts = ['first_name_key', 'last_name_key', 'profile_key', 'email_key', 'phone'];
    const columns = texts.map((column) => `${column} ${trigrams.schema}.gin_trgm_ops`);
    await query(
      `create index if not exists contactkit_contacts_texts on contactkit_contacts
        using gin (workspace_id, ${columns.join(', ')})`,
    );
    return true;
  },
  transaction: (db, work) => db.transaction().setIsolationLevel('read committed').execute(work),
  isRace: (error) => ['40001', '40P01'].includes((error as { readonly code?: string } | null)?.code ?? ''),
};

const texts = new Map<string, string>();

function once(key: string, make: () => string): string {
  const known = texts.get(key) ?? make();
  texts.set(key, known);
  return known;
}

function insertText(names: readonly TableName[]): string {
  return once(names.join(), () => {
    const parts = names.map(
      (table, index) => `rows_${index} as (${insertion(table, `$${index + 1}`)} on conflict do nothing returning 1)`,
    );
    const counts = names.map((table, index) => `(select count(*) from rows_${index})::integer as ${table}`);
    return `with ${parts.join(', ')} select ${counts.join(', ')}`;
  });
}

function rowText(table: TableName): string {
  return once(`row of ${table}`, () => {
    const names = columnsOf(table).map(([name]) => name);
    const places = names.map((_, index) => `$${index + 1}`);
    return `insert into ${table} (${names.join(', ')}) values (${places.join(', ')}) on conflict do nothing`;
  });
}

function insertion(table: TableName, parameter: string): string {
  const columns = columnsOf(table);
  const list = columns.map(([name]) => name).join(', ');
  const typed = columns.map(([name, type]) => `${name} ${type.replace(' not null', '')}`).join(', ');
  return `insert into ${table} (${list}) select ${list} from json_to_recordset(${parameter}::json) as r(${typed})`;
}
