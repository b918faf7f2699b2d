import type { BatchRepository } from '../../ports/batch.js';
import { insertContact } from './contact-repository.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `batch`. One that is refused dooms the unit of work, and with it all the others. */
export function batchRepository(workspace: Workspace, run: Run): BatchRepository {
  return {
    insert: (changes, options) => run(() => changes.forEach((change) => insertContact(workspace, change, options))),
  };
}
