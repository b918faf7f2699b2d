import type { Contact } from '../../contact/contact.js';
import { contactsError } from '../../kernel/errors.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import { identifierRows } from './identifier-rows.js';
import { refuseTakenIdentifier } from './taken.js';
import type { Unit } from './unit.js';

/** C4, C5: the rows of a contact's phones and emails from what they were to what they are. */
export async function syncIdentifiers(
  unit: Unit,
  contact: Contact,
  before: readonly (readonly [field: string, value: string])[],
  unique: SaveOptions['unique'],
): Promise<void> {
  const { workspaceId, dialect, query } = unit;
  const rows = identifierRows(contact, unique);
  const added = rows.filter(({ field, value }) => !before.some((one) => one[0] === field && one[1] === value));
  const removed = before.filter((one) => !rows.some(({ field, value }) => one[0] === field && one[1] === value));
  for (const [field, value] of removed)
    await query(
      'delete from contactkit_identifiers where workspace_id = $1 and field = $2 and value = $3 and contact_id = $4',
      workspaceId,
      field,
      value,
      contact.id,
    );
  if (added.length === 0) return;
  const [written = 0] = await dialect.insert(query, ['contactkit_identifiers', added]);
  await refuseTakenIdentifier(unit, [contact], added, unique);
  // Whoever had the value has let it go since: deciding again will do.
  if (written < added.length)
    throw contactsError({ code: 'VERSION_CONFLICT', id: contact.id, expected: contact.version - 1 });
}
