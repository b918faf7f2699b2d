import type { Contact } from '../../contact/contact.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import type { Row } from './tables.js';

/** A phone, or the key of an email. */
export type Identifier = readonly [field: 'phone' | 'email', value: string];

/** C4, D3: by what a contact is found, once each. */
export function identifiersOf({ phone, email, aliases }: Contact): readonly Identifier[] {
  const known = (value: string | null, others: readonly string[]): readonly string[] =>
    value === null ? others : [value, ...others];
  return [
    ...[...new Set(known(phone, aliases.phones))].map((value): Identifier => ['phone', value]),
    ...[...new Set(known(email, aliases.emails).map(emailKey))].map((value): Identifier => ['email', value]),
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

/** V4: the stored domain is lower-case, so lowering the whole address gives its key. */
export function emailKey(address: string): string {
  return address.toLowerCase();
}
