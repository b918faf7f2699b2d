import type { Dialect } from './dialect.js';
import type { Query } from './query.js';

/** What a repository works with: one workspace, and where its statements run. */
export interface Unit {
  readonly workspaceId: string;
  readonly dialect: Dialect;
  readonly query: Query;
}
