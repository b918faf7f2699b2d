import { existsSync, rmSync } from 'node:fs';
import type { Store } from 'contactkit';
import { contactsError } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { type DialectName, migrate, sqlStore } from 'contactkit/sql';
import { Kysely, PostgresDialect } from 'kysely';
import { usageError } from './options.js';
import { openSqlite } from './sqlite.js';

/** What the demo keeps its contacts in. */
export interface Keeping {
  readonly store: Store;
  /** Hands out a store whose writes are one transaction: they are kept together, and fast. */
  readonly together: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  /** For people: where that is, and what the next run will find there. */
  readonly told: string;
  readonly close: () => Promise<void>;
}

/** For as long as the demo runs. */
export function keepInMemory(): Keeping {
  const store = memoryStore();
  return {
    store,
    together: (work) => work(store),
    told: 'memory: the next run begins anew',
    close: async () => {},
  };
}

/** In a file that one run after the other continues with. Throws a {@link usageError}. */
export async function keepInSqlite(path: string, { fresh }: { readonly fresh: boolean }): Promise<Keeping> {
  // A run that was cut off has left files beside it.
  if (fresh) for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  const state = existsSync(path) ? 'continued; --fresh begins anew' : 'new; the next run continues with it';
  return keepIn(path, () => openSqlite(path), 'sqlite', `${path} (SQLite, ${state})`);
}

/** On a server of the user's own. Throws a {@link usageError}. */
export async function keepInPostgres(url: string): Promise<Keeping> {
  const { host, pathname } = new URL(url);
  const place = `PostgreSQL at ${host}${pathname}`;
  const connect = async (): Promise<Kysely<object>> => {
    const { Pool } = await import('pg');
    const pool = new Pool({ connectionString: url, connectionTimeoutMillis: 10_000 });
    // A connection that is cut says so here, and by the statement that fails, which is heard.
    pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
    return new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
  };
  return keepIn(place, connect, 'postgres', `${place} (the next run continues there)`);
}

async function keepIn(
  place: string,
  connect: () => Promise<Kysely<object>>,
  dialect: DialectName,
  told: string,
): Promise<Keeping> {
  let db: Kysely<object> | undefined;
  try {
    db = await connect();
    await migrate(db, dialect);
  } catch (error) {
    await db?.destroy();
    throw usageError(`can't keep contacts in ${place}: ${reasonOf(error)}`);
  }
  const opened = db;
  return {
    store: sqlStore({ db, dialect }),
    together: async (work) => {
      let first: Error | undefined;
      try {
        return await opened.transaction().execute(async (transaction) => {
          try {
            return await work(sqlStore({ db: transaction, dialect }));
          } catch (error) {
            if (error instanceof Error) first = error;
            throw error;
          }
        });
      } catch (error) {
        // When the connection is gone, taking the transaction back fails too, and says less.
        throw first ?? contactsError({ code: 'PORT_FAILED', port: 'store' }, error);
      }
    },
    told,
    close: () => opened.destroy(),
  };
}

/** What went wrong, in one line. */
export function reasonOf(error: unknown): string {
  // A host with several addresses was tried at each of them.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join(', ');
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
}
