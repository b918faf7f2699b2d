import { reuseStatements } from 'contactkit/sql';
import type { DatabaseConnection, SqliteDialectConfig } from 'kysely';
import { CompiledQuery, Kysely, SqliteDialect, SqliteDriver } from 'kysely';

/** Kysely on an SQLite file, which is made when there is none; libsql is loaded only now, as it has a part for each system. */
export async function openSqlite(path: string): Promise<Kysely<object>> {
  const { default: Database } = await import('libsql');
  const file = new Database(path);
  // Fast, and what a power failure takes are at worst the last rows: the next run brings them again.
  file.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000');
  return new Kysely<object>({ dialect: new PatientDialect({ database: reuseStatements(file) }) });
}

class PatientDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#config);
  }
}

class PatientDriver extends SqliteDriver {
  // A transaction that begins by reading is refused, and does not wait, when another process writes meanwhile.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
