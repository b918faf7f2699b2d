import type { Contact, Tombstone } from '../contact/contact.js';
import { visibleContact } from '../contact/visible.js';
import { contactsError } from '../kernel/errors.js';
import type { Scope } from './scope.js';

/** What a caller gets of a contact: without hidden fields (A4); throws `CONTACT_DELETED` for one that is gone (S7). */
export function answerWith({ actor }: Scope, contact: Contact | Tombstone): Contact {
  if (contact.status === 'deleted') throw contactsError({ code: 'CONTACT_DELETED', id: contact.id });
  return visibleContact(contact, actor);
}
