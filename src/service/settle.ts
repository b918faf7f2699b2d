import type { Instant } from '../kernel/instant.js';
import type { Reaction } from '../ports/outbox.js';
import { perform } from './perform.js';
import { asking, type Environment, need, transact } from './scope.js';

/** E3: for how long a worker has a reaction to itself. One that dies with it holds it up no longer than this. */
const leaseMs = 60_000;
/** E3: waiting after the first failure; it doubles with each further one, up to an hour. */
const backOffMs = 1_000;
const longestMs = 3_600_000;
/** E3: after so many failures a reaction is parked. */
const patience = 10;

/** When a claim made now ends. */
export function leaseEnd(now: Instant): Instant {
  return later(now, leaseMs);
}

/** E3: runs what is due of one contact, in order: how a command returns when its own reactions ran. */
export function settle(env: Environment, workspaceId: string, contactId: string): Promise<void> {
  return afterwards(async () => {
    for (;;) {
      const now = await asking('clock', () => env.clock());
      const claimed = await transact({ env, workspaceId }, ({ outbox }) =>
        need(outbox, 'outbox').claim(contactId, now, leaseEnd(now)),
      );
      if (claimed.length === 0) return;
      for (const reaction of claimed) await attempt(env, reaction);
    }
  });
}

/** E3: what comes after a commit can't fail the command, which has happened; what is not done is left for `resume`. */
export async function afterwards(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch {
    // The reactions are in the outbox, and nothing is lost.
  }
}

/**
 * Runs one claimed reaction. Done: it leaves the outbox. Not yet (a purge goes on in chunks): it is due again at once.
 * Failed: it is due again after a while, or parked; a failure of its own never fails the command before it.
 */
export async function attempt(env: Environment, reaction: Reaction): Promise<void> {
  const { workspaceId, id } = reaction;
  try {
    const outcome = await perform(env, reaction);
    const now = await asking('clock', () => env.clock());
    await transact({ env, workspaceId }, ({ outbox }) => {
      const repository = need(outbox, 'outbox');
      return outcome === 'done'
        ? repository.remove(id)
        : repository.update({ ...reaction, task: outcome, dueAt: now, attempts: 0, error: null });
    });
  } catch (thrown) {
    const attempts = reaction.attempts + 1;
    const now = await asking('clock', () => env.clock());
    const dueAt = later(now, Math.min(backOffMs * 2 ** (attempts - 1), longestMs));
    const failed: Reaction = { ...reaction, attempts, dueAt, error: describe(thrown), parked: attempts >= patience };
    await transact({ env, workspaceId }, ({ outbox }) => need(outbox, 'outbox').update(failed));
  }
}

// A port throws what it likes; what can't even be read is a failure like any other.
function describe(thrown: unknown): string {
  try {
    const { cause = thrown } = (thrown ?? {}) as { readonly cause?: unknown };
    return String(cause instanceof Error ? cause.message : cause).slice(0, 500);
  } catch {
    return 'unknown';
  }
}

function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
