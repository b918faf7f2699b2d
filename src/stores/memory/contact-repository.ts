import type { Change, ContactDraft, Deletion } from '../../contact/change.js';
import type { Contact } from '../../contact/contact.js';
import type { ContactEvent } from '../../contact/events.js';
import { touch } from '../../contact/touch.js';
import { contactsError } from '../../kernel/errors.js';
import type { ContactRepository, SaveOptions } from '../../ports/contact-repository.js';
import { isLive, reindex } from './contact-keys.js';
import { contactReads } from './contact-reads.js';
import { keep, keepBeside } from './copy.js';
import { keepLatest } from './message-times.js';
import { ownedBy } from './owned-by.js';
import type { Run } from './run.js';
import { refuseTaken } from './taken.js';
import type { Workspace } from './workspace.js';

/** Keeps contacts. A write is refused or done by the time its call returns, so that no other comes between. */
export function contactRepository(workspace: Workspace, run: Run): ContactRepository {
  const { contacts } = workspace;
  const { get, getMany, findByIdentity, findByPhone, findByEmail } = contactReads(workspace, run);
  return {
    get,
    getMany,
    findByIdentity,
    findByPhone,
    findByEmail,
    insert: (change, options) => run(() => insert(workspace, change, options)),
    save: (change, options) => run(() => save(workspace, change, options)),
    touch(id, times) {
      return run(() => {
        const stored = contacts.get(id);
        if (!isLive(stored)) return;
        const draft = { ...stored, channels: stored.channels.map((channel) => ({ ...channel })) };
        touch(draft as ContactDraft, times);
        contacts.set(id, draft);
      });
    },
  };
}

function insert(workspace: Workspace, { contact, events }: Change, { unique }: SaveOptions = {}): void {
  const { id } = contact;
  ownedBy(workspace, contact, 'contact');
  // Whatever stands at an id, a tombstone too, stands there for good.
  if (workspace.contacts.get(id) !== undefined) throw contactsError({ code: 'VERSION_CONFLICT', id, expected: 0 });
  refuseTaken(workspace, undefined, contact, unique);
  const kept = keep(contact);
  workspace.contacts.set(id, kept);
  reindex(workspace.contactsBy, id, undefined, kept);
  for (const event of events) workspace.events.append(id, keepEvent(event, contact, kept));
}

function save(
  workspace: Workspace,
  { contact, events }: Change | Deletion,
  { expectedVersion: expected, unique }: SaveOptions & { readonly expectedVersion: number },
): void {
  const { id } = contact;
  ownedBy(workspace, contact, 'contact');
  const stored = workspace.contacts.get(id);
  if (!isLive(stored) || stored.version !== expected) throw contactsError({ code: 'VERSION_CONFLICT', id, expected });
  if (contact.status !== 'deleted') refuseTaken(workspace, stored, contact, unique);
  const kept = keep(contact.status === 'deleted' ? contact : keepLatest(contact, stored));
  workspace.contacts.set(id, kept);
  reindex(workspace.contactsBy, id, stored, kept);
  for (const event of events) workspace.events.append(id, keep(event));
}

/** The event that brings the whole contact shares it with the row: history doubles no contact. */
function keepEvent(event: ContactEvent, contact: Contact, kept: Contact): ContactEvent {
  if (event.type !== 'contact.created') return keep(event);
  const data = { contact: keepBeside(event.data.contact, contact, kept) };
  return { ...event, subject: { ...event.subject }, actor: { ...event.actor }, data };
}
