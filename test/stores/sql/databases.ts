import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { Pool } from 'pg';
import { inject } from 'vitest';

/** Whatever tables there are: the queries of tests name them, no type checks them. */
interface AnyTables {
  readonly [table: string]: { readonly [column: string]: unknown };
}

/** A database of the caller's own: real, empty, and gone once it is closed. */
export interface TestDatabase {
  readonly dialect: 'postgres' | 'sqlite';
  /** Where another process finds the same data: the address of the server with the schema in it, or the path of the file. */
  readonly location: string;
  readonly db: Kysely<AnyTables>;
  /** Connections of their own to the same data, as another process has them; closed with the rest. */
  readonly reopen: () => Kysely<AnyTables>;
  /** Closes all that was opened, and removes the data. */
  readonly close: () => Promise<void>;
}

/** A schema of its own on a PostgreSQL server. */
export interface PostgresDatabase extends TestDatabase {
  readonly dialect: 'postgres';
  /** Cuts every connection to it, as a network or an administrator does. */
  readonly cut: () => Promise<void>;
}

export interface Options {
  /** Is told each statement that went to the database, `begin` and `commit` among them. */
  readonly onQuery?: (query: CompiledQuery) => void;
}

export interface PostgresOptions extends Options {
  /** The server, the run's unless given. */
  readonly url?: string;
  /** How many connections a pool has at most, 10 unless given. */
  readonly connections?: number;
}

/** A new schema on the PostgreSQL of this run. */
export async function openPostgres(options: PostgresOptions = {}): Promise<PostgresDatabase> {
  const { url = inject('postgresUrl'), connections: max = 10, onQuery } = options;
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const location = new URL(url);
  location.searchParams.set('options', `-c search_path=${schema}`);
  location.searchParams.set('application_name', schema);

  const connect = (connectionString: string): PostgresDialect => {
    const pool = new Pool({ connectionString, max });
    // A connection that is cut says so by an event as well as by the query that fails; unheard, it would end the process.
    pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
    return new PostgresDialect({ pool });
  };
  const outside = new Kysely<AnyTables>({ dialect: connect(url) });
  const tell = async (statement: string): Promise<void> => {
    await outside.executeQuery(CompiledQuery.raw(statement));
  };
  const cut = (): Promise<void> =>
    tell(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = '${schema}'`);

  await tell(`create schema ${schema}`);
  const { db, reopen, closeAll } = opener(() => connect(location.href), onQuery);
  return {
    dialect: 'postgres',
    location: location.href,
    db,
    reopen,
    cut,
    close: async () => {
      await closeAll();
      // Another process that was killed may have left a transaction open, whose locks the schema would wait for.
      await cut();
      await tell(`drop schema ${schema} cascade`);
      await outside.destroy();
    },
  };
}

/** A new SQLite file. Two writers in one process would wait for each other with the process stopped: one is to be done. */
export async function openSqlite({ onQuery }: Options = {}): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'contactkit-sqlite-'));
  const location = join(folder, 'contacts.db');
  const database = async (): Promise<Database.Database> => {
    const file = new Database(location);
    file.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000');
    return file;
  };
  const { db, reopen, closeAll } = opener(() => new SqliteDialect({ database }), onQuery);
  return {
    dialect: 'sqlite',
    location,
    db,
    reopen,
    close: async () => {
      await closeAll();
      await rm(folder, { recursive: true });
    },
  };
}

/** Opens instances by one dialect, and closes them all. */
function opener(
  dialect: () => PostgresDialect | SqliteDialect,
  onQuery: Options['onQuery'],
): Pick<TestDatabase, 'db' | 'reopen'> & { closeAll: () => Promise<void> } {
  const opened: Kysely<AnyTables>[] = [];
  const reopen = (): Kysely<AnyTables> => {
    const log = onQuery && { log: ({ query }: { query: CompiledQuery }) => onQuery(query) };
    const db = new Kysely<AnyTables>({ dialect: dialect(), ...log });
    opened.push(db);
    return db;
  };
  return {
    db: reopen(),
    reopen,
    closeAll: async () => {
      await Promise.all(opened.map((db) => db.destroy()));
    },
  };
}
