import type { HistoryReads, HistoryRepository } from '../../ports/history.js';
import { contactEventFrom, eventColumns } from './event-rows.js';
import { sweepEvents } from './sweep.js';
import type { Unit } from './unit.js';

/** The events of a contact. */
export function historyReads({ workspaceId, query }: Unit): HistoryReads {
  return {
    async list(contactId, { limit, before }) {
      const rows = await query(
        `select ${eventColumns} from contactkit_events
          where workspace_id = $1 and subject_type = 'contact' and subject_id = $2
          ${before === undefined ? '' : 'and (version, seq) < ($4, $5)'}
          order by version desc, seq desc limit $3`,
        workspaceId,
        contactId,
        limit,
        ...(before === undefined ? [] : [before.version, before.seq]),
      );
      return rows.map(contactEventFrom);
    },
  };
}

/** Capability `history`. */
export function historyRepository(unit: Unit): HistoryRepository {
  const { workspaceId, query } = unit;
  return {
    ...historyReads(unit),
    async erase(contactId) {
      await query(
        `update contactkit_events set data = null
          where workspace_id = $1 and subject_type = 'contact' and subject_id = $2 and data is not null`,
        workspaceId,
        contactId,
      );
    },
    eraseField: (key, page) => sweepEvents(unit, key, page),
  };
}
