import type { Actor } from '../access/actor.js';
import type { Context } from '../access/context.js';
import { countingIds, testNow } from './clock.js';

/** The workspace of every builder, fixture and context of this entry. */
export const testWorkspaceId = 'workspace-1';

/** A user as the host knows them; a manager without restrictions unless told otherwise. */
export function anActor(overrides: Partial<Actor> = {}): Actor {
  return { id: 'user-1', role: 'manager', ...overrides };
}

/**
 * A context in which time stands still and ids count from `id-1`, anew with every call: the same operation gives the same
 * result, ids included. What is given stands in place of the defaults.
 */
export function fixedContext(overrides: Partial<Context> = {}): Context {
  return { workspaceId: testWorkspaceId, actor: anActor(), now: testNow, newId: countingIds(), ...overrides };
}
