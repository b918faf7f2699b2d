import type { Contact } from '../../../src/contact/contact.js';
import { contactsError } from '../../../src/kernel/errors.js';
import type { TagRepository } from '../../../src/ports/catalogues.js';
import type { Tag } from '../../../src/tags/tag.js';
import type { All, Break, Place, Saboteurs } from './sabotage.js';
import { misreported } from './saboteurs-contacts.js';

type Catalogue = 'fields' | 'stages' | 'segments';
type Save = (
  change: { readonly catalogue: { readonly version: number } },
  options: { readonly expectedVersion: number },
) => Promise<void>;
interface Saving {
  readonly save: Save;
  readonly get: () => Promise<{ readonly version: number } | undefined>;
}

const locale = (one: { readonly id: string }, other: { readonly id: string }): number => one.id.localeCompare(other.id);
/** Saves of a catalogue that are wrongly skipped, as if they were done. */
const skipping = (name: Catalogue, skips: (stored: number, expected: number, place: Place) => boolean): Break => ({
  repositories: {
    [name]: ({ save, get }: Saving, place: Place) => ({
      save: async (...[change, options]: Parameters<Save>) => {
        if (!skips((await get())?.version ?? 0, options.expectedVersion, place)) await save(change, options);
      },
    }),
  },
});

const versions = (name: Catalogue): Saboteurs => ({
  [`R1-${name}-next`]: () =>
    skipping(name, (stored, expected, { crowded }) => expected > 0 && expected === stored && !crowded()),
  [`R1-${name}-stale`]: () => skipping(name, (stored, expected) => stored === 0 && expected > 0),
  [`R1-${name}-race-0`]: () =>
    skipping(name, (stored, expected, { crowded }) => crowded() && expected === 0 && stored === 1),
  [`R1-${name}-race-1`]: () =>
    skipping(name, (stored, expected, { crowded }) => crowded() && expected === 1 && stored === 2),
});

/** Remembers what was inserted; gives those that are deleted. */
function graveyard(): {
  readonly note: NonNullable<NonNullable<Break['repositories']>['contacts']>;
  readonly gone: (all: All) => Promise<readonly Contact[]>;
} {
  const seen: Contact[] = [];
  return {
    note: (contacts) => ({
      insert: (change, options) => {
        seen.push(change.contact);
        return contacts.insert(change, options);
      },
    }),
    gone: async ({ contacts }) => {
      const ids = (await contacts.getMany(seen.map(({ id }) => id)))
        .filter(({ status }) => status === 'deleted')
        .map(({ id }) => id);
      return seen.filter(({ id }) => ids.includes(id));
    },
  };
}

/** The catalogues of fields, stages and segments. */
export const catalogueSaboteurs: Saboteurs = {
  ...versions('fields'),
  ...versions('stages'),
  ...versions('segments'),
  'F1-fields': () => ({
    repositories: {
      fields: (fields) => ({
        save: ({ catalogue, events }, options) =>
          fields.save(
            {
              catalogue: {
                ...catalogue,
                fields: catalogue.fields.map((one) => ({ ...one, options: one.options && [...one.options].sort() })),
              },
              events,
            },
            options,
          ),
      }),
    },
  }),
  'G1-stages': () => ({
    repositories: {
      stages: (stages) => ({
        save: ({ catalogue, events }, options) =>
          stages.save(
            { catalogue: { ...catalogue, stages: catalogue.stages.map((one) => ({ ...one, emoji: null })) }, events },
            options,
          ),
      }),
    },
  }),
  'Q9-segments': () => ({
    repositories: {
      segments: (segments) => ({
        save: ({ catalogue, events }, options) => {
          const kept = catalogue.segments.map((one) => ({ ...one, name: one.name.replace(/ \p{Emoji}/u, '') }));
          return segments.save({ catalogue: { ...catalogue, segments: kept }, events }, options);
        },
      }),
    },
  }),
  'F4-contacts-with': () => ({
    repositories: {
      fields: (fields) => ({
        contactsWith: async (key, page) => {
          const { contacts, next } = await fields.contactsWith(key, page);
          return { contacts: contacts.filter(({ custom }) => Object.hasOwn(custom, key)), next };
        },
      }),
    },
  }),
  'F4-contacts-with-pages': () => ({
    repositories: {
      fields: (fields) => ({
        contactsWith: async (key, page) => {
          const { contacts, next } = await fields.contactsWith(key, page);
          return {
            contacts: contacts.filter(({ id }) => page.after === undefined || id.localeCompare(page.after) > 0),
            next,
          };
        },
      }),
    },
  }),
  'F4-contacts-with-purge': () => ({
    repositories: {
      fields: (fields) => ({
        contactsWith: async (key, { limit, after = '0' }) => {
          const { contacts } = await fields.contactsWith(key, { limit: 99 });
          const end = Number(after) + limit;
          return { contacts: contacts.slice(Number(after), end), next: end < contacts.length ? String(end) : null };
        },
      }),
    },
  }),
  'F4-contacts-with-live': () => {
    const { note, gone } = graveyard();
    return {
      repositories: {
        contacts: note,
        fields: (fields, { all }) => ({
          contactsWith: async (key, page) => {
            const { contacts, next } = await fields.contactsWith(key, page);
            return { contacts: [...contacts, ...(await gone(all))], next };
          },
        }),
      },
    };
  },
  'G1-contacts-in': () => ({
    repositories: {
      stages: (stages) => ({ contactsIn: async (id, limit) => [...(await stages.contactsIn(id, limit))].sort(locale) }),
    },
  }),
  'G1-contacts-in-live': () => {
    const { note, gone } = graveyard();
    return {
      repositories: {
        contacts: note,
        stages: (stages, { all }) => ({
          contactsIn: async (id, limit) => [...(await gone(all)), ...(await stages.contactsIn(id, limit))],
        }),
      },
    };
  },
};

