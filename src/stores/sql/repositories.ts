import type { Reads, Repositories } from '../../ports/store.js';
import { batchRepository } from './batch.js';
import { catalogueReads, fieldRepository, stageRepository } from './catalogues.js';
import { contactReads, contactRepository } from './contact-repository.js';
import { historyReads, historyRepository } from './history.js';
import { idempotencyReads, idempotencyRepository } from './idempotency.js';
import { outboxReads, outboxRepository } from './outbox.js';
import { tagReads, tagRepository } from './tags.js';
import { uniqueReads } from './unique.js';
import type { Unit } from './unit.js';
import { usageReads, usageRepository } from './usage.js';

/** What may be called outside of a unit of work: what writes nothing. */
export function readsOf(unit: Unit): Required<Reads> {
  return {
    contacts: contactReads(unit),
    uniqueIdentities: uniqueReads(unit),
    fields: catalogueReads(unit, 'fields'),
    stages: catalogueReads(unit, 'stages'),
    tags: tagReads(unit),
    outbox: outboxReads(unit),
    history: historyReads(unit),
    usage: usageReads(unit),
    idempotency: idempotencyReads(unit),
  };
}

/** The repositories of a unit of work. */
export function repositoriesOf(unit: Unit): Required<Repositories> {
  return {
    contacts: contactRepository(unit),
    uniqueIdentities: uniqueReads(unit),
    fields: fieldRepository(unit),
    stages: stageRepository(unit),
    tags: tagRepository(unit),
    outbox: outboxRepository(unit),
    history: historyRepository(unit),
    usage: usageRepository(unit),
    idempotency: idempotencyRepository(unit),
    batch: batchRepository(unit),
  };
}
