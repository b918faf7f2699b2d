import { CompiledQuery } from 'kysely';
import type { AnyKysely, Dialect } from './dialect.js';
import { type TableName, tables } from './tables.js';

const types = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  json: 'text',
  jsonb: 'text',
  position: 'integer not null',
  // Writers come one after the other: the position alone tells the order.
  transaction: 'integer not null default 0',
} as const;

/** SQLite 3.44 and later, through any driver that Kysely's SqliteDialect takes. */
export const sqlite: Dialect = {
  types,
  alone: [],
  prelude: [],
  // Not every driver takes numbered parameters: each place gets its own.
  bind(text, given) {
    const { sql, places } = placed(text);
    return { sql, parameters: places.map((place) => given[place - 1] ?? null) };
  },
  array: (...expressions) => `json_array(${expressions.join(', ')})`,
  collect: (expression, order) => `json_group_array(${expression} order by ${order})`,
  nested: (column) => `json(${column})`,
  among: (expression, parameter) => `${expression} in (select value from json_each(${parameter}))`,
  texts: (values) => JSON.stringify(values),
  skipLocked: '',
  casts: {
    transaction: (expression) => `cast(${expression} as integer)`,
    text: (expression) => `cast(${expression} as text)`,
  },
  settled: 'true',
  async insert(query, ...sets) {
    const counts: number[] = [];
    for (const [table, rows] of sets) {
      const written = rows.length === 0 ? [] : await query(insertText(table), JSON.stringify(rows));
      counts.push(written.length);
    }
    return counts;
  },
  // `immediate`: a transaction that reads before it writes could otherwise find that it may not write any more.
  transaction: (db, work) =>
    db.connection().execute(async (connection) => {
      await run(connection, 'begin immediate');
      try {
        const answer = await work(connection);
        await run(connection, 'commit');
        return answer;
      } catch (error) {
        await run(connection, 'rollback').catch(() => undefined);
        throw error;
      }
    }),
  isRace: () => false,
};

function run(db: AnyKysely, sql: string): Promise<unknown> {
  return db.executeQuery(CompiledQuery.raw(sql));
}

const statements = new Map<string, { readonly sql: string; readonly places: readonly number[] }>();

function placed(text: string): { readonly sql: string; readonly places: readonly number[] } {
  const known = statements.get(text);
  if (known !== undefined) return known;
  const places: number[] = [];
  const sql = text.replace(/\$(\d+)/g, (_, place: string) => {
    places.push(Number(place));
    return '?';
  });
  const made = { sql, places };
  statements.set(text, made);
  return made;
}

// Among which rows a position is counted: events for the relay, which looks over all workspaces; both have an index for it.
const before: { readonly [T in TableName]?: string } = {
  contactkit_events: 'transaction_id = 0',
  contactkit_reactions: "workspace_id = value ->> 'workspace_id'",
};

function insertText(table: TableName): string {
  const columns = Object.entries(tables[table]);
  const list = columns.map(([name]) => name).join(', ');
  const values = columns.map(([name, type]) => {
    if (type === 'transaction') return '0';
    if (type === 'position')
      return `coalesce((select max(position) from ${table} where ${before[table] ?? 'true'}), 0) + 1 + key`;
    return `value ->> '${name}'`;
  });
  return `insert into ${table} (${list}) select ${values.join(', ')} from json_each($1) where true on conflict do nothing returning 1`;
}
