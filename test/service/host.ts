import {
  type Actor,
  type Contacts,
  type ContactsOptions,
  createContacts,
  type Policy,
  type Session,
  type Source,
} from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { anActor, countingIds, testNow, testWorkspaceId } from 'contactkit/testing';
import type { Reads, Store } from '../../src/ports/store.js';

/** A host with one workspace, its clock in the hands of the test. */
export interface Host {
  readonly contacts: Contacts;
  readonly store: Store;
  /** Whom the policy function answers from now on. */
  policy: Policy;
  readonly clock: TestClock;
  readonly owner: Session;
  readonly manager: Session;
  readonly agent: Session;
  readonly system: Session;
  /** A session of another actor or workspace. */
  readonly as: (actor: Partial<Actor>, who?: { readonly workspaceId?: string; readonly source?: Source }) => Session;
  /** What the store holds of the workspace, past the service. */
  readonly reads: (workspaceId?: string) => Reads;
}

/** Time that moves when it is told to. */
export interface TestClock {
  now: string;
  advance(milliseconds: number): void;
}

export function testClock(now: string = testNow): TestClock {
  return {
    now,
    advance(milliseconds) {
      this.now = new Date(Date.parse(this.now) + milliseconds).toISOString();
    },
  };
}

/** A host on a memory store, or on what it is given; ids count from `id-1`. */
export function host({
  policy = {},
  ...options
}: Partial<ContactsOptions> & { policy?: Policy; clock?: never } & { readonly time?: TestClock } = {}): Host {
  const { time = testClock(), ...rest } = options;
  const store = options.store ?? memoryStore();
  const made = { policy };
  const contacts = createContacts({
    newId: countingIds(),
    ...rest,
    store,
    clock: () => time.now,
    policy: () => made.policy,
  });
  const as: Host['as'] = (actor, { workspaceId = testWorkspaceId, ...who } = {}) =>
    contacts.as({ workspaceId, actor: anActor(actor), ...who });
  return Object.assign(made, {
    contacts,
    store,
    clock: time,
    as,
    owner: as({ id: 'owner', role: 'owner' }),
    manager: as({ id: 'manager', role: 'manager' }),
    agent: as({ id: 'agent', role: 'agent' }),
    system: as({ id: 'system', role: 'system' }),
    reads: (workspaceId: string = testWorkspaceId) => store.read(workspaceId),
  });
}
