import type { Change, Deletion } from '../../contact/change.js';
import type { Contact } from '../../contact/contact.js';
import type { ContactEvent } from '../../contact/events.js';
import { type Touch, touched, withLatestTimes } from '../../contact/touch.js';
import { contactsError } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import { type ContactRepository, isLive, type SaveOptions } from '../../ports/contact-repository.js';
import { reindex } from './contact-keys.js';
import { copy, keep, keepBeside, keepContact } from './copy.js';
import { findBy, findHolder } from './find-contacts.js';
import type { Run } from './run.js';
import { refuseTaken } from './taken.js';
import type { Workspace } from './workspace.js';

/** Keeps contacts. A write is refused or done by the time its call returns, so that no other comes between. */
export function contactRepository(workspace: Workspace, run: Run): ContactRepository {
  const { contacts } = workspace;
  return {
    get: (id) => run(() => copy(contacts.get(id))),
    getMany: (ids) => run(() => [...new Set(ids)].flatMap((id) => copy(contacts.get(id)) ?? [])),
    findByIdentity: (channelId, externalId) => run(() => copy(findHolder(workspace, channelId, externalId))),
    findByPhone: (e164, limit) => run(() => findBy(workspace, 'phone', e164, limit)),
    findByEmail: (key, limit) => run(() => findBy(workspace, 'email', key, limit)),
    insert: (change, options) => run(() => insertContact(workspace, change, options)),
    save: (change, options) => run(() => save(workspace, change, options)),
    touch: (id, times) => run(() => moveTimes(workspace, id, times)),
  };
}

/** A new contact with its events. */
export function insertContact(workspace: Workspace, { contact, events }: Change, { unique }: SaveOptions = {}): void {
  const { id } = contact;
  admit(workspace.id, contact, 'contact');
  const kept = keepContact(contact);
  // Whatever stands at an id, a tombstone too, stands there for good.
  if (!workspace.contacts.add(id, kept)) throw contactsError({ code: 'VERSION_CONFLICT', id, expected: 0 });
  refuseTaken(workspace, undefined, kept, unique);
  reindex(workspace.contactsBy, id, undefined, kept);
  for (const event of events) {
    const envelope = { ...event, data: null };
    // The contact has been looked at.
    admit(workspace.id, event.type === 'contact.created' && event.data.contact === contact ? envelope : event, 'event');
    workspace.events.append(id, keepEvent(event, contact, kept));
  }
}

function save(
  workspace: Workspace,
  { contact, events }: Change | Deletion,
  { expectedVersion: expected, unique }: SaveOptions & { readonly expectedVersion: number },
): void {
  const { id } = contact;
  admit(workspace.id, contact, 'contact');
  for (const event of events) admit(workspace.id, event, 'event');
  const stored = workspace.contacts.get(id);
  if (!isLive(stored) || stored.version !== expected) throw contactsError({ code: 'VERSION_CONFLICT', id, expected });
  if (contact.status !== 'deleted') refuseTaken(workspace, stored, contact, unique);
  const kept = contact.status === 'deleted' ? keep(contact) : keepContact(withLatestTimes(contact, stored));
  workspace.contacts.set(id, kept);
  reindex(workspace.contactsBy, id, stored, kept);
  for (const event of events) workspace.events.append(id, keep(event));
}

function moveTimes({ contacts }: Workspace, id: string, times: Touch): void {
  const stored = contacts.get(id);
  if (!isLive(stored)) return;
  contacts.set(id, touched(stored, times));
}

/** The event that brings the whole contact shares it with the row: history doubles no contact. */
function keepEvent(event: ContactEvent, contact: Contact, kept: Contact): ContactEvent {
  if (event.type !== 'contact.created') return keep(event);
  const data = { contact: keepBeside(event.data.contact, contact, kept) };
  return { ...event, subject: { ...event.subject }, actor: { ...event.actor }, data };
}
