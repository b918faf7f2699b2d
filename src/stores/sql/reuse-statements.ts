/** The part of an SQLite driver that Kysely's SqliteDialect uses; `better-sqlite3`, `libsql` and others have it. */
export interface SqliteDriver<S> {
  /** Makes a statement that can be run many times. */
  prepare(sql: string): S;
  /** Ends the connection, and with it every statement. */
  close(): void;
}

/**
 * The same SQLite driver, preparing each statement once: Kysely's SqliteDialect prepares anew at every call, which takes
 * longer than most of them run. Hand what it answers to `new SqliteDialect({ database })`. Keeps the newest `max` statements
 * (default 500).
 */
export function reuseStatements<S>(
  driver: SqliteDriver<S>,
  { max = 500 }: { readonly max?: number } = {},
): SqliteDriver<S> {
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
