import { CompiledQuery, sql } from 'kysely';
import type { AnyKysely, Dialect } from './dialect.js';
import { columnsOf, nameKey, type TableName, tables, valuesOf } from './tables.js';

const types = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  json: 'text',
  jsonb: 'text',
  position: 'integer not null',
  // Writers come one after the other: the position alone tells the order.
  transaction: 'integer not null default 0',
  name: `text ${nameKey}`,
} as const;

/** SQLite 3.38 and later, through any driver that Kysely's SqliteDialect takes. */
export const sqlite: Dialect = {
  types,
  alone: [],
  prelude: [],
  // Not every driver takes numbered parameters: each place gets its own.
  bind(text, given) {
    const statement = placed(text);
    return { sql: statement.text, parameters: statement.places.map((place) => given[place - 1] ?? null) };
  },
  among: (expression, parameter) => `${expression} in (select value from json_each(${parameter}))`,
  texts: (values) => JSON.stringify(values),
  skipLocked: '',
  casts: {
    transaction: (expression) => `cast(${expression} as integer)`,
    text: (expression) => `cast(${expression} as text)`,
  },
  settled: 'true',
  // Rows in handfuls: a driver that prepares each statement once then prepares few.
  async insert(query, ...sets) {
    const counts: number[] = [];
    for (const [table, rows] of sets) {
      const columns = columnsOf(table);
      let written = 0;
      for (let from = 0; from < rows.length; ) {
        const size = handfuls.find((one) => one <= rows.length - from) ?? 1;
        const some = rows.slice(from, from + size);
        const values = some.flatMap((row) => valuesOf(columns, row));
        written += await query.changed(insertText(table, size), ...values);
        from += size;
      }
      counts.push(written);
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
        // What SQLite has rolled back already can't be once more; what failed first is what counts.
        await run(connection, 'rollback').catch(() => undefined);
        throw error;
      }
    }),
  isRace: () => false,
  custom: {
    text: (column, key) => `${column} ->> '$."${key}"'`,
    number: (key) =>
      `case when json_type(c.custom, '$."${key}"') in ('integer', 'real') then c.custom ->> '$."${key}"' end`,
    isAmong: (key, values) =>
      sql`c.custom -> ${sql.lit(`$."${key}"`)} in (
        select value from json_each(${JSON.stringify(values.map((value) => JSON.stringify(value)))}))`,
  },
  numeral: (value) => sql`${value}`,
  hasForm: {
    date: (text) => `${text} glob '${digits(4)}-${digits(2)}-${digits(2)}'`,
    time: (text) =>
      `(${text} glob '${digits(2)}:${digits(2)}' or ${text} glob '${digits(2)}:${digits(2)}:${digits(2)}')`,
  },
  contains: (text, part) => sql`instr(${sql.raw(text)}, ${part}) > 0`,
  byCodePoints: '',
  indexTexts: async () => false,
};

function digits(count: number): string {
  return '[0-9]'.repeat(count);
}

function run(db: AnyKysely, text: string): Promise<unknown> {
  return db.executeQuery(CompiledQuery.raw(text));
}

const statements = new Map<string, { readonly text: string; readonly places: readonly number[] }>();

function placed(text: string): { readonly text: string; readonly places: readonly number[] } {
  const known = statements.get(text);
  if (known !== undefined) return known;
  const places: number[] = [];
  const bound = text.replace(/\$(\d+)/g, (_, place: string) => {
    places.push(Number(place));
    return '?';
  });
  const made = { text: bound, places };
  statements.set(text, made);
  return made;
}

const handfuls = [64, 8, 1];

const inserts = new Map<string, string>();

function insertText(table: TableName, size: number): string {
  const key = `${table} ${size}`;
  const known = inserts.get(key);
  if (known !== undefined) return known;
  const names = columnsOf(table).map(([name]) => name);
  const counted = Object.values<string>(tables[table]).includes('position') ? ['position'] : [];
  const rows = Array.from({ length: size }, (_, row) => {
    const places = names.map((_name, index) => `$${row * names.length + index + 1}`);
    return `(${[...places, ...counted.map(() => `${nextPosition(table)} + ${row}`)].join(', ')})`;
  });
  const text = `insert into ${table} (${[...names, ...counted].join(', ')}) values ${rows.join(', ')} on conflict do nothing`;
  inserts.set(key, text);
  return text;
}

// Of events for the relay, which looks over all workspaces; of reactions within their own. Both have an index for it.
function nextPosition(table: TableName): string {
  const among = table === 'contactkit_events' ? 'transaction_id = 0' : 'workspace_id = $1';
  return `coalesce((select max(position) from ${table} where ${among}), 0) + 1`;
}
