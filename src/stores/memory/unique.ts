import type { UniqueReads } from '../../ports/contact-repository.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `uniqueIdentities`: which values stand in the way of wanting them unique (C5). */
export function uniqueReads({ contactsBy }: Workspace, run: Run): UniqueReads {
  return { shared: (field, limit) => run(() => contactsBy[field].shared(limit)) };
}
