import type { ContactEvent } from '../../../src/contact/events.js';
import { contactsError } from '../../../src/kernel/errors.js';
import type { BatchRepository } from '../../../src/ports/batch.js';
import { isLive } from '../../../src/ports/contact-repository.js';
import type { HistoryRepository, KeptEvent } from '../../../src/ports/history.js';
import type { IdempotencyRepository } from '../../../src/ports/idempotency.js';
import type { UsageRepository } from '../../../src/ports/usage.js';
import { holderOf, retext } from './edits.js';
import type { Break, Place, Saboteurs } from './sabotage.js';

const history = (replace: (history: HistoryRepository, place: Place) => Partial<HistoryRepository>): Break => ({
  repositories: { history: replace },
});
const listing = (edit: (event: KeptEvent, place: Place) => KeptEvent): Break =>
  history((all, place) => ({
    list: async (id, page) => (await all.list(id, page)).map((event) => edit(event, place)),
  }));
const isCreated = (event: KeptEvent): event is ContactEvent<'contact.created'> =>
  event.type === 'contact.created' && event.data !== null;
const without = <T extends object>(record: T, prefix: string): T =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !key.startsWith(prefix))) as T;

/** History. Events as they were before a purge, for those that should have been purged. */
function before(isMeant: (event: KeptEvent) => boolean, edit: (now: KeptEvent, then: KeptEvent) => KeptEvent): Break {
  const kept = new Map<string, KeptEvent>();
  return history((all) => ({
    eraseField: async (key, page) => {
      for (const event of await all.list('contact-1', { limit: 99 }))
        if (!kept.has(event.id)) kept.set(event.id, event);
      return all.eraseField(key, page);
    },
    list: async (id, page) =>
      (await all.list(id, page)).map((event) => {
        const then = kept.get(event.id);
        return then !== undefined && isMeant(then) ? edit(event, then) : event;
      }),
  }));
}

/** Events. */
export const historySaboteurs: Saboteurs = {
  'E2-events': () => ({
    repositories: {
      contacts: (contacts) => ({
        save: (change, options) =>
          contacts.save(change.contact.status === 'deleted' ? ({ ...change, events: [] } as never) : change, options),
      }),
    },
  }),
  'E1-order': () =>
    history((all) => ({
      list: async (id, page) =>
        [...(await all.list(id, page))].sort((one, other) =>
          `${other.version} ${other.seq}` < `${one.version} ${one.seq}` ? -1 : 1,
        ),
    })),
  'E1-limit': () => history((all) => ({ list: (id, page) => all.list(id, { ...page, limit: 99 }) })),
  'E1-pages': () =>
    history((all) => ({
      list: (id, page) =>
        all.list(
          id,
          page.before === undefined ? page : { ...page, before: { ...page.before, seq: page.before.seq + 1 } },
        ),
    })),
  'E1-own': () =>
    history((all) => ({
      list: async (id, page) => {
        const own = await all.list(id, page);
        return own.length === 0 && id === 'unknown' ? all.list('contact-1', page) : own;
      },
    })),
  'S8-erase': () => listing((event) => (event.data === null ? { ...event, actor: { id: '', role: 'system' } } : event)),
  'S8-erase-again': () => {
    const erased = new Set<string>();
    return history((all) => ({
      erase: async (id) => {
        if (erased.has(id)) throw new Error('erased already');
        erased.add(id);
        await all.erase(id);
      },
    }));
  },
  'S8-erase-own': () =>
    history((all) => ({
      erase: async (id) => {
        await all.erase(id);
        if (id === 'contact-1') await all.erase('contact-2');
      },
    })),
  'F4-erase-created': () => {
    const purged = new Set<string>();
    return history((all, { workspaceId, afterwards }) => ({
      eraseField: (key, page) => {
        afterwards((failure) => failure ?? purged.add(workspaceId));
        return all.eraseField(key, page);
      },
      list: async (id, page) =>
        (await all.list(id, page)).map((event) => {
          if (!purged.has(workspaceId) || !isCreated(event)) return event;
          const { contact } = event.data;
          return {
            ...event,
            data: { contact: { ...contact, custom: {}, origins: without(contact.origins, 'custom.') } },
          };
        }),
    }));
  },
  'F4-erase-updated': () =>
    before(
      ({ type }) => type === 'contact.updated',
      (_, then) => then,
    ),
  'F4-erase-origin': () =>
    before(
      (then) => isCreated(then) && !Object.hasOwn(then.data.contact.custom, 'plan'),
      (now, then) =>
        isCreated(now) && isCreated(then)
          ? { ...now, data: { contact: { ...now.data.contact, origins: then.data.contact.origins } } }
          : now,
    ),
  'F4-erase-pages': () =>
    history((all) => ({
      eraseField: async (key, page) => {
        await all.eraseField(key, page);
        return { next: null };
      },
    })),
  'F4-erase-erased': () =>
    history((all) => ({
      eraseField: async (key, page) => {
        if ((await all.list('contact-1', { limit: 9 })).some(({ data }) => data === null))
          throw new TypeError('Cannot read properties of null');
        return all.eraseField(key, page);
      },
    })),
  'F4-erase-rows': () => {
    const purged = new Map<string, string>();
    return {
      repositories: {
        history: (all, { workspaceId }) => ({
          eraseField: (key, page) => {
            purged.set(workspaceId, key);
            return all.eraseField(key, page);
          },
        }),
        contacts: (all, { workspaceId }) => ({
          get: async (id) => {
            const found = await all.get(id);
            const key = purged.get(workspaceId);
            return isLive(found) && key !== undefined ? { ...found, custom: without(found.custom, key) } : found;
          },
        }),
      },
    };
  },
};

