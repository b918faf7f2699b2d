import { contactsError } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import type { OutboxRepository, Reaction } from '../../ports/outbox.js';
import { copy, keep } from './copy.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `outbox`. */
export function outboxRepository(workspace: Workspace, run: Run): OutboxRepository {
  const { reactions } = workspace;
  return {
    get: (id) => run(() => copy(reactions.get(id))),
    pending: (limit, contactId) => run(() => reactions.oldest(limit, contactId).map(copy)),
    add: (added) => run(() => added.forEach((reaction) => add(workspace, reaction))),
    claim: (contactId, now, until) => run(() => reactions.claimOf(contactId, now, until).map(copy)),
    update(reaction) {
      return run(() => {
        admit(workspace.id, reaction, 'reaction');
        reactions.update(keep(reaction));
      });
    },
    remove: (id) => run(() => reactions.remove(id)),
  };
}

function add(workspace: Workspace, reaction: Reaction): void {
  const { id } = reaction;
  admit(workspace.id, reaction, 'reaction');
  if (workspace.reactions.get(id) !== undefined) throw contactsError({ code: 'VERSION_CONFLICT', id, expected: 0 });
  workspace.reactions.add(keep(reaction));
}
