import type { Reads, Repositories } from '../../ports/store.js';
import { fieldReads, fieldRepository, stageReads, stageRepository } from './catalogues.js';
import { contactReads, uniqueReads } from './contact-reads.js';
import { contactRepository } from './contact-repository.js';
import { historyReads, historyRepository } from './history.js';
import { idempotencyReads, idempotencyRepository } from './idempotency.js';
import { outboxReads, outboxRepository } from './outbox.js';
import type { Run } from './run.js';
import { tagReads, tagRepository } from './tags.js';
import { usageReads, usageRepository } from './usage.js';
import type { Workspace } from './workspace.js';

/** The look-ups of a workspace. */
export function readsOf(workspace: Workspace, run: Run): Required<Reads> {
  return {
    contacts: contactReads(workspace, run),
    unique: uniqueReads(workspace, run),
    fields: fieldReads(workspace, run),
    stages: stageReads(workspace, run),
    tags: tagReads(workspace, run),
    outbox: outboxReads(workspace, run),
    history: historyReads(workspace, run),
    usage: usageReads(workspace, run),
    idempotency: idempotencyReads(workspace, run),
  };
}

/** The repositories of a workspace. */
export function repositoriesOf(workspace: Workspace, run: Run): Required<Repositories> {
  return {
    contacts: contactRepository(workspace, run),
    unique: uniqueReads(workspace, run),
    fields: fieldRepository(workspace, run),
    stages: stageRepository(workspace, run),
    tags: tagRepository(workspace, run),
    outbox: outboxRepository(workspace, run),
    history: historyRepository(workspace, run),
    usage: usageRepository(workspace, run),
    idempotency: idempotencyRepository(workspace, run),
  };
}
