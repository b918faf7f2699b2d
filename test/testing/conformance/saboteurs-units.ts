import { contactsError, isContactsError } from '../../../src/kernel/errors.js';
import type { Capability } from '../../../src/kernel/vocabulary.js';
import { isLive } from '../../../src/ports/contact-repository.js';
import type { Reads, Store } from '../../../src/ports/store.js';
import type { All, Break, Saboteurs } from './sabotage.js';

const but = (name: Capability) => (all: readonly Capability[]) => all.filter((one) => one !== name);
const omitted = <R extends object>(all: R, name: string): R =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== name)) as R;

/** What a store says that it offers. */
export const capabilitySaboteurs: Saboteurs = {
  'R5-manifest': () => ({ store: ({ capabilities }) => ({ capabilities: but('usage')(capabilities) }) }),
  'R5-reads': () => ({
    store: (store) => ({ read: (workspaceId) => ({ ...store.read(workspaceId), batch: {} }) as Reads }),
  }),
  'R5-repositories': () => ({
    capabilities: but('batch'),
    store: ({ capabilities }) => ({ capabilities: but('batch')(capabilities) }),
  }),
  'R5-workers': () => ({
    capabilities: but('outbox'),
    store: (store) => ({
      capabilities: but('outbox')(store.capabilities),
      read: (workspaceId) => omitted(store.read(workspaceId), 'outbox'),
      transaction: (workspaceId, work) => store.transaction(workspaceId, (all) => work(omitted(all, 'outbox'))),
    }),
  }),
};

/** Units of work. */
export const unitSaboteurs: Saboteurs = {
  'E2-answer': () => ({
    store: (store) => ({
      transaction: async (workspaceId, work) => {
        const answer: unknown = await store.transaction(workspaceId, work);
        return (
          typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? { ...answer } : answer
        ) as never;
      },
    }),
  }),
  'E2-thrown': () => ({
    store: (store) => ({
      transaction: async (workspaceId, work) => {
        try {
          return await store.transaction(workspaceId, work);
        } catch (error) {
          throw isContactsError(error) ? error : new Error('the transaction failed', { cause: error });
        }
      },
    }),
  }),
  'E2-doomed': () => ({
    repositories: {
      contacts: (contacts, { afterwards, store, workspaceId }) => ({
        insert: (change, options) => {
          afterwards(
            (failure) =>
              failure?.caught === true && store.transaction(workspaceId, (all) => all.contacts.insert(change)),
          );
          return contacts.insert(change, options);
        },
      }),
    },
  }),
  'E2-own-saves': () => ({
    repositories: {
      contacts: (contacts, { inside }) => ({
        findByPhone: async (phone, limit) =>
          (await contacts.findByPhone(phone, limit)).filter(({ version }) => !inside || version === 1),
      }),
    },
  }),
  'E2-unseen': () => {
    let open: All['contacts'] | undefined;
    return {
      repositories: {
        contacts: (contacts, { inside, afterwards }) => {
          if (!inside) return { get: (id) => (open ?? contacts).get(id) };
          open = contacts;
          afterwards(() => (open = undefined));
          return {};
        },
      },
    };
  },
};

const home = (store: Store): All => store.read('workspace-1') as All;

