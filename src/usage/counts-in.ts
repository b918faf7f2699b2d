import type { Cycle } from '../access/policy.js';
import type { Instant } from '../kernel/instant.js';

/** M2–M4: what of a message decides whether its contact counts as active. */
export interface Countable {
  /** From the contact; else to it, by an agent, a workflow, or as an echo of what was sent elsewhere. */
  readonly inbound: boolean;
  readonly broadcast: boolean;
  /** Since when the contact was blocked as the message arrived, as the verdict of `receiveMessage` says; null: it was not. */
  readonly blockedAt: Instant | null;
}

/**
 * Whether a message counts in the billing cycle that it arrived in. A broadcast never does (M4). What a blocked contact sends
 * counts only if the cycle began at or before the block: in the cycle of the block it still does, from the next one on it
 * does not (M2). A block takes nothing from what is sent to the contact (M3).
 */
export function countsIn(cycle: Pick<Cycle, 'from'>, { inbound, broadcast, blockedAt }: Countable): boolean {
  if (broadcast) return false;
  return !inbound || blockedAt === null || cycle.from <= blockedAt;
}
