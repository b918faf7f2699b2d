import type { Contact } from '../../contact/contact.js';
import { emailKeysOf, phonesOf } from '../../contact/identifiers.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import type { Row } from './tables.js';

/** A phone, or the key of an email. */
export type Identifier = readonly [field: 'phone' | 'email', value: string];

/** C4, D3: by what a contact is found, once each. */
export function identifiersOf(contact: Contact): readonly Identifier[] {
  return [
    ...phonesOf(contact).map((value): Identifier => ['phone', value]),
    ...emailKeysOf(contact).map((value): Identifier => ['email', value]),
  ];
}

/** The rows of what a contact is found by; what is `unique` is claimed for it alone (C5). */
export function identifierRows(
  { workspaceId, id }: Pick<Contact, 'workspaceId' | 'id'>,
  identifiers: readonly Identifier[],
  unique: SaveOptions['unique'] = [],
): readonly Required<Row<'contactkit_identifiers'>>[] {
  return identifiers.map(([field, value]) => ({
    workspace_id: workspaceId,
    field,
    value,
    contact_id: id,
    sole: unique.includes(field) ? value : null,
  }));
}