/** Workspaces. */
export const isolationSaboteurs: Saboteurs = {
  'A6-found': () => ({
    repositories: {
      contacts: (contacts, { store }) => ({
        findByEmail: async (key, limit) => {
          const found = await contacts.findByEmail(key, limit);
          return found.length > 0 ? found : store.read('workspace-1').contacts.findByEmail(key, limit);
        },
      }),
    },
  }),
  'A6-shared': () => ({
    repositories: {
      uniqueIdentities: (values, { store }) => ({
        shared: async (field, limit) => {
          const found = await values.shared(field, limit);
          return found.length > 0 ? found : home(store).uniqueIdentities.shared(field, limit);
        },
      }),
    },
  }),
  'A6-unique': () => ({
    repositories: {
      contacts: (contacts, { store, workspaceId }) => ({
        insert: async (change, options) => {
          const { phone } = change.contact;
          if (workspaceId !== 'workspace-1' && options?.unique?.includes('phone') && phone !== null)
            if ((await home(store).contacts.findByPhone(phone, 1)).length > 0)
              throw contactsError({ code: 'PHONE_TAKEN', phone });
          await contacts.insert(change, options);
        },
      }),
    },
  }),
  'A6-tag-contacts': () => ({
    repositories: {
      tags: (tags, { store, workspaceId }) => ({
        countContacts: (ids) => (workspaceId === 'workspace-1' ? tags : home(store).tags).countContacts(ids),
      }),
    },
  }),
  'A6-field-contacts': () => ({
    repositories: {
      fields: (fields, { store, workspaceId }) => ({
        contactsWith: (key, page) =>
          workspaceId === 'workspace-1'
            ? fields.contactsWith(key, page)
            : store.transaction('workspace-1', (all) => (all as All).fields.contactsWith(key, page)),
      }),
    },
  }),
  'A6-stage-contacts': () => ({
    repositories: {
      stages: (stages, { store, workspaceId }) => ({
        contactsIn: (id, limit) =>
          workspaceId === 'workspace-1'
            ? stages.contactsIn(id, limit)
            : store.transaction('workspace-1', (all) => (all as All).stages.contactsIn(id, limit)),
      }),
    },
  }),
  'A6-claims': () => ({
    repositories: {
      outbox: (outbox, { store }) => ({
        pending: async (limit, contactId) => {
          const found = await outbox.pending(limit, contactId);
          return found.length > 0 || contactId === undefined ? found : home(store).outbox.pending(limit, contactId);
        },
      }),
    },
  }),
  'A6-wrong-insert': () => ({
    repositories: {
      contacts: (contacts, { workspaceId }) => ({
        insert: (change, options) => {
          const foreign = change.contact.workspaceId !== workspaceId;
          return contacts.insert(
            foreign ? { contact: { ...change.contact, workspaceId }, events: [] } : change,
            options,
          );
        },
      }),
    },
  }),
  'A6-wrong-save': () => ({
    repositories: {
      contacts: (contacts, { workspaceId }) => ({
        save: (change, options) => {
          const foreign = change.contact.workspaceId !== workspaceId;
          return contacts.save(
            (foreign ? { contact: { ...change.contact, workspaceId }, events: [] } : change) as never,
            options,
          );
        },
      }),
    },
  }),
  'A6-wrong-reaction': () => ({
    repositories: {
      outbox: (outbox, { workspaceId }) => ({
        add: (reactions) => outbox.add(reactions.map((one) => ({ ...one, workspaceId }))),
      }),
    },
  }),
  'A6-wrong-batch': () => ({
    repositories: {
      batch: (batch, { workspaceId }) => ({
        insert: (changes, options) =>
          batch.insert(
            changes.map(({ contact }) => ({
              contact: { ...contact, workspaceId },
              events:
                contact.workspaceId === workspaceId
                  ? (changes.find((one) => one.contact === contact)?.events ?? [])
                  : [],
            })),
            options,
          ),
      }),
    },
  }),
};

const reopened = (broken: Omit<Break, 'reopened'>): Break => ({ reopened: broken });

/** What a restart loses. */
export const persistenceSaboteurs: Saboteurs = {
  'E2-kept-changes': () =>
    reopened({
      repositories: {
        contacts: (contacts) => ({
          get: async (id) => {
            const found = await contacts.get(id);
            return isLive(found) ? { ...found, lastMessageAt: null } : found;
          },
        }),
      },
    }),
  'E3-kept-claims': () =>
    reopened({
      store: (store) => ({
        claimDue: (limit, _, until) => store.claimDue?.(limit, until, until) ?? Promise.resolve([]),
      }),
    }),
};
