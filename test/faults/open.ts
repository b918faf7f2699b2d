import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { Pool } from 'pg';
import type { AnyTables } from './host.js';

/** Connections of this process to the data at a location: the address of a server, or the path of a file. */
export function open(dialect: 'postgres' | 'sqlite', location: string): Kysely<AnyTables> {
  if (dialect === 'postgres')
    return new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: location, max: 10 }) }) });
  const file = new Database(location);
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000');
  return new Kysely({ dialect: new SqliteDialect({ database: file }) });
}
