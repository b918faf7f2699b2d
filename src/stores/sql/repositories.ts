import type { Reads, Repositories } from '../../ports/store.js';
import { batchRepository } from './batch.js';
import { catalogueReads, fieldRepository, segmentRepository, stageRepository } from './catalogues.js';
import { contactReads, contactRepository } from './contact-repository.js';
import { historyReads, historyRepository } from './history.js';
import { idempotencyReads, idempotencyRepository } from './idempotency.js';
import { listReads } from './list.js';
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
    segments: catalogueReads(unit, 'segments'),
    tags: tagReads(unit),
    outbox: outboxReads(unit),
    history: historyReads(unit),
    usage: usageReads(unit),
    idempotency: idempotencyReads(unit),
    list: listReads(unit),
  };
}

/** The repositories of a unit of work, each made when it is first asked for: most units use one or two. */
export function repositoriesOf(unit: Unit, guard: <R extends object>(repository: R) => R): Required<Repositories> {
  const made: { -readonly [K in keyof Repositories]?: Repositories[K] } = {};
  return {
    get contacts() {
      return (made.contacts ??= guard(contactRepository(unit)));
    },
    get uniqueIdentities() {
      return (made.uniqueIdentities ??= guard(uniqueReads(unit)));
    },
    get fields() {
      return (made.fields ??= guard(fieldRepository(unit)));
    },
    get stages() {
      return (made.stages ??= guard(stageRepository(unit)));
    },
    get segments() {
      return (made.segments ??= guard(segmentRepository(unit)));
    },
    get tags() {
      return (made.tags ??= guard(tagRepository(unit)));
    },
    get outbox() {
      return (made.outbox ??= guard(outboxRepository(unit)));
    },
    get history() {
      return (made.history ??= guard(historyRepository(unit)));
    },
    get usage() {
      return (made.usage ??= guard(usageRepository(unit)));
    },
    get idempotency() {
      return (made.idempotency ??= guard(idempotencyRepository(unit)));
    },
    get list() {
      return (made.list ??= guard(listReads(unit)));
    },
    get batch() {
      return (made.batch ??= guard(batchRepository(unit)));
    },
  };
}
