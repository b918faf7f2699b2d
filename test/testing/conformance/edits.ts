import type { Change, Deletion } from '../../../src/contact/change.js';
import type { Contact } from '../../../src/contact/contact.js';
import { isContactsError } from '../../../src/kernel/errors.js';
import type { ContactRepository, SaveOptions } from '../../../src/ports/contact-repository.js';
import type { All, Break, Place } from './sabotage.js';

/** Text in any data, changed wherever it stands; the data itself stays as it is. */
export function retext<T>(data: T, edit: (text: string) => string): T {
  if (typeof data === 'string') return edit(data) as T;
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((one) => retext(one as unknown, edit)) as T;
  return Object.fromEntries(
    Object.entries(data as Record<string, unknown>).map(([key, member]) => [edit(key), retext(member, edit)]),
  ) as T;
}

/** The contact of a change, changed. */
export function edited<C extends Change>(change: C, edit: (contact: Contact) => Partial<Contact>): C {
  return { ...change, contact: { ...change.contact, ...edit(change.contact) } };
}

/** Inserted contacts are changed on their way in. */
export function inserting(edit: (contact: Contact) => Partial<Contact>): Break {
  return {
    repositories: {
      contacts: (contacts) => ({ insert: (change, options) => contacts.insert(edited(change, edit), options) }),
    },
  };
}

type Given = SaveOptions & { readonly expectedVersion: number };
/** Inserts and saves that are wrongly skipped, as if they were done. */
export function skipping(skips: {
  readonly insert?: (change: Change, place: Place, options: SaveOptions) => unknown;
  readonly save?: (change: Change | Deletion, place: Place, options: Given) => unknown;
}): Break {
  return {
    repositories: {
      contacts: (contacts, place) => ({
        insert: async (change, options = {}) => {
          if ((await skips.insert?.(change, place, options)) !== true) await contacts.insert(change, options);
        },
        save: async (change, options) => {
          if ((await skips.save?.(change, place, options)) !== true) await contacts.save(change, options);
        },
      }),
    },
  };
}

/** One method of contacts gets in after its unit of work was refused with `code`, in its own way. */
export function afterRefusal(
  method: 'insert' | 'save',
  code: string,
  then: (all: All, change: Change, options: Given, place: Place) => unknown,
): Break {
  return {
    repositories: {
      contacts: (contacts, place) => ({
        [method]: async (change: Change, options: Given) => {
          const { store, workspaceId } = place;
          place.afterwards(async (failure) => {
            if (place.crowded() || !isContactsError(failure?.error) || failure.error.code !== code) return;
            await store.transaction(workspaceId, async (all) => then(all as All, change, options, place));
          });
          await contacts[method](change, options);
        },
      }),
    },
  };
}

/** Who has an identity, and by what: their present external id, or an earlier one. */
export async function holderOf(
  contacts: Pick<ContactRepository, 'findByIdentity'>,
  { contact }: Change | Deletion,
): Promise<
  readonly { readonly holder: Contact; readonly as: 'present' | 'alias'; readonly claimed: 'present' | 'alias' }[]
> {
  if (contact.status === 'deleted') return [];
  const found = [];
  for (const { channelId, externalId, aliases } of contact.channels) {
    for (const id of [externalId, ...aliases]) {
      const holder = await contacts.findByIdentity(channelId, id);
      if (holder === undefined || holder.id === contact.id) continue;
      const present = holder.channels.some((one) => one.channelId === channelId && one.externalId === id);
      const claimed = id === externalId ? 'present' : 'alias';
      found.push({ holder, as: present ? 'present' : 'alias', claimed } as const);
    }
  }
  return found;
}
