import { expect } from 'vitest';
import type { Change, Deletion } from '../../../src/contact/change.js';
import type { ChannelIdentity, Contact, Tombstone } from '../../../src/contact/contact.js';
import { contactFrom } from '../../../src/contact/contact-from.js';
import type { ContactEvent, EventData, EventType } from '../../../src/contact/events.js';
import type { ErrorCode } from '../../../src/kernel/errors.js';
import type { Reaction } from '../../../src/ports/outbox.js';
import type { Reads, Repositories, Store } from '../../../src/ports/store.js';
import type { Tag } from '../../../src/tags/tag.js';

/** What the memory store offers beyond the smallest store: all of it. */
export type All = Required<Repositories>;

/** Seconds after some midnight, as an instant. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 23) + seconds * 1000).toISOString();
}

export function contact(id: string, known: Partial<Contact> = {}): Contact {
  return contactFrom({ id, workspaceId: 'w', version: 1, createdAt: at(0), ...known });
}

export function identity(externalId: string, known: Partial<ChannelIdentity> = {}): ChannelIdentity {
  const blank = { aliases: [], address: null, connectedAt: at(0), lastInteractionAt: null, optedOut: null };
  return { channelId: 'chat', externalId, ...blank, ...known };
}

export function event<T extends EventType>(
  of: Contact | Tombstone,
  type: T,
  data: EventData[T],
  seq = 0,
): ContactEvent<T> {
  const { id, workspaceId, version, status } = of;
  const actor = { id: 'u1', role: 'owner' } as const;
  const subject = { type: 'contact', id, status } as const;
  const envelope = { id: `${id}-${version}-${seq}`, workspaceId, subject, version, seq, at: at(version), actor };
  return { ...envelope, type, source: 'manual', data } as unknown as ContactEvent<T>;
}

/** The change that makes a contact. */
export function made(of: Contact): Change {
  return { contact: of, events: [event(of, 'contact.created', { contact: of })] };
}

/** The next state of a contact, one version on. */
export function next(of: Contact, known: Partial<Contact> = {}): Change {
  const after = { ...of, ...known, version: of.version + 1 };
  return { contact: after, events: [event(after, 'contact.assigned', { before: null, after: 'u2' })] };
}

/** What deleting a contact leaves. */
export function deleted(of: Contact): Deletion {
  const { id, workspaceId, createdAt, channels } = of;
  const tombstone: Tombstone = {
    id,
    workspaceId,
    createdAt,
    version: of.version + 1,
    status: 'deleted',
    deletedAt: at(9),
  };
  return { contact: tombstone, events: [event(tombstone, 'contact.deleted', { channels })] };
}

export function tag(id: string, key = id): Tag {
  return { id, name: key.toUpperCase(), key, emoji: null, color: null, description: null };
}

export function reaction(id: string, known: Partial<Reaction> = {}): Reaction {
  return {
    id,
    workspaceId: 'w',
    contactIds: ['c1'],
    port: 'messages',
    task: { type: 'deleteMessages', contactIds: ['c1'] },
    createdAt: at(0),
    dueAt: at(0),
    attempts: 0,
    error: null,
    parked: false,
    ...known,
  };
}

/** One unit of work in the workspace `w`, unless another is named. */
export function write<T>(store: Store, work: (repositories: All) => Promise<T>, workspaceId = 'w'): Promise<T> {
  return store.transaction(workspaceId, (repositories) => work(repositories as All));
}

export function read(store: Store, workspaceId = 'w'): Required<Reads> {
  return store.read(workspaceId) as Required<Reads>;
}

export async function insert(store: Store, ...contacts: readonly Contact[]): Promise<void> {
  await write(store, async (repositories) => {
    for (const one of contacts) await repositories.contacts.insert(made(one));
  });
}

/** Expects a store's error, with this code and data. */
export async function refused(promise: Promise<unknown>, code: ErrorCode, data: object = {}): Promise<void> {
  await expect(promise).rejects.toMatchObject({ name: 'ContactsError', code, rejection: { code, ...data } });
}

/** How many of simultaneous attempts were refused, and with which codes. */
export async function refusals(attempts: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const outcomes = await Promise.allSettled(attempts);
  return outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: unknown }).code] : []));
}

export const ids = (contacts: readonly { readonly id: string }[]): readonly string[] => contacts.map(({ id }) => id);
