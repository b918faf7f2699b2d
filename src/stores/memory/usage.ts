import { refuseUnstorable } from '../../kernel/storable.js';
import type { UsageRepository } from '../../ports/usage.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `usage`. */
export function usageRepository({ active }: Workspace, run: Run): UsageRepository {
  return {
    count: (cycleId) => run(() => active.count(cycleId)),
    has: (cycleId, contactId) => run(() => active.has(cycleId, contactId)),
    record(cycleId, contactId) {
      return run(() => {
        refuseUnstorable({ cycleId, contactId }, 'usage');
        active.add(cycleId, contactId);
      });
    },
  };
}
