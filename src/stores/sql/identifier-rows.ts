import type { Contact } from '../../contact/contact.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import type { Row } from './tables.js';

/** C4, D3: the phones and keys of emails by which a contact is found, once each. */
export function identifiersOf({ phone, email, aliases }: Contact): {
  readonly [F in 'phone' | 'email']: readonly string[];
} {
  const known = (value: string | null, others: readonly string[]): readonly string[] =>
    value === null ? others : [value, ...others];
  return {
    phone: [...new Set(known(phone, aliases.phones))],
    email: [...new Set(known(email, aliases.emails).map(emailKey))],
  };
}

/** The rows of what is found of a contact, those of `unique` claimed for it alone (C5). */
export function identifierRows(
  contact: Contact,
  unique: SaveOptions['unique'] = [],
): readonly (Row<'contactkit_identifiers'> & { readonly field: 'phone' | 'email'; readonly value: string })[] {
  const identifiers = identifiersOf(contact);
  return (['phone', 'email'] as const).flatMap((field) =>
    identifiers[field].map((value) => ({
      workspace_id: contact.workspaceId,
      field,
      value,
      contact_id: contact.id,
      sole: unique.includes(field) ? value : null,
    })),
  );
}

/** V4: the stored domain is lower-case, so lowering the whole address gives its key. */
export function emailKey(address: string): string {
  return address.toLowerCase();
}
