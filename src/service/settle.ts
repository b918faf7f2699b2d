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
export async function settle(env: Environment, workspaceId: string, contactId: string): Promise<void> {
  if (!env.store.capabilities.includes('outbox')) return;
  for (;;) {
    const now = await asking('clock', () => env.clock());
    const claimed = await transact({ env, workspaceId }, ({ outbox }) =>
      need(outbox, 'outbox').claim(contactId, now, leaseEnd(now)),
    );
    if (claimed.length === 0) return;
    for (const reaction of claimed) await attempt(env, reaction);
  }
}

/**
 * Runs one claimed reaction. Done: it leaves the outbox. Not yet (a purge goes on in chunks): it is due again at once.
 * Failed: it is due again after a while, or parked; a failure of its own never fails the command before it.
 */
export async function attempt(env: Environment, reaction: Reaction): Promise<'done' | 'more' | 'failed'> {
  const { workspaceId, id } = reaction;
  try {
    const outcome = await perform(env, reaction);
    const now = await asking('clock', () => env.clock());
    await transact({ env, workspaceId }, ({ outbox }) => {
      const repository = need(outbox, 'outbox');
      return outcome === 'done' ? repository.remove(id) : repository.update({ ...reaction, dueAt: now });
    });
    return outcome;
  } catch (thrown) {
    const attempts = reaction.attempts + 1;
    const now = await asking('clock', () => env.clock());
    const dueAt = later(now, Math.min(backOffMs * 2 ** (attempts - 1), longestMs));
    const failed: Reaction = { ...reaction, attempts, dueAt, error: describe(thrown), parked: attempts >= patience };
    await transact({ env, workspaceId }, ({ outbox }) => need(outbox, 'outbox').update(failed));
    return 'failed';
  }
}

function describe(thrown: unknown): string {
  const { cause = thrown } = thrown as { readonly cause?: unknown };
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);
}

function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
