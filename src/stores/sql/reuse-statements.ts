import { orAbsent, record } from '../../kernel/shape.js';
import { demand, isFunction, isPositive } from './demand.js';

/** The part of an SQLite driver that Kysely's SqliteDialect uses; `better-sqlite3`, `libsql` and others have it. */
export interface SqliteDriver<S> {
  /** Makes a statement that can be run many times. */
  prepare(sql: string): S;
  /** Ends the connection, and with it every statement. */
  close(): void;
}

const isDriver = record([
  ['prepare', isFunction],
  ['close', isFunction],
]);

/**
 * The same SQLite driver, preparing each statement once: Kysely's SqliteDialect prepares anew at every call. Hand what it answers to `new SqliteDialect({ database })`. Keeps the newest `max` statements
 * (default 500). Throws `INVALID` (X1).
 */
export function reuseStatements<S>(
  driver: SqliteDriver<S>,
  options: { readonly max?: number | undefined } = {},
): SqliteDriver<S> {
  demand({ driver }, [['driver', isDriver]], []);
  demand(options, [['max', orAbsent(isPositive)]], ['options']);
  const { max = 500 } = options;
  const statements = new Map<string, S>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const [oldest] = statements.keys();
      if (statements.size >= max && oldest !== undefined) statements.delete(oldest);
      const made = driver.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    close() {
      statements.clear();
      driver.close();
    },
  };
}
