import { contactsError } from '../../kernel/errors.js';
import type { OutboxReads, OutboxRepository, Reaction } from '../../ports/outbox.js';
import { copy, keep } from './copy.js';
import { ownedBy } from './owned-by.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `outbox`. */
export function outboxReads({ reactions }: Workspace, run: Run): OutboxReads {
  return {
    get(id) {
      return run(() => {
        const order = reactions.orderOf(id);
        return order === undefined ? undefined : copy(reactions.get(order));
      });
    },
    pending: (limit) => run(() => reactions.oldest(limit).flatMap((order) => copy(reactions.get(order)) ?? [])),
  };
}

/** Capability `outbox`. */
export function outboxRepository(workspace: Workspace, run: Run): OutboxRepository {
  const { reactions } = workspace;
  const add = (reaction: Reaction): void => {
    ownedBy(workspace, reaction, 'reaction');
    const { id } = reaction;
    if (reactions.orderOf(id) !== undefined) throw contactsError({ code: 'VERSION_CONFLICT', id, expected: 0 });
    reactions.add(keep(reaction));
  };
  const { get, pending } = outboxReads(workspace, run);
  return {
    get,
    pending,
    add: (added) => run(() => added.forEach(add)),
    claim: (contactId, now, until) =>
      run(() => reactions.headsOf(contactId).flatMap((order) => copy(reactions.claim(order, now, until)) ?? [])),
    update(reaction) {
      return run(() => {
        ownedBy(workspace, reaction, 'reaction');
        const order = reactions.orderOf(reaction.id);
        if (order !== undefined) reactions.update(order, keep(reaction));
      });
    },
    remove(id) {
      return run(() => {
        const order = reactions.orderOf(id);
        if (order !== undefined) reactions.remove(order);
      });
    },
  };
}