const tags = (replace: (tags: TagRepository, place: Place) => Partial<TagRepository>): Break => ({
  repositories: { tags: replace },
});
const taken = (tag: Tag, tagId: string) => contactsError({ code: 'TAG_NAME_TAKEN', name: tag.name, tagId });
const plain = (tag: Tag): Tag => ({ ...tag, emoji: null });
const unknown = async (all: TagRepository, id: string): Promise<boolean> => (await all.getMany([id])).length === 0;
const keyTaken = async (all: TagRepository, tag: Tag): Promise<boolean> =>
  (await all.findByKeys([tag.key])).some(({ id }) => id !== tag.id);
/** After a refusal in no other unit's company. */
const afterwards = (
  { afterwards: later, crowded, store, workspaceId }: Place,
  then: (all: TagRepository) => Promise<unknown>,
): void =>
  later(
    (failure) =>
      failure !== undefined &&
      !failure.caught &&
      !crowded() &&
      (failure.error as { code?: unknown }).code === 'TAG_NAME_TAKEN' &&
      store.transaction(workspaceId, (all) => then((all as All).tags)),
  );
/** Keys that a tag had once: the insert of one is refused when `status` says so of that tag. */
const everHeld = (isReason: (there: boolean) => boolean): Break => {
  const holders = new Map<string, string>();
  return tags((all, { workspaceId }) => ({
    insert: async (change) => {
      for (const tag of change.tags) {
        const holder = holders.get(`${workspaceId} ${tag.key}`);
        if (holder !== undefined && !(await keyTaken(all, tag)) && isReason(!(await unknown(all, holder))))
          throw taken(tag, holder);
      }
      await all.insert(change);
      for (const tag of change.tags) holders.set(`${workspaceId} ${tag.key}`, tag.id);
    },
  }));
};

