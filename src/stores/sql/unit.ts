import type { Dialect, Query } from './dialect.js';

/** What a repository works with: one workspace, and where its statements run. */
export interface Unit {
  readonly workspaceId: string;
  readonly dialect: Dialect;
  readonly query: Query;
}
