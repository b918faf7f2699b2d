import type { Actor } from './actor.js';

/**
 * A4: whether a contact with this assignee is within the actor's scope. `onlyMine`: assigned to them; `teamOnly`: to
 * somebody of their team, or to nobody.
 */
export function mayView(actor: Actor, assigneeId: string | null): boolean {
  const { id, restrictions = [], team = [] } = actor;
  if (restrictions.includes('onlyMine') && assigneeId !== id) return false;
  if (restrictions.includes('teamOnly') && assigneeId !== null && assigneeId !== id && !team.includes(assigneeId))
    return false;
  return true;
}

/** A4: whether the field with this path exists for the actor. */
export function mayViewField(actor: Actor, path: string): boolean {
  return actor.hiddenFields?.includes(path) !== true;
}
