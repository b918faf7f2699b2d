import type { Change, Deletion } from '../../../src/contact/change.js';
import type { Contact } from '../../../src/contact/contact.js';
import { touched } from '../../../src/contact/touch.js';
import type { Origin } from '../../../src/fields/origin.js';
import { contactsError, isContactsError } from '../../../src/kernel/errors.js';
import { isLive } from '../../../src/ports/contact-repository.js';
import { fixtures } from '../../../src/testing/fixtures.js';
import { afterRefusal, edited, inserting, retext, skipping } from './edits.js';
import type { Break, Place, Saboteurs } from './sabotage.js';

type Contacts = NonNullable<NonNullable<Break['repositories']>['contacts']>;
const contacts = (replace: Contacts): Break => ({ repositories: { contacts: replace } });
const locale = (one: { readonly id: string }, other: { readonly id: string }): number => one.id.localeCompare(other.id);
/** Remembers the contacts that were inserted, by what `keysOf` says, to find them when they should not be found. */
function remembering(
  keysOf: (contact: Contact) => readonly string[],
  isFound: (status: string | undefined) => boolean,
) {
  const seen = new Map<string, Contact>();
  const note = ({ contact }: Change, { workspaceId }: Place): void => {
    for (const key of keysOf(contact)) seen.set(`${workspaceId} ${key}`, contact);
  };
  const find = async (key: string, { all, workspaceId }: Place): Promise<Contact | undefined> => {
    const one = seen.get(`${workspaceId} ${key}`);
    return one !== undefined && isFound((await all.contacts.get(one.id))?.status) ? one : undefined;
  };
  return { note, find };
}
const isGone = (status: string | undefined): boolean => status === 'deleted';
const isThere = (status: string | undefined): boolean => status === 'active';

/** How contacts are found. */
export const lookUpSaboteurs: Saboteurs = {
  'S7-unknown': () => {
    let used = false;
    return {
      ...contacts((all) => ({ get: async (id) => (used ? all.get(id) : ((await all.get(id)) ?? (null as never))) })),
      store: (store) => ({
        transaction: (workspaceId, work) => {
          used = true;
          return store.transaction(workspaceId, work);
        },
      }),
    };
  },
  'C4-get-many': () =>
    contacts((all) => ({
      getMany: async (ids) => {
        const found = await all.getMany(ids);
        return found.length === 0 ? found : ids.map((id) => found.find((one) => one.id === id) as never);
      },
    })),
  'S7-get-many-deleted': () => contacts((all) => ({ getMany: async (ids) => (await all.getMany(ids)).filter(isLive) })),
  'C4-by-phone': () =>
    contacts((all) => ({
      findByPhone: (phone, limit) => all.findByPhone(phone === '+65' ? '+6591234567' : phone, limit),
    })),
  'V4-by-email': () => {
    const lower = (text: string | null) => text?.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return contacts((all) => ({
      findByEmail: async (key, limit) =>
        (await all.findByEmail(key, limit)).filter(({ email, aliases }) =>
          [email, ...aliases.emails].some((one) => lower(one) === key),
        ),
    }));
  },
  'D3-by-alias': () =>
    contacts((all) => ({
      findByPhone: async (phone, limit) => (await all.findByPhone(phone, limit)).filter((one) => one.phone === phone),
    })),
  'C4-order': () =>
    contacts((all) => ({
      findByPhone: async (phone, limit) => [...(await all.findByPhone(phone, limit))].sort(locale),
    })),
  'C4-limit': () => contacts((all) => ({ findByPhone: (phone) => all.findByPhone(phone, 99) })),
  'C4-moved': () => {
    const { note, find } = remembering(({ email }) => [`${email}`], isThere);
    return contacts((all, place) => ({
      insert: (change, options) => {
        note(change, place);
        return all.insert(change, options);
      },
      findByEmail: async (key, limit) => {
        const found = await all.findByEmail(key, limit);
        const stale = await find(key, place);
        return found.length > 0 || stale === undefined ? found : [stale];
      },
    }));
  },
  'S6-not-found': () => {
    const { note, find } = remembering(({ phone }) => [`${phone}`], isGone);
    return contacts((all, place) => ({
      insert: (change, options) => {
        note(change, place);
        return all.insert(change, options);
      },
      findByPhone: async (phone, limit) => {
        const found = await all.findByPhone(phone, limit);
        const stale = await find(phone, place);
        return found.length > 0 || stale === undefined ? found : [stale];
      },
    }));
  },
  'S4-blocked-found': () =>
    contacts((all) => ({
      findByPhone: async (phone, limit) =>
        (await all.findByPhone(phone, limit)).filter(({ status }) => status === 'active'),
    })),
  'N1-by-identity': () =>
    contacts((all) => ({
      findByIdentity: async (channelId, id) =>
        (await all.findByIdentity(channelId, id)) ?? all.findByIdentity('whatsapp', id),
    })),
  'N3-by-former-identity': () =>
    contacts((all, { inside }) => ({
      findByIdentity: async (channelId, id) => {
        const found = await all.findByIdentity(channelId, id);
        return inside || found?.channels.some((one) => one.externalId === id) ? found : undefined;
      },
    })),
  'N2-exact': () =>
    contacts((all) => ({
      findByIdentity: async (channelId, id) =>
        (await all.findByIdentity(channelId, id)) ?? all.findByIdentity(channelId, id.toLowerCase()),
    })),
  'N3-moved': () => {
    const { note, find } = remembering(({ channels }) => channels.map(({ externalId }) => externalId), isThere);
    return contacts((all, place) => ({
      insert: (change, options) => {
        note(change, place);
        return all.insert(change, options);
      },
      findByIdentity: async (channelId, id) =>
        (await all.findByIdentity(channelId, id)) ??
        (channelId === 'whatsapp' && id === 'first' ? find(id, place) : undefined),
    }));
  },
};