const usage = (replace: (usage: UsageRepository, place: Place) => Partial<UsageRepository>): Break => ({
  repositories: { usage: replace },
});

/** Usage. */
export const usageSaboteurs: Saboteurs = {
  'M4-count': () => usage((all) => ({ count: async (cycle) => (await all.count(cycle)) || all.count('june') })),
  'M4-has': () => usage((all) => ({ has: async (cycle) => (await all.count(cycle)) > 0 })),
  'M4-once': () => {
    const again = new Map<string, number>();
    return usage((all, { crowded }) => ({
      record: async (cycle, id) => {
        if (!crowded() && (await all.has(cycle, id))) again.set(cycle, (again.get(cycle) ?? 0) + 1);
        await all.record(cycle, id);
      },
      count: async (cycle) => (await all.count(cycle)) + (again.get(cycle) ?? 0),
    }));
  },
  'M4-outlives': () => {
    const recorded = new Set<string>();
    return usage((all, { all: { contacts } }) => ({
      record: (cycle, id) => {
        recorded.add(id);
        return all.record(cycle, id);
      },
      count: async (cycle) => {
        const gone = (await contacts.getMany([...recorded])).filter(({ status }) => status === 'deleted');
        return (await all.count(cycle)) - gone.length;
      },
    }));
  },
  'M4-race': () =>
    usage((all, { crowded }) => ({
      record: async (cycle, id) => {
        if (crowded() && (await all.has(cycle, id))) throw new Error('duplicate key');
        await all.record(cycle, id);
      },
    })),
};

const idempotency = (
  replace: (records: IdempotencyRepository, place: Place) => Partial<IdempotencyRepository>,
): Break => ({ repositories: { idempotency: replace } });

