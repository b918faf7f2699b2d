import { emailKey } from '../values/email-forms.js';
import type { Contact } from './contact.js';

type Known = Pick<Contact, 'phone' | 'email' | 'aliases'>;

/** C4, D3: the phones by which a contact is found, those that a merge discarded too, once each. */
export function phonesOf({ phone, aliases }: Known): readonly string[] {
  return known(phone, aliases.phones);
}

/** C4, D3: the same of email addresses, as their keys. */
export function emailKeysOf({ email, aliases }: Known): readonly string[] {
  return known(email, aliases.emails, emailKey);
}

// Almost always there is one, and nothing to fold into a set.
function known(value: string | null, others: readonly string[], keyOf = (one: string) => one): readonly string[] {
  const own = value === null ? [] : [keyOf(value)];
  return others.length === 0 ? own : [...new Set([...own, ...others.map(keyOf)])];
}