/** The tag catalogue. */
export const tagSaboteurs: Saboteurs = {
  'T1-tags': () =>
    tags((all) => ({ insert: ({ tags: added, events }) => all.insert({ tags: added.map(plain), events }) })),
  'T1-order': () =>
    tags((all) => ({ list: async () => [...(await all.list())].sort((one, two) => one.name.localeCompare(two.name)) })),
  'T1-get-many': () =>
    tags((all) => ({
      getMany: async (ids) => {
        const found = await all.getMany(ids);
        return found.length === 0 ? found : ids.map((id) => found.find((one) => one.id === id) as Tag);
      },
    })),
  'T1-by-keys': () =>
    tags((all) => ({ findByKeys: (keys) => all.findByKeys(keys.map((key) => key.trim().toLowerCase())) })),
  'T1-insert-taken': () =>
    tags((all, place) => ({
      insert: (change) => {
        const [tag, ...more] = change.tags;
        if (tag !== undefined && more.length === 0)
          afterwards(place, (later) => later.insert({ tags: [{ ...tag, key: `${tag.key} 2` }], events: [] }));
        return all.insert(change);
      },
    })),
  'T1-insert-all': () =>
    tags((all, place) => ({
      insert: (change) => {
        if (change.tags.length > 1)
          afterwards(place, (later) => later.insert({ tags: change.tags.slice(0, 1), events: [] }));
        return all.insert(change);
      },
    })),
  'T1-save-taken': () =>
    tags((all, place) => ({
      save: async (change) => {
        const [before] = await all.getMany([change.tag.id]);
        if (before !== undefined)
          afterwards(place, (later) => later.save({ tag: { ...before, name: change.tag.name }, events: [] }));
        await all.save(change);
      },
    })),
  'T1-says': () =>
    tags((all) => ({ insert: (change) => misreported(all.insert(change), 'TAG_NAME_TAKEN', () => ({ tagId: '?' })) })),
  'T1-race': () =>
    tags((all, { crowded }) => ({
      insert: async (change) => {
        const [tag] = change.tags;
        if (!crowded() || tag === undefined || !(await keyTaken(all, tag))) await all.insert(change);
      },
    })),
  'T1-save-race': () =>
    tags((all, { crowded }) => ({
      save: async (change) => {
        if (!crowded() || !(await keyTaken(all, change.tag))) await all.save(change);
      },
    })),
  'T3-save': () => tags((all) => ({ save: ({ tag, events }) => all.save({ tag: plain(tag), events }) })),
  'T3-save-own': () =>
    tags((all) => ({
      save: async (change) => {
        const { tag } = change;
        if ((await all.getMany([tag.id]))[0]?.key === tag.key) throw taken(tag, tag.id);
        await all.save(change);
      },
    })),
  'T3-frees': () => everHeld((there) => there),
  'T3-save-unknown': () =>
    tags((all) => ({
      save: async (change) => {
        if (await unknown(all, change.tag.id)) await all.insert({ tags: [change.tag], events: [] });
        else await all.save(change);
      },
    })),
  'T3-assignments': () => {
    const saved = new Set<string>();
    return tags((all) => ({
      save: (change) => {
        saved.add(change.tag.id);
        return all.save(change);
      },
      countContacts: async (ids) => all.countContacts(ids.filter((id) => !saved.has(id))),
    }));
  },
  'T4-remove': () => {
    const removed = new Map<string, Tag>();
    return tags((all) => ({
      remove: async (change) => {
        const [tag] = await all.getMany([change.tagId]);
        await all.remove(change);
        if (tag !== undefined) removed.set(tag.key, tag);
      },
      findByKeys: async (keys) => {
        const found = await all.findByKeys(keys);
        return found.length > 0 ? found : keys.flatMap((key) => removed.get(key) ?? []);
      },
    }));
  },
  'T4-remove-frees': () => everHeld((there) => !there),
  'T4-remove-unknown': () =>
    tags((all) => ({
      remove: async (change) => {
        if (await unknown(all, change.tagId)) throw new Error('no such tag');
        await all.remove(change);
      },
    })),
  'T4-remove-contacts': () => {
    const removed = new Set<string>();
    return tags((all) => ({
      remove: (change) => {
        removed.add(change.tagId);
        return all.remove(change);
      },
      contactsWith: async (id, limit) => (removed.has(id) ? [] : all.contactsWith(id, limit)),
    }));
  },
  'T4-count': () => {
    const { note, gone } = graveyard();
    return {
      repositories: {
        contacts: note,
        tags: (all, { all: place }) => ({
          countContacts: async (ids) => {
            const counts = await all.countContacts(ids);
            const buried = await gone(place);
            return Object.fromEntries(
              ids.map((id) => [id, (counts[id] ?? 0) + buried.filter((one) => one.tags.includes(id)).length]),
            );
          },
        }),
      },
    };
  },
  'T4-contacts-with': () =>
    tags((all) => ({ contactsWith: async (id, limit) => [...(await all.contactsWith(id, limit))].sort(locale) })),
  'T4-contacts-with-live': () => {
    const { note, gone } = graveyard();
    return {
      repositories: {
        contacts: note,
        tags: (all, { all: place }) => ({
          contactsWith: async (id, limit) => [...(await gone(place)), ...(await all.contactsWith(id, limit))],
        }),
      },
    };
  },
};