const defined = new Set(fixtures.fields.map(({ key }) => key));
const customOf = (edit: (key: string, value: Contact['custom'][string]) => unknown) =>
  inserting(({ custom }) => ({
    custom: Object.fromEntries(
      Object.entries(custom).flatMap(([key, value]) => {
        const kept = edit(key, value);
        return kept === undefined ? [] : [[key, kept]];
      }),
    ) as Contact['custom'],
  }));

/** What comes back of a contact. */
export const roundTripSaboteurs: Saboteurs = {
  'F6-whole': () => inserting(({ profile }) => ({ profile: profile && { ...profile, pictureUrl: null } })),
  'P2-never-set': () => inserting(({ id, firstName }) => ({ firstName: id === 'never-set' ? '' : firstName })),
  'P2-cleared': () =>
    inserting(({ id, origins }) => ({
      origins:
        id === 'cleared' ? Object.fromEntries(Object.entries(origins).filter(([path]) => path.includes('.'))) : origins,
    })),
  'P1-origins': () =>
    inserting(({ origins }) => ({
      origins: Object.fromEntries(
        Object.entries(origins as Readonly<Record<string, Origin>>).map(([path, { source, at, by }]) => [
          path,
          { source, at, ...(by !== undefined && { by }) },
        ]),
      ),
    })),
  'S2-blocked': () => inserting(({ block }) => ({ block: block && { ...block, reason: null } })),
  'N4-opted-out': () =>
    inserting(({ channels }) => ({
      channels: channels.map((one) => ({
        ...one,
        optedOut: one.optedOut && { ...one.optedOut, source: 'manual' as const },
      })),
    })),
  'S4-conversations': () =>
    inserting(({ conversation }) => {
      if (conversation === null) return {};
      const { category: _, ...rest } = conversation;
      return { conversation: rest };
    }),
  'N3-rotated': () =>
    inserting(({ channels }) => ({ channels: channels.map((one) => ({ ...one, aliases: [...one.aliases].sort() })) })),
  'D3-merged': () => inserting(({ aliases }) => ({ aliases: { ...aliases, phones: [...aliases.phones].sort() } })),
  'T2-order': () => inserting(({ tags }) => ({ tags: [...tags].sort() })),
  'R4-unknown-keys': () =>
    customOf((key, value) => (value === null && !defined.has(key) && key === 'nothing' ? undefined : value)),
  'R4-keys': () => customOf((key, value) => (key in Object.prototype ? undefined : value)),
  'R4-numbers': () => customOf((_, value) => (typeof value === 'number' ? Number(value.toFixed(6)) : value)),
  'R4-empty': () => inserting(({ firstName }) => ({ firstName: firstName === '' ? null : firstName })),
  'R4-quotes': () => inserting((contact) => retext(contact, (text) => text.replace('${x}', ''))),
  'R4-marks': () => inserting((contact) => retext(contact, (text) => text.replaceAll('\u202E', ''))),
  'R4-long': () => inserting((contact) => retext(contact, (text) => text.slice(0, 65_535))),
  'R4-saved': () =>
    contacts((all) => ({
      save: async (change, options) => {
        const stored = await all.get(change.contact.id);
        const keeps = isLive(stored) && change.contact.status !== 'deleted' && change.contact.profile === null;
        await all.save(keeps ? edited(change as Change, () => ({ profile: stored.profile })) : change, options);
      },
    })),
  'R4-refused-save': () =>
    contacts((all) => ({
      save: (change, options) =>
        all.save(
          retext(change, (text) => text.replace(/[\0\p{Cs}]/gu, '')),
          options,
        ),
    })),
};

