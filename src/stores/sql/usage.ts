import { refuseUnstorable } from '../../kernel/storable.js';
import type { UsageReads, UsageRepository } from '../../ports/usage.js';
import type { Unit } from './unit.js';

/** The look-ups of usage. */
export function usageReads({ workspaceId, query }: Unit): UsageReads {
  return {
    async count(cycleId) {
      const [row] = await query(
        'select count(*) as contacts from contactkit_usage where workspace_id = $1 and cycle_id = $2',
        workspaceId,
        cycleId,
      );
      return Number(row?.['contacts']);
    },
    async has(cycleId, contactId) {
      const rows = await query(
        'select 1 as one from contactkit_usage where workspace_id = $1 and cycle_id = $2 and contact_id = $3',
        workspaceId,
        cycleId,
        contactId,
      );
      return rows.length > 0;
    },
  };
}

/** Capability `usage`. */
export function usageRepository(unit: Unit): UsageRepository {
  const { workspaceId, dialect, query } = unit;
  return {
    ...usageReads(unit),
    async record(cycleId, contactId) {
      refuseUnstorable([cycleId, contactId], 'usage');
      const row = { workspace_id: workspaceId, cycle_id: cycleId, contact_id: contactId };
      await dialect.insert(query, ['contactkit_usage', [row]]);
    },
  };
}
