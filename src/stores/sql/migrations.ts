import type { Shape } from '../../kernel/shape.js';
import { demand, isDialectName, isKysely } from './demand.js';
import type { AnyKysely, Dialect } from './dialect.js';
import { postgres } from './postgres.js';
import { queryOf } from './query.js';
import { sortIndexes } from './sort-columns.js';
import { sqlite } from './sqlite.js';
import { indexes, primaryKeys, type TableName, tables, uniqueIndexes } from './tables.js';

/** The databases that the store knows. */
export type DialectName = 'postgres' | 'sqlite';

/** Their differences. */
export const dialects: { readonly [D in DialectName]: Dialect } = { postgres, sqlite };

/** One step of the schema, in the form that Kysely's Migrator takes. */
export interface Migration {
  /** Makes the tables. */
  up(db: AnyKysely): Promise<void>;
  /** Drops them, with all that is in them. */
  down(db: AnyKysely): Promise<void>;
}

/**
 * The steps of the schema by name, in order of name: for a provider of Kysely's Migrator, which a host that has migrations of
 * its own merges them into. What has been published never changes. Without a Migrator, see {@link migrate}. Throws `INVALID` (X1).
 */
export function migrations(dialect: DialectName): Readonly<Record<string, Migration>> {
  demand({ dialect }, [['dialect', isDialectName]], []);
  return { 'contactkit-0001-contacts': steps(dialects[dialect], schema(dialects[dialect]), dropped) };
}

/** What the schema is like now. */
export interface Migrated {
  /**
   * Q6: whether an index serves searches, and `contains` of names, email addresses and phones, for three characters or more: for
   * the option of `sqlStore`. Without it they read a whole workspace where they find little.
   */
  readonly textIndex: boolean;
}

const migrateShape: Shape = [
  ['db', isKysely],
  ['dialect', isDialectName],
];

/**
 * Brings the schema up to date: runs, in one transaction, the steps that the table `contactkit_migrations` does not name yet.
 * At start or in a deployment; of several processes at once one does it, and the others wait for it. Throws `INVALID` (X1),
 * and what the database says where it refuses.
 *
 * On PostgreSQL it adds an index for searches and `contains` once the extensions `pg_trgm` and `btree_gin` are there; with a
 * Migrator instead of this function, call it too after them.
 */
export async function migrate(db: AnyKysely, dialect: DialectName): Promise<Migrated> {
  demand({ db, dialect }, migrateShape, []);
  const chosen = dialects[dialect];
  return chosen.transaction(db, async (connection) => {
    const query = queryOf(connection, chosen);
    for (const statement of chosen.alone) await query(statement);
    await query('create table if not exists contactkit_migrations (name varchar(255) not null primary key)');
    const done = (await query('select name from contactkit_migrations')).map((row) => row['name']);
    for (const [name, migration] of Object.entries(migrations(dialect))) {
      if (done.includes(name)) continue;
      await migration.up(connection);
      await query('insert into contactkit_migrations (name) values ($1)', name);
    }
    return { textIndex: await chosen.indexTexts(query) };
  });
}

function steps(dialect: Dialect, up: readonly string[], down: readonly string[]): Migration {
  const run =
    (statements: readonly string[]) =>
    async (db: AnyKysely): Promise<void> => {
      const query = queryOf(db, dialect);
      for (const statement of statements) await query(statement);
    };
  return {
    up: run(up),
    down: run(dialect.prelude.length === 0 ? down : [...down, 'drop sequence contactkit_positions']),
  };
}

function schema(dialect: Dialect): readonly string[] {
  const created = Object.entries(tables).map(([name, columns]) => {
    const list = Object.entries(columns).map(([column, type]) => `${column} ${columnType(dialect, type)}`);
    return `create table ${name} (${list.join(', ')}, primary key (${primaryKeys[name as TableName].join(', ')}))`;
  });
  return [
    ...dialect.prelude,
    ...created,
    ...Object.entries({ ...indexes, ...sortIndexes }).map(([name, on]) => `create index ${name} on ${on}`),
    ...Object.entries(uniqueIndexes).map(([name, on]) => `create unique index ${name} on ${on}`),
  ];
}

function columnType({ types }: Dialect, type: string): string {
  const [kind = '', ...rest] = type.split(' ');
  return [types[kind as keyof typeof types], ...rest].join(' ');
}

const dropped = Object.keys(tables).map((name) => `drop table ${name}`);
