import type { Actor } from '../access/actor.js';
import { type Criterion, everything } from './criterion.js';

/** A4: the contacts that the actor may see at all; the same as `mayView` says of one. */
export function scopeCriterion({ id, restrictions = [], team = [] }: Actor): Criterion {
  const among = (...ids: readonly string[]): Criterion => ({ is: 'oneOf', path: 'assignee', values: ids });
  if (restrictions.includes('onlyMine')) return among(id);
  if (restrictions.includes('teamOnly')) return { or: [{ not: { is: 'set', path: 'assignee' } }, among(id, ...team)] };
  return everything;
}
