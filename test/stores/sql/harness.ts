import type { StoreHarness } from 'contactkit/testing';
import { CompiledQuery } from 'kysely';
import { afterAll } from 'vitest';
import { migrate, sqlCapabilities, sqlStore } from '../../../src/stores/sql/index.js';
import { tables } from '../../../src/stores/sql/tables.js';
import type { Options, TestDatabase } from './databases.js';

const emptied = Object.keys(tables).map((table) => CompiledQuery.raw(`delete from ${table}`));

/** The conformance suite's harness over one database, emptied after each rule: making the schema takes longer than most rules. */
export function harnessOn(
  connect: (options: Options) => Promise<TestDatabase>,
  options: Options & { readonly prepare?: (database: TestDatabase) => Promise<unknown> } = {},
): StoreHarness {
  const { prepare = async () => undefined, ...rest } = options;
  let opening: Promise<TestDatabase> | undefined;
  const open = async (): Promise<TestDatabase> => {
    const database = await connect(rest);
    await migrate(database.db, database.dialect);
    await prepare(database);
    return database;
  };
  afterAll(async () => (await opening)?.close());
  return {
    capabilities: sqlCapabilities,
    async open() {
      opening ??= open();
      const { db, dialect, reopen } = await opening;
      const others: ReturnType<typeof reopen>[] = [];
      return {
        store: sqlStore({ db, dialect }),
        async reopen() {
          const other = reopen();
          others.push(other);
          return sqlStore({ db: other, dialect });
        },
        async close() {
          for (const other of others) await other.destroy();
          for (const statement of emptied) await db.executeQuery(statement);
        },
      };
    },
  };
}
