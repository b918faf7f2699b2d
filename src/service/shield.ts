import { mayViewField } from '../access/visibility.js';
import { contactsError, isContactsError } from '../kernel/errors.js';
import { isLive } from '../ports/contact-repository.js';
import { asking, readsOf, type Scope, sees } from './scope.js';

/** What the actor would be told of the contact with what is taken; an external id may be either. */
const told = { PHONE_TAKEN: ['phone'], EMAIL_TAKEN: ['email'], IDENTITY_TAKEN: ['phone', 'email'] } as const;

/** A4: an error that says what is taken, without the id of a contact that the actor may not see, or may not know by that. */
export async function shield(scope: Scope, error: unknown): Promise<unknown> {
  if (!isContactsError(error, 'IDENTITY_TAKEN', 'PHONE_TAKEN', 'EMAIL_TAKEN')) return error;
  const { contactId, ...rejection } = error.rejection;
  if (contactId === undefined) return error;
  if (!told[error.code].every((path) => mayViewField(scope.actor, path))) return contactsError(rejection);
  const stored = await asking('store', () => readsOf(scope).contacts.get(contactId));
  return isLive(stored) && sees(scope, stored) ? error : contactsError(rejection);
}
