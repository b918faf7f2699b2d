import type { FieldCatalogue } from '../../fields/catalogue.js';
import type { Stored } from '../../ports/contact-repository.js';
import type { IdempotencyRecord } from '../../ports/idempotency.js';
import type { SegmentCatalogue } from '../../segments/segment-catalogue.js';
import type { StageCatalogue } from '../../stages/catalogue.js';
import type { Tag } from '../../tags/tag.js';
import type { Agenda } from './agenda.js';
import { type ContactIndexes, contactIndexes } from './contact-keys.js';
import { type EventLog, eventLog } from './event-log.js';
import { type Exclusive, exclusive } from './exclusive.js';
import { type IdSets, idSets } from './id-sets.js';
import { type Journal, journal } from './journal.js';
import { type ReactionQueue, reactionQueue } from './reaction-queue.js';
import { type Table, table } from './table.js';

/** All that is kept of one workspace, and nothing of another (A6). Every write to it stands in its journal. */
export interface Workspace {
  readonly id: string;
  readonly journal: Journal;
  /** Units of work come one after the other. */
  readonly exclusive: Exclusive;
  readonly contacts: Table<Stored>;
  readonly contactsBy: ContactIndexes;
  readonly events: EventLog;
  /** One row, or none. */
  readonly fields: Table<FieldCatalogue>;
  /** One row, or none. */
  readonly stages: Table<StageCatalogue>;
  /** One row, or none. */
  readonly segments: Table<SegmentCatalogue>;
  readonly tags: Table<Tag>;
  /** T1: tag key → id. */
  readonly tagIds: Table<string>;
  readonly reactions: ReactionQueue;
  /** M4: cycle → contacts. */
  readonly active: IdSets;
  readonly records: Table<IdempotencyRecord>;
}

/** A workspace of which nothing is known yet. */
export function emptyWorkspace(id: string, agenda: Agenda): Workspace {
  const log = journal();
  return {
    id,
    journal: log,
    exclusive: exclusive(),
    contacts: table(log),
    contactsBy: contactIndexes(() => idSets(log)),
    events: eventLog(log),
    fields: table(log),
    stages: table(log),
    segments: table(log),
    tags: table(log),
    tagIds: table(log),
    reactions: reactionQueue(id, log, agenda),
    active: idSets(log),
    records: table(log),
  };
}
