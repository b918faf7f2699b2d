import type { Instant } from '../kernel/instant.js';
import { asking, type Environment } from './scope.js';
import { attempt, leaseEnd } from './settle.js';

/** E3: what a call of `resume` did, and what is left. */
export interface Resumed {
  /** Reactions that were run, done or not. */
  readonly ran: number;
  /** Not done yet, in all workspaces. */
  readonly pending: number;
  /** Failed too often, waiting for somebody. */
  readonly parked: number;
  /** When to call again; null: nothing is left, or all of it waits behind a parked one. */
  readonly nextDueAt: Instant | null;
}

/** How many reactions are claimed at a time: a worker that dies holds up so many at the most. */
const batch = 20;

/**
 * E3: runs what is due in all workspaces, after a crash too. A reaction that fails is tried again later, and never keeps the
 * others from running. Several processes may call it at once: none is run by two of them at a time.
 */
export async function resume(env: Environment): Promise<Resumed> {
  const { store } = env;
  let ran = 0;
  // What the host's open transaction demands waits for its commit.
  while (store.joined !== true) {
    const now = await asking('clock', () => env.clock());
    const until = leaseEnd(now);
    const due = await asking('store', async () => (await store.claimDue?.(batch, now, until)) ?? []);
    if (due.length === 0) break;
    for (const { workspaceId, id } of due) {
      // What took too long may be somebody else's by now: claimed again, it is ours or it is not.
      if ((await asking('clock', () => env.clock())) >= until) break;
      const reaction = await asking('store', async () => store.read(workspaceId).outbox?.get(id));
      if (reaction === undefined) continue;
      await attempt(env, reaction);
      ran += 1;
    }
  }
  const left = await asking('store', async () => store.backlog?.());
  return { ran, pending: 0, parked: 0, nextDueAt: null, ...left };
}