const stored = async ({ all }: Place, { contact }: Change | Deletion): Promise<Contact | undefined> => {
  const found = await all.contacts.get(contact.id);
  return isLive(found) ? found : undefined;
};
const mismatch = async (place: Place, change: Change | Deletion, expected: number): Promise<boolean> =>
  (await stored(place, change))?.version !== expected;
/** The rejection of a call, otherwise than it should be. */
export async function misreported(
  call: Promise<void>,
  code: string,
  edit: (rejection: never) => object,
): Promise<void> {
  await call.catch((error: unknown) => {
    if (!isContactsError(error) || error.code !== code) throw error;
    throw contactsError({ ...error.rejection, ...edit(error.rejection as never) });
  });
}

/** Versions. */
export const versionSaboteurs: Saboteurs = {
  'R1-insert-twice': () =>
    skipping({ insert: async (change, place) => !place.crowded() && (await stored(place, change)) !== undefined }),
  'S1-insert-over-deleted': () =>
    skipping({ insert: async ({ contact }, { all }) => isGone((await all.contacts.get(contact.id))?.status) }),
  'R1-stale-save': () =>
    afterRefusal('save', 'VERSION_CONFLICT', async (all, change) => {
      const found = await all.contacts.get(change.contact.id);
      if (!isLive(found) || change.contact.firstName !== 'Bob') return;
      await all.contacts.save(
        { contact: { ...change.contact, version: found.version }, events: [] },
        { expectedVersion: found.version },
      );
    }),
  'R1-stale-events': () =>
    afterRefusal('save', 'VERSION_CONFLICT', async (all, { contact, events }) => {
      const found = await all.contacts.get(contact.id);
      if (isLive(found)) await all.contacts.save({ contact: found, events }, { expectedVersion: found.version });
    }),
  'R1-save-before': () =>
    contacts((all) => ({
      save: (change, { before, ...options }) =>
        all.save(
          isLive(before) && change.contact.status !== 'deleted'
            ? edited(change as Change, () => ({ block: before.block }))
            : change,
          options,
        ),
    })),
  'R1-save-unknown': () =>
    skipping({ save: async ({ contact }, { all }) => (await all.contacts.get(contact.id)) === undefined }),
  'S1-save-deleted': () =>
    skipping({
      save: async ({ contact }, place) =>
        !place.crowded() && isGone((await place.all.contacts.get(contact.id))?.status),
    }),
  'R1-says': () =>
    contacts((all) => ({
      save: (change, options) => misreported(all.save(change, options), 'VERSION_CONFLICT', () => ({ expected: 0 })),
    })),
  'R1-saves-race': () =>
    skipping({
      save: async (change, place, { expectedVersion }) =>
        place.crowded() && change.contact.status !== 'deleted' && (await mismatch(place, change, expectedVersion)),
    }),
  'R1-inserts-race': () =>
    skipping({ insert: async (change, place) => place.crowded() && (await stored(place, change)) !== undefined }),
  'S6-delete-race': () =>
    skipping({
      save: async (change, place, { expectedVersion }) =>
        place.crowded() && change.contact.status === 'deleted' && (await mismatch(place, change, expectedVersion)),
    }),
  'S6-tombstone': () =>
    contacts((all) => ({
      get: async (id) => {
        const found = await all.get(id);
        return found?.status === 'deleted' ? { ...found, firstName: 'Ann' } : found;
      },
    })),
};

/** A touch that is another one. */
const touching = (touch: (contact: Contact, times: Parameters<typeof touched>[1]) => Contact): Break =>
  contacts((all) => ({
    touch: async (id, times) => {
      const found = await all.get(id);
      if (isLive(found))
        await all.save({ contact: touch(found, times), events: [] }, { expectedVersion: found.version });
    },
  }));
const withTimes = (contact: Contact, timeOf: (index: number) => string | null | undefined): Contact => ({
  ...contact,
  channels: contact.channels.map((one, index) => ({ ...one, lastInteractionAt: timeOf(index) ?? null })),
});
/** What `get` tells of contacts, by id, otherwise than it is kept. */
const overlaid = (note: (change: Change, before: Contact) => ((contact: Contact) => Contact) | undefined): Break => {
  const overlays = new Map<string, (contact: Contact) => Contact>();
  return contacts((all) => ({
    save: async (change, options) => {
      const before = await all.get(change.contact.id);
      await all.save(change, options);
      const overlay =
        isLive(before) && change.contact.status !== 'deleted' ? note(change as Change, before) : undefined;
      if (overlay !== undefined) overlays.set(change.contact.id, overlay);
    },
    touch: (id, times) => {
      overlays.delete(id);
      return all.touch(id, times);
    },
    get: async (id) => {
      const found = await all.get(id);
      return isLive(found) ? (overlays.get(id)?.(found) ?? found) : found;
    },
  }));
};

