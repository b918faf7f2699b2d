import type { DueReaction, OutboxRepository, Reaction } from '../../../src/ports/outbox.js';
import type { Store } from '../../../src/ports/store.js';
import type { All, Break, Place, Saboteurs } from './sabotage.js';

const outbox = (replace: (outbox: OutboxRepository, place: Place) => Partial<OutboxRepository>): Break => ({
  repositories: { outbox: replace },
});
const later = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();
const pendingOf = async (store: Store, workspaceId = 'workspace-1'): Promise<readonly Reaction[]> =>
  (store.read(workspaceId) as All).outbox.pending(99);
const share = (one: Reaction, other: Reaction): boolean =>
  one.port === other.port && one.contactIds.some((id) => other.contactIds.includes(id));
const dueOf = (reaction: Reaction): DueReaction => ({ workspaceId: reaction.workspaceId, id: reaction.id });
const backlog = (
  edit: (
    backlog: NonNullable<Awaited<ReturnType<NonNullable<Store['backlog']>>>>,
    store: Store,
    claimed: boolean,
  ) => object | Promise<object>,
): Break => {
  let claimed = false;
  return {
    store: (store) => ({
      claimDue: (...args) => {
        claimed = true;
        return store.claimDue?.(...args) ?? Promise.resolve([]);
      },
      backlog: async () => {
        const left = (await store.backlog?.()) ?? { pending: 0, parked: 0, nextDueAt: null };
        return { ...left, ...(await edit(left, store, claimed)) };
      },
    }),
  };
};

/** What an outbox keeps. */
export const outboxSaboteurs: Saboteurs = {
  'E3-tasks': () =>
    outbox((all) => ({
      add: (reactions) =>
        all.add(
          reactions.map((one) =>
            one.task.type === 'purgeField' ? { ...one, task: { type: 'purgeField', key: one.task.key } } : one,
          ),
        ),
    })),
  'E3-pending-order': () =>
    outbox((all) => ({
      pending: async (...args) => [...(await all.pending(...args))].sort((one, other) => (one.id < other.id ? -1 : 1)),
    })),
  'E3-pending-parked': () =>
    outbox((all) => ({ pending: async (...args) => (await all.pending(...args)).filter(({ parked }) => !parked) })),
  'E3-pending-contact': () => outbox((all) => ({ pending: (limit) => all.pending(limit) })),
  'E3-remove': () => {
    const removed = new Map<string, Reaction>();
    return outbox((all, { workspaceId }) => ({
      remove: async (id) => {
        const reaction = await all.get(id);
        if (reaction !== undefined) removed.set(`${workspaceId} ${id}`, reaction);
        await all.remove(id);
      },
      get: async (id) => (await all.get(id)) ?? removed.get(`${workspaceId} ${id}`),
    }));
  },
  'E3-remove-again': () =>
    outbox((all) => ({
      remove: async (id) => {
        if ((await all.get(id)) === undefined) throw new Error('no such reaction');
        await all.remove(id);
      },
    })),
  'E3-update': () =>
    outbox((all) => ({
      update: async (reaction) => {
        if ((await all.get(reaction.id)) === undefined) return;
        await all.remove(reaction.id);
        await all.add([reaction]);
      },
    })),
  'E3-update-unknown': () =>
    outbox((all) => ({
      update: async (reaction) => {
        if ((await all.get(reaction.id)) === undefined) await all.add([reaction]);
        else await all.update(reaction);
      },
    })),
  'E3-backlog': () =>
    backlog(async ({ pending }, store) => ({ pending: pending - (await pendingOf(store, 'workspace-2')).length })),
  'E3-backlog-due': () =>
    backlog(async ({ nextDueAt }, store, claimed) =>
      nextDueAt === null || claimed ? {} : { nextDueAt: (await pendingOf(store))[0]?.dueAt },
    ),
  'E3-backlog-claimed': () =>
    backlog(async ({ nextDueAt }, store, claimed) =>
      claimed ? { nextDueAt: (await pendingOf(store))[0]?.dueAt ?? nextDueAt } : {},
    ),
  'E3-backlog-held': () =>
    backlog(async ({ nextDueAt, pending }, store) =>
      nextDueAt === null && pending > 0 ? { nextDueAt: (await pendingOf(store))[0]?.dueAt } : {},
    ),
};

