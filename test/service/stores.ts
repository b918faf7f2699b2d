import { contactsError } from '../../src/kernel/errors.js';
import type { Capability } from '../../src/kernel/vocabulary.js';
import type { Stored } from '../../src/ports/contact-repository.js';
import type { Reads, Repositories, Store } from '../../src/ports/store.js';

/** A store whose look-ups and repositories are changed on the way out. */
export function wrapped(
  store: Store,
  change: {
    readonly reads?: (reads: Reads) => Reads;
    readonly repositories?: (repositories: Repositories) => Repositories;
  },
): Store {
  const { reads = (all) => all, repositories = (all) => all } = change;
  return {
    ...store,
    read: (workspaceId) => reads(store.read(workspaceId)),
    transaction: (workspaceId, work) => store.transaction(workspaceId, (all) => work(repositories(all))),
  };
}

/** R5: the same store as if it offered these capabilities alone. */
function withCapabilities(store: Store, kept: readonly Capability[]): Store {
  const only = <R extends Reads>(all: R): R =>
    Object.fromEntries(
      Object.entries(all).filter(([name]) => name === 'contacts' || kept.includes(name as Capability)),
    ) as unknown as R;
  const lesser = wrapped(store, { reads: only, repositories: only });
  return {
    capabilities: store.capabilities.filter((one) => kept.includes(one)),
    read: (workspaceId) => lesser.read(workspaceId),
    transaction: (workspaceId, work) => lesser.transaction(workspaceId, work),
    ...(kept.includes('outbox') && {
      claimDue: async (...args: [number, string, string]) => (await store.claimDue?.(...args)) ?? [],
      backlog: async () => (await store.backlog?.()) ?? { pending: 0, parked: 0, nextDueAt: null },
    }),
  };
}

/** R5: the same store without one capability. */
export function without(store: Store, capability: Capability): Store {
  return withCapabilities(
    store,
    store.capabilities.filter((one) => one !== capability),
  );
}

/** The smallest honest store. */
export function contactsOnly(store: Store): Store {
  return withCapabilities(store, []);
}

/** R1: a store in which somebody else is faster than the first `times` saves of a contact. */
export function conflicting(store: Store, times: number): Store & { saves: number } {
  const counted = wrapped(store, {
    repositories: (all) => ({
      ...all,
      contacts: {
        ...all.contacts,
        save: async (change, options) => {
          result.saves += 1;
          if (result.saves <= times)
            throw contactsError({ code: 'VERSION_CONFLICT', id: change.contact.id, expected: options.expectedVersion });
          return all.contacts.save(change, options);
        },
      },
    }),
  });
  const result = Object.assign(counted, { saves: 0 });
  return result;
}

/** R1: a store in which somebody else acts between the first unit of work, which reads, and the second, which writes. */
export function meanwhile(store: Store, act: () => Promise<unknown>): Store {
  let units = 0;
  return {
    ...store,
    transaction: async (workspaceId, work) => {
      units += 1;
      if (units === 2) await act();
      return store.transaction(workspaceId, work);
    },
  };
}

/** D3: a store in which an id is that of a contact which was merged into another one. */
export function withMerged(store: Store, id: string, primaryId: () => string): Store {
  const alias = (workspaceId: string): Stored => ({ status: 'merged', id, workspaceId, primaryId: primaryId() });
  return {
    ...store,
    read: (workspaceId) => {
      const reads = store.read(workspaceId);
      return {
        ...reads,
        contacts: {
          ...reads.contacts,
          get: async (asked) => (asked === id ? alias(workspaceId) : reads.contacts.get(asked)),
        },
      };
    },
  };
}

/** E3: a process that dies: from the commit on which it does, nothing of it reaches the store any more. */
export function mortal(store: Store): Store & { diesAfterCommits: number } {
  const gone = (): never => {
    throw new Error('the process is gone');
  };
  const alive = (): void => {
    if (result.diesAfterCommits <= 0) gone();
  };
  const result: Store & { diesAfterCommits: number } = {
    ...store,
    diesAfterCommits: Number.POSITIVE_INFINITY,
    read: (workspaceId) => {
      alive();
      return store.read(workspaceId);
    },
    transaction: async (workspaceId, work) => {
      alive();
      const answer = await store.transaction(workspaceId, work);
      result.diesAfterCommits -= 1;
      return answer;
    },
  };
  return result;
}

/** R3: a store whose first `count` look-ups of a record all come before the first of them is answered. */
export function inStep(store: Store, count: number): Store {
  const waiting: (() => void)[] = [];
  const together = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length >= count) for (const go of waiting) go();
    });
  return wrapped(store, {
    reads: (all) => ({
      ...all,
      idempotency: {
        get: async (actorId, key) => {
          const found = await all.idempotency?.get(actorId, key);
          await together();
          return found;
        },
      },
    }),
  });
}
