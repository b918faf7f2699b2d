/** A PostgreSQL server that this process started. It ends with the process, however that ends. */
export interface PostgresServer {
  /** Of a superuser, to a database whose collation is ICU's `en-US`. */
  readonly url: string;
  /** Ends it as a crash does: every connection is cut at once, and what was not on disk is lost. */
  readonly kill: () => Promise<void>;
  /** Brings it back on the same port with the same data; one that runs is killed before. */
  readonly restart: () => Promise<void>;
  /** Ends it for good and removes its folder. */
  readonly stop: () => Promise<void>;
}

/** Starts a server; `durable`: a commit is on disk before it is acknowledged, as `kill` and `restart` need it. */
export function startPostgres(options?: { readonly durable?: boolean }): Promise<PostgresServer>;
