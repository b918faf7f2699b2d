import type { Change, Deletion } from '../../contact/change.js';
import type { Contact, Tombstone } from '../../contact/contact.js';
import type { ContactEvent, EventData, EventType } from '../../contact/events.js';
import type { Instant } from '../../kernel/instant.js';
import type { Reaction } from '../../ports/outbox.js';
import type { Reads, Repositories, Store } from '../../ports/store.js';
import { aContact } from '../builders.js';
import { testWorkspaceId } from '../context.js';

/** The workspace that has nothing to do with the one of the builders. */
export const otherWorkspaceId = 'workspace-2';

/** The repositories of a store that has what the rule needs; what it does not need may be missing all the same. */
export type All = Required<Repositories>;

/** Some moment, and so many seconds later. */
export function at(seconds: number): Instant {
  return new Date(Date.UTC(2026, 5, 1) + seconds * 1000).toISOString();
}

/** One unit of work. */
export function unit<T>(store: Store, work: (all: All) => Promise<T>, workspaceId = testWorkspaceId): Promise<T> {
  return store.transaction(workspaceId, (all) => work(all as All));
}

/** What the store tells outside of units of work. */
export function reads(store: Store, workspaceId = testWorkspaceId): Required<Reads> {
  return store.read(workspaceId) as Required<Reads>;
}

/** One event of a contact as it is after it. */
export function event<T extends EventType>(
  of: Contact | Tombstone,
  type: T,
  data: EventData[T],
  seq = 0,
): ContactEvent<T> {
  const { id, workspaceId, version, status } = of;
  // Two that are saved at once have the same version and no event in common.
  const mark = 'assigneeId' in of && of.assigneeId !== null ? `-${of.assigneeId}` : '';
  return {
    id: `${id}-${version}-${seq}${mark}`,
    type,
    workspaceId,
    subject: { type: 'contact', id, status },
    version,
    seq,
    at: at(version),
    actor: { id: 'user-1', role: 'manager' },
    source: 'manual',
    data,
  } as unknown as ContactEvent<T>;
}

/** The change that brings a contact. */
export function made(contact: Contact): Change {
  return { contact, events: [event(contact, 'contact.created', { contact })] };
}

/** The next state of a contact: another assignee, and what is given. */
export function changed(before: Contact, overrides: Partial<Contact> = {}): Change {
  const version = before.version + 1;
  const contact = { ...before, assigneeId: 'user-2', updatedAt: at(version), ...overrides, version };
  const assigned = { before: before.assigneeId, after: contact.assigneeId };
  return { contact, events: [event(contact, 'contact.assigned', assigned)] };
}

/** What deleting a contact leaves. */
export function deleted({ id, workspaceId, version, createdAt, channels }: Contact): Deletion {
  const tombstone: Tombstone = {
    status: 'deleted',
    id,
    workspaceId,
    version: version + 1,
    createdAt,
    deletedAt: at(version + 1),
  };
  const freed = channels.map(({ channelId, externalId }) => ({ channelId, externalId }));
  return { contact: tombstone, events: [event(tombstone, 'contact.deleted', { channels: freed })] };
}

/** A reaction of a contact's that is due at once. */
export function reaction(id: string, overrides: Partial<Reaction> = {}): Reaction {
  const { contactIds = ['contact-1'] } = overrides;
  return {
    id,
    workspaceId: testWorkspaceId,
    contactIds,
    port: 'messages',
    task: { type: 'deleteMessages', contactIds },
    createdAt: at(0),
    dueAt: at(0),
    attempts: 0,
    error: null,
    parked: false,
    ...overrides,
  };
}

/** Inserts contacts in one unit of work. */
export function insert(store: Store, ...contacts: readonly Contact[]): Promise<void> {
  return unit(store, async (all) => {
    for (const contact of contacts) await all.contacts.insert(made(contact));
  });
}

/** Saves the next state of a contact that is stored as `before`; gives that state. */
export async function save(store: Store, before: Contact, overrides: Partial<Contact> = {}): Promise<Contact> {
  const change = changed(before, overrides);
  await unit(store, (all) => all.contacts.save(change, { expectedVersion: before.version }));
  return change.contact;
}

/** Deletes a contact that is stored as `before`. */
export function remove(store: Store, before: Contact): Promise<void> {
  return unit(store, (all) => all.contacts.save(deleted(before), { expectedVersion: before.version }));
}

/** A contact whose parts are told apart from those of every other by `id`. */
export function person(id: string, overrides: Partial<Contact> = {}): Contact {
  return aContact({ id, ...overrides });
}

/** The ids of rows, in their order. */
export function ids(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}
