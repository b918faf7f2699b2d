import type { Actor } from './actor.js';

const hideable: readonly string[] = ['profile', 'firstName', 'lastName', 'country', 'language', 'email', 'phone'];

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

/** A4: whether external ids of channels exist for the actor: any may be a phone number or an email address. */
export function mayViewIdentifiers(actor: Actor): boolean {
  return mayViewField(actor, 'phone') && mayViewField(actor, 'email');
}

/** A4: whether no contact of the workspace is out of the actor's scope. */
export function viewsAll({ restrictions = [] }: Actor): boolean {
  return !restrictions.includes('onlyMine') && !restrictions.includes('teamOnly');
}

/** A4: whether this is the path of a field that can be hidden: of any other, nothing would be. */
export function isHideable(path: unknown): boolean {
  return typeof path === 'string' && (hideable.includes(path) || /^custom\../s.test(path));
}
