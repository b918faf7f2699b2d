import type { UsageReads, UsageRepository } from '../../ports/usage.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `usage`. */
export function usageReads({ active }: Workspace, run: Run): UsageReads {
  return {
    count: (cycleId) => run(() => active.count(cycleId)),
    has: (cycleId, contactId) => run(() => active.has(cycleId, contactId)),
  };
}

/** Capability `usage`. */
export function usageRepository(workspace: Workspace, run: Run): UsageRepository {
  const { count, has } = usageReads(workspace, run);
  return {
    count,
    has,
    record: (cycleId, contactId) => run(() => workspace.active.add(cycleId, contactId)),
  };
}
