import type { Dialect, RowsOf } from './dialect.js';
import { type TableName, tables } from './tables.js';

const types = {
  text: 'text collate "C"',
  integer: 'integer',
  bigint: 'bigint',
  json: 'json',
  jsonb: 'jsonb',
  // Default values rather than identity columns: these take partitions in every version.
  position: "bigint not null default nextval('contactkit_positions')",
  transaction: 'xid8 not null default pg_current_xact_id()',
} as const;

/** PostgreSQL 13 and later. */
export const postgres: Dialect = {
  types,
  // `create table if not exists` fails when two do it at once.
  alone: ["select pg_advisory_xact_lock(hashtext('contactkit_migrations'))"],
  prelude: ['create sequence contactkit_positions'],
  bind: (sql, parameters) => ({ sql, parameters }),
  array: (...expressions) => `json_build_array(${expressions.join(', ')})`,
  collect: (expression, order) => `json_agg(${expression} order by ${order})`,
  nested: (column) => column,
  among: (expression, parameter) => `${expression} = any(${parameter}::text[])`,
  texts: (values) => values,
  skipLocked: ' for update skip locked',
  casts: { transaction: (expression) => `${expression}::text::xid8`, text: (expression) => `${expression}::text` },
  settled: 'transaction_id < pg_snapshot_xmin(pg_current_snapshot())',
  // One statement for all tables: one round trip.
  async insert(query, ...sets) {
    const filled = sets.filter(([, rows]) => rows.length > 0);
    if (filled.length === 0) return sets.map(() => 0);
    const names = filled.map(([table]) => table);
    const parameters = filled.map(([, rows]) => JSON.stringify(rows));
    const [counts] = await query<Readonly<Record<string, number>>>(insertText(names, filled), ...parameters);
    return sets.map(([table]) => Number(counts?.[table] ?? 0));
  },
  transaction: (db, work) => db.transaction().setIsolationLevel('read committed').execute(work),
  isRace: (error) => ['40001', '40P01'].includes((error as { readonly code?: string } | null)?.code ?? ''),
};

const texts = new Map<string, string>();

function insertText(names: readonly TableName[], sets: readonly RowsOf[]): string {
  const key = names.join();
  const known = texts.get(key);
  if (known !== undefined) return known;
  const parts = sets.map(([table], index) => {
    const columns = Object.entries(tables[table]).filter(([, type]) => !filledIn.includes(type));
    const list = columns.map(([name]) => name).join(', ');
    const typed = columns.map(([name, type]) => `${name} ${plainType(type)}`).join(', ');
    return `i${index} as (insert into ${table} (${list}) select ${list} from json_to_recordset($${index + 1}::json) as r(${typed}) on conflict do nothing returning 1)`;
  });
  const counts = names.map((name, index) => `(select count(*) from i${index})::integer as ${name}`);
  const text = `with ${parts.join(', ')} select ${counts.join(', ')}`;
  texts.set(key, text);
  return text;
}

/** Columns whose value is the database's. */
const filledIn: readonly string[] = ['position', 'transaction'];

function plainType(type: string): string {
  return type.replace(' not null', '');
}
