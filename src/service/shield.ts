import { contactsError, isContactsError } from '../kernel/errors.js';
import { isLive } from '../ports/contact-repository.js';
import { asking, readsOf, type Scope, sees } from './scope.js';

/** A4: an error that says what is taken, without the id of a contact that the actor may not see. */
export async function shield(scope: Scope, error: unknown): Promise<unknown> {
  if (!isContactsError(error, 'IDENTITY_TAKEN', 'PHONE_TAKEN', 'EMAIL_TAKEN')) return error;
  const { contactId, ...rejection } = error.rejection;
  if (contactId === undefined) return error;
  const stored = await asking('store', () => readsOf(scope).contacts.get(contactId));
  return isLive(stored) && sees(scope, stored) ? error : contactsError(rejection);
}