/** Idempotency. */
export const idempotencySaboteurs: Saboteurs = {
  'R3-records': () =>
    idempotency((all) => ({
      put: (record) => all.put(record.version > 65_535 ? { ...record, version: 65_535 } : record),
    })),
  'R3-actors': () => {
    const keys = new Map<string, string>();
    return idempotency((all, { workspaceId }) => ({
      put: async (record) => {
        const key = `${workspaceId} ${record.key}`;
        if ((keys.get(key) ?? record.actorId) !== record.actorId)
          throw contactsError({ code: 'VERSION_CONFLICT', id: record.key, expected: 0 });
        keys.set(key, record.actorId);
        await all.put(record);
      },
    }));
  },
  'R3-exact': () =>
    idempotency((all) => ({
      get: async (actor, key) => (await all.get(actor, key)) ?? all.get('a', `${actor}:${key}`.slice(2)),
    })),
  'R3-twice': () =>
    idempotency((all, { crowded }) => ({
      put: async (record) => {
        if (crowded() || (await all.get(record.actorId, record.key)) === undefined) await all.put(record);
      },
    })),
  'R3-race': () =>
    idempotency((all, { crowded }) => ({
      put: async (record) => {
        if (!crowded() || (await all.get(record.actorId, record.key)) === undefined) await all.put(record);
      },
    })),
};

type Insert = BatchRepository['insert'];
const batch = (insert: (write: Insert, place: Place, ...args: Parameters<Insert>) => Promise<void>): Break => ({
  repositories: {
    batch: (all, place) => ({ insert: (...args) => insert((...own) => all.insert(...own), place, ...args) }),
  },
});
/** Some of a batch are left out where all should be. */
const leavingOut =
  (
    isLeftOut: (
      change: Parameters<Insert>[0][0],
      place: Place,
      before: Parameters<Insert>[0],
      options: Parameters<Insert>[1],
    ) => unknown,
  ) =>
  () =>
    batch(async (write, place, changes, options) => {
      const kept: Parameters<Insert>[0][0][] = [];
      for (const change of changes) if (!(await isLeftOut(change, place, kept, options))) kept.push(change);
      await write(kept, options);
    });

/** Batches. */
export const batchSaboteurs: Saboteurs = {
  'E2-batch': () =>
    batch((write, _, changes, options) =>
      write(
        changes.map((one) => ({ ...one, contact: { ...one.contact, tags: [] } })),
        options,
      ),
    ),
  'R4-refused-batch': () =>
    batch((write, _, changes, options) =>
      write(
        retext(changes, (text) => text.replace(/[\0\p{Cs}]/gu, '')),
        options,
      ),
    ),
  'E2-batch-none': () =>
    batch(async (write, _, changes, options) => {
      if (changes.length === 0) throw new Error('empty VALUES');
      await write(changes, options);
    }),
  'E2-batch-events': () =>
    batch((write, _, changes, options) =>
      write(
        changes.map((one) => ({ ...one, events: [] })),
        options,
      ),
    ),
  'E2-batch-large': () =>
    batch(async (write, _, changes, options) => {
      if (changes.length > 5_000) throw new Error('too many parameters');
      await write(changes, options);
    }),
  'E2-batch-taken': leavingOut(async ({ contact }, { all }) => (await all.contacts.get(contact.id)) !== undefined),
  'N1-batch-taken': leavingOut(
    async (change, { all, crowded }) => !crowded() && (await holderOf(all.contacts, change)).length > 0,
  ),
  'N1-batch-each-other': leavingOut(({ contact }, _, earlier) =>
    earlier.some(
      (one) => contact.channels.length > 0 && one.contact.channels[0]?.externalId === contact.channels[0]?.externalId,
    ),
  ),
  'C5-batch': leavingOut(
    async ({ contact: { phone } }, { all }, _, options) =>
      options?.unique && phone !== null && (await all.contacts.findByPhone(phone, 1)).length > 0,
  ),
  'C5-batch-each-other': leavingOut(
    ({ contact: { phone } }, _, earlier, options) =>
      options?.unique && earlier.some(({ contact }) => contact.phone === phone),
  ),
  'N1-batch-race': () =>
    batch(async (write, { all, crowded }, changes, options) => {
      for (const change of changes) if (crowded() && (await holderOf(all.contacts, change)).length > 0) return;
      await write(changes, options);
    }),
};
