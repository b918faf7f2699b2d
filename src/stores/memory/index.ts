import type { DueReaction } from '../../ports/outbox.js';
import type { Reads, Store } from '../../ports/store.js';
import { agenda } from './agenda.js';
import { readsOf } from './repositories.js';
import { outside } from './run.js';
import { unitOfWork } from './unit-of-work.js';
import { emptyWorkspace, type Workspace } from './workspace.js';

/**
 * A store in the memory of the process: for tests, demos, and data that need not outlive it. A real one: versions, units of
 * work that leave no trace when they fail, identities that are unique, detached copies, and look-ups that cost what they
 * answer. It offers all that the ports have and keeps what it is given, history too, until the process ends.
 *
 * The units of work of one workspace run one after the other, `claimDue` among them; those of different workspaces side by
 * side. So a unit of work that waits for another one of its own workspace waits forever.
 */
export function memoryStore(): Store {
  const book = agenda();
  const workspaces = new Map<string, { readonly workspace: Workspace; readonly reads: Reads }>();

  const openWorkspace = (id: string): { readonly workspace: Workspace; readonly reads: Reads } => {
    const present = workspaces.get(id);
    if (present !== undefined) return present;
    const workspace = emptyWorkspace(id, book);
    const opened = { workspace, reads: readsOf(workspace, outside(workspace)) };
    workspaces.set(id, opened);
    return opened;
  };

  return {
    capabilities: [
      'uniqueIdentities',
      'fields',
      'tags',
      'stages',
      'segments',
      'outbox',
      'history',
      'usage',
      'idempotency',
      'batch',
      'list',
    ],
    read: (workspaceId) => openWorkspace(workspaceId).reads,
    transaction: (workspaceId, work) => unitOfWork(openWorkspace(workspaceId).workspace, work),
    async claimDue(limit, now, until) {
      const claimed = new Map<string, DueReaction>();
      for (;;) {
        const due = book.due(limit - claimed.size, now).filter(({ order }) => !claimed.has(order));
        if (due.length === 0) return [...claimed.values()];
        for (const { workspaceId, order } of due) {
          const { workspace } = openWorkspace(workspaceId);
          const reaction = await unitOfWork(workspace, () => workspace.reactions.claim(order, now, until));
          if (reaction !== undefined) claimed.set(order, { workspaceId, id: reaction.id });
        }
      }
    },
    backlog: async () => book.backlog(),
  };
}
