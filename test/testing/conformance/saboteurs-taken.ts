import type { Change, Deletion } from '../../../src/contact/change.js';
import type { Contact } from '../../../src/contact/contact.js';
import { contactsError } from '../../../src/kernel/errors.js';
import { afterRefusal, holderOf, inserting, skipping } from './edits.js';
import { type Break, type Place, type Saboteurs } from './sabotage.js';
import { misreported } from './saboteurs-contacts.js';

const taken = () => contactsError({ code: 'IDENTITY_TAKEN', channelId: 'whatsapp', externalId: 'ann' });
const phoneTaken = (phone: string) => contactsError({ code: 'PHONE_TAKEN', phone });

/** Whether somebody has an identity of the contact in this way. */
const held = async (
  change: Change | Deletion,
  { all }: Place,
  as: 'present' | 'alias',
  claimed?: 'present' | 'alias',
): Promise<boolean> =>
  (await holderOf(all.contacts, change)).some(
    (one) => one.as === as && (claimed === undefined || one.claimed === claimed),
  );

/** An insert is refused what somebody had once, and has no more, who is now `status`. */
function everHeld(
  keysOf: (contact: Contact) => readonly string[],
  status: string,
  error: (key: string) => Error,
  asked: (unique: boolean) => boolean,
): Break {
  const holders = new Map<string, string>();
  return {
    repositories: {
      contacts: (contacts, { all, workspaceId }) => ({
        insert: async (change, options) => {
          for (const key of keysOf(change.contact)) {
            const holder = holders.get(`${workspaceId} ${key}`);
            if (holder === undefined || !asked(options?.unique !== undefined)) continue;
            const found = await all.contacts.get(holder);
            if (found?.status === status && !(status === 'active' && keysOf(found as Contact).includes(key)))
              throw error(key);
          }
          await contacts.insert(change, options);
          for (const key of keysOf(change.contact)) holders.set(`${workspaceId} ${key}`, change.contact.id);
        },
      }),
    },
  };
}
const idsOf = ({ channels }: Contact): readonly string[] =>
  channels.flatMap((one) => [one.externalId, ...one.aliases].map((id) => `${one.channelId} ${id}`));
const phoneOf = ({ phone }: Contact): readonly string[] => (phone === null ? [] : [phone]);

/** Identities. */
export const identitySaboteurs: Saboteurs = {
  'N1-insert-taken': () =>
    afterRefusal('insert', 'IDENTITY_TAKEN', (all, { contact }) =>
      all.contacts.insert({ contact: { ...contact, channels: [] }, events: [] }),
    ),
  'N1-save-taken': () =>
    afterRefusal('save', 'IDENTITY_TAKEN', (all, { contact }, { expectedVersion }) =>
      all.contacts.save({ contact: { ...contact, channels: [] }, events: [] }, { expectedVersion }),
    ),
  'N3-insert-alias-taken': () => skipping({ insert: (change, place) => held(change, place, 'alias') }),
  'N3-insert-as-alias': () =>
    skipping({ insert: async (change, place) => !place.crowded() && held(change, place, 'present', 'alias') }),
  'N3-save-alias-taken': () => skipping({ save: (change, place) => held(change, place, 'alias') }),
  'N1-blocked-taken': () =>
    skipping({
      insert: async (change, { all }) =>
        (await holderOf(all.contacts, change)).some(({ holder }) => holder.status === 'blocked'),
    }),
  'N1-says': () => ({
    repositories: {
      contacts: (all) => ({
        insert: (change, options) =>
          misreported(all.insert(change, options), 'IDENTITY_TAKEN', () => ({ externalId: '?' })),
      }),
    },
  }),
  'N1-own': () => ({
    repositories: {
      contacts: (all) => ({
        save: async (change, options) => {
          const before = await all.get(change.contact.id);
          const former =
            before !== undefined && 'channels' in before ? before.channels.flatMap(({ aliases }) => aliases) : [];
          if (
            change.contact.status !== 'deleted' &&
            change.contact.channels.some(({ externalId }) => former.includes(externalId))
          )
            throw taken();
          await all.save(change, options);
        },
      }),
    },
  }),
  'N1-other-channel': () => ({
    repositories: {
      contacts: (all) => ({
        insert: async (change, options) => {
          for (const { externalId } of change.contact.channels)
            for (const channelId of ['whatsapp', 'sms']) {
              const holder = await all.findByIdentity(channelId, externalId);
              if (holder !== undefined && !change.contact.channels.some((one) => one.channelId === channelId))
                throw taken();
            }
          await all.insert(change, options);
        },
      }),
    },
  }),
  'N2-distinct': () => ({
    repositories: {
      contacts: (all) => ({
        insert: async (change, options) => {
          for (const { channelId, externalId } of change.contact.channels)
            if (
              externalId !== externalId.toLowerCase() &&
              (await all.findByIdentity(channelId, externalId.toLowerCase()))
            )
              throw taken();
          await all.insert(change, options);
        },
      }),
    },
  }),
  'N1-disconnected': () => everHeld(idsOf, 'active', taken, () => true),
  'S6-frees-identities': () => everHeld(idsOf, 'deleted', taken, () => true),
  'N5-first-messages-race': () =>
    skipping({ insert: async (change, place) => place.crowded() && held(change, place, 'present', 'present') }),
  'N1-claims-race': () =>
    skipping({ save: async (change, place) => place.crowded() && held(change, place, 'present') }),
  'N3-alias-race': () =>
    skipping({ insert: async (change, place) => place.crowded() && held(change, place, 'present', 'alias') }),
};

