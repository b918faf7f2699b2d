import type { Checked } from '../access/context.js';
import { isContactsError } from '../kernel/errors.js';
import type { ReactionTask } from '../ports/outbox.js';
import type { Repositories } from '../ports/store.js';
import { reaction } from './reactions.js';
import { attempts, contextOf, need, type Scope, transact } from './scope.js';
import { afterwards, attempt, leaseEnd } from './settle.js';

/** What a change of a catalogue came to. */
export interface CatalogueDecision<T> {
  readonly answer: T;
  /** Undefined: nothing to save. */
  readonly save?: ((repositories: Repositories) => Promise<void>) | undefined;
  /** What contacts have to lose or change now: written with the change, and gone through in chunks (E3). */
  readonly purge?: ReactionTask | undefined;
}

/**
 * The way of every change of a catalogue: read and decide, save in one unit of work with the purge that it demands, and begin
 * with that purge at once; the rest of it is for `resume`, and all of it where the store writes into an open transaction of
 * the host's (E3). Somebody else was faster: again, up to three times more (R1).
 */
export async function changeCatalogue<T>(
  scope: Scope,
  decide: (ctx: Checked) => Promise<CatalogueDecision<T>>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const ctx = await contextOf(scope);
    const { answer, save, purge } = await decide(ctx);
    if (save === undefined) return answer;
    const begins = scope.env.store.joined !== true;
    const purging = purge === undefined ? undefined : reaction(ctx, 'purge', purge, []);
    try {
      await transact(scope, async (repositories) => {
        await save(repositories);
        if (purging === undefined) return;
        // Ours from the start: until then no other worker runs it too.
        const added = begins ? { ...purging, dueAt: leaseEnd(ctx.now) } : purging;
        await need(repositories.outbox, 'outbox').add([added]);
      });
    } catch (error) {
      if (tried < attempts && isContactsError(error, 'VERSION_CONFLICT')) continue;
      throw error;
    }
    if (purging !== undefined && begins) await afterwards(() => attempt(scope.env, purging));
    return answer;
  }
}
