import type { HistoryPage, HistoryRepository, KeptEvent } from '../../ports/history.js';
import { copy } from './copy.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `history`. */
export function historyRepository({ events }: Workspace, run: Run): HistoryRepository {
  return {
    list: (contactId, page) => run(() => pageOf(events.of(contactId), page)),
    erase: (contactId) => run(() => events.erase(contactId)),
    // What is erased leaves the index: the next page begins where the last one did.
    eraseField: (key, { limit }) => run(() => ({ next: events.eraseField(key, limit) < limit ? null : '' })),
  };
}

function pageOf(events: Iterable<KeptEvent>, { limit, before }: HistoryPage): readonly KeptEvent[] {
  const page: KeptEvent[] = [];
  for (const event of events) {
    if (page.length >= limit) break;
    if (before === undefined || isBefore(event, before)) page.push(copy(event));
  }
  return page;
}

function isBefore({ version, seq }: KeptEvent, than: NonNullable<HistoryPage['before']>): boolean {
  return version < than.version || (version === than.version && seq < than.seq);
}
