import { forbidden } from '../access/permissions.js';
import type { Cycle } from '../access/policy.js';
import { contactsError, invalid } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import { isStorable } from '../kernel/storable.js';
import { asking, contextOf, need, readsOf, type Scope } from './scope.js';

/** M4: who is billed for. Needs a store with `usage`; a host without one hands `monthlyActiveContacts` its messages. */
export interface UsageGroup {
  /** How many contacts were active in a cycle: the present one, or the one with this id. `INVALID` where no policy tells cycles. */
  monthlyActiveContacts(cycleId?: string): Promise<{ readonly cycleId: string; readonly count: number }>;
  /** The cycle that this moment falls into, as the policy tells it; null: it tells none. */
  currentCycle(): Promise<Cycle | null>;
}

/** The group of one scope. */
export function usageGroup(scope: Scope): UsageGroup {
  const currentCycle = async (): Promise<Cycle | null> => {
    const { policy, now } = await contextOf(scope);
    const cycleAt = policy?.cycle;
    return cycleAt === undefined ? null : asking('policy', () => cycleAt(now));
  };
  return {
    currentCycle,
    monthlyActiveContacts: async (cycleId) => {
      const { policy } = await contextOf(scope);
      const denied = forbidden('readUsage', scope.actor, policy);
      if (denied !== undefined) throw contactsError(denied);
      const usage = need(readsOf(scope).usage, 'usage');
      const id = cycleId ?? (await currentCycle())?.id;
      if (typeof id !== 'string')
        throw contactsError(
          invalid(issue(id === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', ['cycleId'])).error,
        );
      if (!isStorable(id)) throw contactsError(invalid(issue('INPUT_INVALID_VALUE', ['cycleId'])).error);
      return { cycleId: id, count: await asking('store', () => usage.count(id)) };
    },
  };
}