const other = async (found: Promise<readonly Contact[]>, { contact }: Change | Deletion): Promise<boolean> =>
  (await found).some(({ id }) => id !== contact.id);
const phoneHeld = async (change: Change | Deletion, { all }: Place): Promise<boolean> =>
  change.contact.status !== 'deleted' &&
  change.contact.phone !== null &&
  other(all.contacts.findByPhone(change.contact.phone, 9), change);
const emailHeld = async (change: Change | Deletion, { all }: Place): Promise<boolean> =>
  change.contact.status !== 'deleted' &&
  change.contact.email !== null &&
  other(all.contacts.findByEmail(change.contact.email.toLowerCase(), 9), change);
const shared = (
  edit: (
    field: 'phone' | 'email',
    values: readonly string[],
    place: Place,
    limit: number,
  ) => readonly string[] | Promise<readonly string[]>,
): Break => ({
  repositories: {
    uniqueIdentities: (all, place) => ({
      shared: async (field, limit) => edit(field, await all.shared(field, limit), place, limit),
    }),
  },
});

/** Unique phones and emails. */
export const uniqueValueSaboteurs: Saboteurs = {
  'C5-insert-phone': () =>
    afterRefusal('insert', 'PHONE_TAKEN', (all, { contact }) =>
      all.contacts.insert({ contact: { ...contact, phone: null }, events: [] }),
    ),
  'C5-insert-email': () =>
    skipping({
      insert: async (change, place, { unique = [] }) => unique.includes('email') && emailHeld(change, place),
    }),
  'C5-save-phone': () =>
    skipping({
      save: async (change, place, { unique = [] }) =>
        !place.crowded() && unique.includes('phone') && changesPhone(change, place),
    }),
  'C5-save-email': () =>
    skipping({
      save: async (change, place, { unique = [] }) =>
        !place.crowded() && unique.includes('email') && emailHeld(change, place),
    }),
  'C5-says': () => ({
    repositories: {
      contacts: (all) => ({
        insert: (change, options) => misreported(all.insert(change, options), 'PHONE_TAKEN', () => ({ phone: '?' })),
      }),
    },
  }),
  'C5-asked-only': () => ({
    repositories: {
      contacts: (all) => ({
        insert: (change, options) =>
          all.insert(
            change,
            options?.unique === undefined || options.unique.length === 0 ? options : { unique: ['phone', 'email'] },
          ),
      }),
    },
  }),
  'C5-kept': () => ({
    repositories: {
      contacts: (all, place) => ({
        save: async (change, options) => {
          if (options.unique?.includes('phone') && (await phoneHeld(change, place))) throw phoneTaken('+6591234567');
          await all.save(change, options);
        },
      }),
    },
  }),
  'C5-alias': () =>
    skipping({
      insert: async ({ contact: { phone } }, { all }, { unique = [] }) =>
        unique.includes('phone') &&
        phone !== null &&
        (await all.contacts.findByPhone(phone, 9)).some(({ aliases }) => aliases.phones.includes(phone)),
    }),
  'C5-frees': () => everHeld(phoneOf, 'deleted', phoneTaken, (unique) => unique),
  'C5-frees-changed': () => everHeld(phoneOf, 'active', phoneTaken, (unique) => unique),
  'C5-phone-race': () =>
    skipping({
      insert: async (change, place, { unique = [] }) =>
        place.crowded() && unique.includes('phone') && phoneHeld(change, place),
    }),
  'C5-email-race': () =>
    skipping({
      save: async (change, place, { unique = [] }) =>
        place.crowded() && unique.includes('email') && emailHeld(change, place),
    }),
  'C5-shared': () =>
    shared(async (field, values, { all }) => {
      if (field === 'phone') return values;
      const found = await Promise.all(values.map((value) => all.contacts.findByEmail(value, 9)));
      return values.filter((_, index) => new Set(found[index]?.map(({ email }) => email)).size === 1);
    }),
  'C5-shared-order': () => shared((_, values) => [...values].sort((one, two) => one.localeCompare(two))),
  'C5-shared-live': () => {
    const counts = new Map<string, number>();
    const { repositories } = shared((field, values, { workspaceId }, limit) =>
      field === 'email' || workspaceId !== 'workspace-1'
        ? values
        : [...counts].flatMap(([phone, count]) => (count > 1 ? [phone] : [])).slice(0, limit),
    );
    const noting = inserting(({ phone }) => {
      if (phone !== null) counts.set(phone, (counts.get(phone) ?? 0) + 1);
      return {};
    });
    return { repositories: { ...repositories, ...noting.repositories } };
  },
};

async function changesPhone(change: Change | Deletion, place: Place): Promise<boolean> {
  const before = await place.all.contacts.get(change.contact.id);
  const kept =
    before !== undefined && 'phone' in before && 'phone' in change.contact && before.phone === change.contact.phone;
  return !kept && phoneHeld(change, place);
}
