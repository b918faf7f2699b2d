import { memoryStore } from 'contactkit/memory';
import { anActor, countingIds, testNow, testWorkspaceId } from 'contactkit/testing';
import { environment } from '../../src/service/environment.js';
import type { ContactsOptions } from '../../src/service/options.js';
import type { Environment, Scope } from '../../src/service/scope.js';

/** An environment on a memory store, in which time stands still. */
export function environmentOf(options: Partial<ContactsOptions> = {}): Environment {
  return environment({ store: memoryStore(), clock: () => testNow, newId: countingIds(), ...options });
}

/** It, seen by a manager. */
export function scopeOf(overrides: Partial<Scope> = {}): Scope {
  return { env: environmentOf(), workspaceId: testWorkspaceId, actor: anActor(), source: undefined, ...overrides };
}