/** Message times. */
export const messageTimeSaboteurs: Saboteurs = {
  'M1-touch': () => touching((contact, times) => ({ ...touched(contact, times), updatedAt: times.at })),
  'M1-touch-outbound': () =>
    touching((contact, times) => ({
      ...touched(contact, times),
      lastInboundAt: touched(contact, { ...times, inbound: true }).lastInboundAt,
    })),
  'M1-touch-late': () => {
    const late = new Map<string, string>();
    return contacts((all) => ({
      touch: async (id, times) => {
        const found = await all.get(id);
        const before = isLive(found) ? found.channels[0]?.lastInteractionAt : undefined;
        if (times.externalId === 'ann' && times.channelId === 'whatsapp' && times.at < (before ?? ''))
          late.set(id, times.at);
        await all.touch(id, times);
      },
      get: async (id) => {
        const found = await all.get(id);
        const at = late.get(id);
        return isLive(found) && at !== undefined && found.version === 1
          ? withTimes(found, (index) => (index === 0 ? at : found.channels[index]?.lastInteractionAt))
          : found;
      },
    }));
  },
  'M1-touch-first': () =>
    touching((contact, times) => {
      const next = touched(contact, times);
      return times.at < (contact.lastMessageAt ?? '')
        ? withTimes(next, (index) => contact.channels[index]?.lastInteractionAt)
        : next;
    }),
  'M1-touch-former': () =>
    touching((contact, times) => {
      const next = touched(contact, times);
      return times.externalId === 'old' ? withTimes(next, (index) => contact.channels[index]?.lastInteractionAt) : next;
    }),
  'M1-touch-channel': () =>
    touching((contact, times) => {
      const next = touched(contact, times);
      return times.externalId === undefined
        ? withTimes(next, (index) => contact.channels[index]?.lastInteractionAt)
        : next;
    }),
  'M1-touch-unknown': () =>
    contacts((all) => ({
      touch: async (id, times) => {
        if ((await all.get(id)) === undefined) throw new Error('no such contact');
        await all.touch(id, times);
      },
    })),
  'M1-touch-deleted': () =>
    contacts((all) => ({
      touch: async (id, times) => {
        if (isGone((await all.get(id))?.status)) throw new Error('no such contact');
        await all.touch(id, times);
      },
    })),
  'M1-touch-events': () => ({
    repositories: {
      contacts: (all, { all: { history } }) => ({
        touch: async (id, times) => {
          const found = await all.get(id);
          await all.touch(id, times);
          if (!isLive(found)) return;
          const [event] = await history.list(id, { limit: 1 });
          const again = (await all.get(id)) as Contact;
          await all.save(
            { contact: again, events: [{ ...event, seq: 1 } as never] },
            { expectedVersion: found.version },
          );
        },
      }),
    },
  }),
  'M1-save-late': () =>
    overlaid(({ contact: { lastInboundAt } }) => (found) => ({ ...found, lastInboundAt })),
  'M1-save-rotated': () =>
    overlaid(({ contact }, before) => {
      const known = new Set(before.channels.map(({ externalId }) => externalId));
      const isNew = (index: number): boolean => !known.has(contact.channels[index]?.externalId ?? '');
      return (found) =>
        withTimes(found, (index) => (isNew(index) ? contact : found).channels[index]?.lastInteractionAt);
    }),
  'M1-save-forward': () =>
    contacts((all) => ({
      save: async (change, options) => {
        const before = await all.get(change.contact.id);
        if (!isLive(before) || change.contact.status === 'deleted') return all.save(change, options);
        const channels = change.contact.channels.map((one) => {
          const same = before.channels.find(
            ({ channelId, externalId }) => channelId === one.channelId && externalId === one.externalId,
          );
          return { ...one, lastInteractionAt: same?.lastInteractionAt ?? one.lastInteractionAt };
        });
        await all.save(
          edited(change as Change, () => ({ channels })),
          options,
        );
      },
    })),
  'M1-touch-race': () =>
    contacts((all, { crowded }) => ({
      touch: async (id, times) => {
        if (!crowded()) await all.touch(id, times);
      },
    })),
};