interface Claiming {
  readonly given: readonly DueReaction[];
  readonly now: string;
  readonly until: string;
  readonly store: Store;
  /** Whether another worker claimed at the same time. */
  readonly crowded: boolean;
  readonly state: Map<string, string>;
}
/** Workers are given something else than is theirs; `state` lasts as long as the store. */
function giving(
  edit: (claiming: Claiming) => readonly DueReaction[] | Promise<readonly DueReaction[]>,
  repositories: (state: Map<string, string>) => Break['repositories'] = () => ({}),
): Break {
  const state = new Map<string, string>();
  let running = 0;
  const own = repositories(state);
  return {
    ...(own !== undefined && { repositories: own }),
    store: (store) => ({
      claimDue: async (limit, now, until) => {
        running += 1;
        const crowded = running > 1;
        const given = (await store.claimDue?.(limit, now, until)) ?? [];
        const answer = await edit({ given, now, until, store, crowded: crowded || running > 1, state });
        running -= 1;
        for (const { id } of given) state.set(id, until);
        return answer;
      },
    }),
  };
}
const adding = (which: (one: Reaction, pending: readonly Reaction[], claiming: Claiming) => boolean) => () =>
  giving(async (claiming) => {
    const { given, store, crowded } = claiming;
    if (crowded) return given;
    const pending = await pendingOf(store);
    return [
      ...given,
      ...pending.filter((one) => !given.some(({ id }) => id === one.id) && which(one, pending, claiming)).map(dueOf),
    ];
  });
const hiding = (which: (one: Reaction, other: Reaction) => boolean) => () =>
  giving(async ({ given, store }) => {
    const pending = [...(await pendingOf(store)), ...(await pendingOf(store, 'workspace-2'))];
    const isHidden = ({ workspaceId, id }: DueReaction): boolean => {
      const one = pending.find((reaction) => reaction.workspaceId === workspaceId && reaction.id === id);
      return one !== undefined && pending.some((other) => other !== one && other.parked && which(one, other));
    };
    return given.filter((due) => !isHidden(due));
  });
const isEarlier = (other: Reaction, one: Reaction, pending: readonly Reaction[]): boolean =>
  pending.indexOf(other) < pending.indexOf(one);

