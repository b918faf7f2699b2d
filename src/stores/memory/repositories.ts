import type { Reads, Repositories } from '../../ports/store.js';
import { batchRepository } from './batch.js';
import { fieldRepository, segmentRepository, stageRepository } from './catalogues.js';
import { contactRepository } from './contact-repository.js';
import { historyRepository } from './history.js';
import { idempotencyRepository } from './idempotency.js';
import { listReads } from './list.js';
import { outboxRepository } from './outbox.js';
import type { Run } from './run.js';
import { tagRepository } from './tags.js';
import { uniqueReads } from './unique.js';
import { usageRepository } from './usage.js';
import type { Workspace } from './workspace.js';

/** The repositories of a workspace, for one unit of work. */
export function repositoriesOf(workspace: Workspace, run: Run): Required<Repositories> {
  return {
    contacts: contactRepository(workspace, run),
    uniqueIdentities: uniqueReads(workspace, run),
    fields: fieldRepository(workspace, run),
    stages: stageRepository(workspace, run),
    segments: segmentRepository(workspace, run),
    tags: tagRepository(workspace, run),
    outbox: outboxRepository(workspace, run),
    history: historyRepository(workspace, run),
    usage: usageRepository(workspace, run),
    idempotency: idempotencyRepository(workspace, run),
    batch: batchRepository(workspace, run),
    list: listReads(workspace, run),
  };
}

/** What of them may be called outside of a unit of work: what writes nothing. */
export function readsOf(workspace: Workspace, run: Run): Required<Reads> {
  const { contacts, uniqueIdentities, fields, stages, segments, tags, outbox, history, usage, idempotency, list } =
    repositoriesOf(workspace, run);
  return {
    contacts: pick(contacts, 'get', 'getMany', 'findByIdentity', 'findByPhone', 'findByEmail'),
    uniqueIdentities,
    fields: pick(fields, 'get'),
    stages: pick(stages, 'get'),
    segments: pick(segments, 'get'),
    tags: pick(tags, 'list', 'getMany', 'findByKeys', 'countContacts'),
    outbox: pick(outbox, 'get', 'pending'),
    history: pick(history, 'list'),
    usage: pick(usage, 'count', 'has'),
    idempotency: pick(idempotency, 'get'),
    list,
  };
}

function pick<T, K extends keyof T>(repository: T, ...names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, repository[name]])) as Pick<T, K>;
}