/** How work is shared out. */
export const claimingSaboteurs: Saboteurs = {
  'E3-claim-due': () => giving(({ given }) => given.map(({ id }) => ({ workspaceId: 'workspace-1', id }))),
  'E3-claim-early': adding(
    (one, _, { now, state }) =>
      !state.has(one.id) && one.attempts === 0 && one.dueAt > now && one.dueAt <= later(now, 1),
  ),
  'E3-claim-limit': () => ({
    store: (store) => ({ claimDue: (_, now, until) => store.claimDue?.(99, now, until) ?? Promise.resolve([]) }),
  }),
  'E3-claim-once': adding(
    ({ id }, _, { state, now }) => state.has(id) && state.get(id)! > now && state.get(id)! <= later(now, 5),
  ),
  'E3-claim-ends': () =>
    giving(
      ({ given, state }) => given.filter(({ id }) => !state.has(id)),
      (state) => ({
        outbox: (all) => ({
          update: (one) => {
            state.delete(one.id);
            return all.update(one);
          },
        }),
      }),
    ),
  'E3-claim-done': () => {
    const done = new Map<string, DueReaction>();
    return giving(
      ({ given, state }) => [...given, ...[...done.values()].filter(({ id }) => !state.has(id))],
      () => ({
        outbox: (all, { workspaceId }) => ({
          remove: (id) => {
            done.set(id, { workspaceId, id });
            return all.remove(id);
          },
        }),
      }),
    );
  },
  'E3-claim-parked': adding((one, _, { now }) => one.parked && now >= later(one.dueAt, 90)),
  'E3-claim-order': () =>
    giving(async ({ given, store, now }) => {
      const pending = await pendingOf(store);
      return given.map((due) => {
        const one = pending.find(({ id }) => id === due.id);
        const sooner = pending.find(
          (other) =>
            one !== undefined && share(one, other) && !other.parked && other.dueAt < one.dueAt && other.dueAt <= now,
        );
        return sooner === undefined ? due : dueOf(sooner);
      });
    }),
  'E3-claim-held-claimed': adding(
    (one, pending, { state, now }) =>
      !one.parked &&
      !state.has(one.id) &&
      one.dueAt <= now &&
      pending.some((other) => state.has(other.id) && share(one, other)),
  ),
  'E3-claim-held-later': adding(
    (one, pending, { state, now }) =>
      !one.parked &&
      one.dueAt <= now &&
      !state.has(one.id) &&
      pending.some((other) => share(one, other) && other.dueAt > now && !state.has(other.id)),
  ),
  'E3-claim-held-parked': adding(
    (one, pending) => !one.parked && pending.some((other) => other.parked && share(one, other)),
  ),
  'E3-claim-ports': hiding(
    (one, other) =>
      one.workspaceId === other.workspaceId &&
      one.port !== other.port &&
      one.contactIds.some((id) => other.contactIds.includes(id)),
  ),
  'E3-claim-contacts': hiding(
    (one, other) =>
      one.workspaceId === other.workspaceId &&
      one.port === other.port &&
      one.contactIds.length * other.contactIds.length > 0 &&
      !share(one, other),
  ),
  'E3-claim-contactless': hiding((one, other) => one.contactIds.length + other.contactIds.length === 0),
  'E3-claim-workspaces': hiding((one, other) => one.workspaceId !== other.workspaceId && share(one, other)),
  'E3-claim-both': adding(
    (one, pending, { state }) =>
      one.contactIds.length === 2 &&
      !state.has(one.id) &&
      !pending.some((other) => isEarlier(other, one, pending) && other.contactIds.includes(one.contactIds[0] ?? '')),
  ),
  'E3-claim-updated': () => {
    const claims = new Map<string, string>();
    return giving(
      ({ given, now, until }) => {
        const kept = given.filter(({ id }) => (claims.get(id) ?? '') <= now);
        for (const { id } of given) claims.set(id, until);
        return kept;
      },
      () => ({}),
    );
  },
  'E3-claim-of-contact': () =>
    outbox((all) => ({ claim: async (...args) => [...(await all.claim(...args))].reverse() })),
  'E3-claim-of-contact-whole': () =>
    outbox((all) => ({ claim: async (...args) => (await all.claim(...args)).map((one) => ({ ...one, error: null })) })),
  'E3-claim-of-contact-held': () =>
    outbox((all) => ({
      claim: async (contactId, now, until) => [
        ...(await all.claim(contactId, now, until)),
        ...(await all.pending(9, contactId)).filter(({ parked }) => parked),
      ],
    })),
  'E3-claim-shared': () => {
    const claimed = new Set<string>();
    return giving(
      async ({ given, crowded, store }) =>
        crowded
          ? given
          : [
              ...given,
              ...(await pendingOf(store))
                .filter((one) => claimed.has(one.id) && !given.some(({ id }) => id === one.id))
                .map(dueOf),
            ],
      () => ({
        outbox: (all, { afterwards }) => ({
          claim: async (...args) => {
            const found = await all.claim(...args);
            afterwards((failure) => {
              if (failure === undefined) for (const { id } of found) claimed.add(id);
            });
            return found;
          },
        }),
      }),
    );
  },
  'E3-claim-rolled-back': () => {
    const claimed = new Set<string>();
    return giving(
      ({ given }) => given.filter(({ id }) => !claimed.has(id)),
      () => ({
        outbox: (all, { afterwards }) => ({
          claim: async (...args) => {
            const found = await all.claim(...args);
            afterwards((failure) => {
              if (failure !== undefined) for (const { id } of found) claimed.add(id);
            });
            return found;
          },
        }),
      }),
    );
  },
  'E3-claim-race': () => {
    let last: readonly DueReaction[] = [];
    return giving(({ given, crowded }) => {
      const answer = crowded && last.length > 1 ? [...given, ...last] : given;
      if (given.length > 0) last = given;
      return answer;
    });
  },
  'E3-claim-order-race': () => {
    let workers = 0;
    return {
      store: (store) => ({
        claimDue: async (...args) => {
          workers += 1;
          const given = (await store.claimDue?.(...args)) ?? [];
          workers -= 1;
          return given;
        },
      }),
      repositories: {
        outbox: (all) => ({
          claim: async (contactId, now, until) => {
            const found = await all.claim(contactId, now, until);
            return workers > 0 && found.length === 0 ? (await all.pending(9, contactId)).slice(1, 2) : found;
          },
        }),
      },
    };
  },
};
