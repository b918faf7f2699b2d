import type { Change } from '../../contact/change.js';
import { contactsError } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import { contactRow } from './contact-row.js';
import { eventRow } from './event-rows.js';
import { identifierRows, identifiersOf } from './identifier-rows.js';
import { identityRows } from './identity-rows.js';
import { tagRows } from './tag-rows.js';
import { refuseTakenIdentifier, refuseTakenIdentity } from './taken.js';
import type { Unit } from './unit.js';

/** N1, C5: new contacts with their events; what is taken is decided by the keys of the tables. */
export async function insertContacts(
  unit: Unit,
  changes: readonly Change[],
  { unique }: SaveOptions = {},
): Promise<void> {
  const contacts = changes.map(({ contact }) => contact);
  const events = changes.flatMap((change) => change.events);
  for (const contact of contacts) admit(unit.workspaceId, contact, 'contact');
  for (const event of events) admit(unit.workspaceId, event, 'event');
  const identities = contacts.flatMap(identityRows);
  const identifiers = contacts.flatMap((contact) => identifierRows(contact, identifiersOf(contact), unique));
  const [inserted = 0, claimed = 0, sole = 0] = await unit.dialect.insert(
    unit.query,
    ['contactkit_contacts', contacts.map(contactRow)],
    ['contactkit_identities', identities],
    ['contactkit_identifiers', identifiers],
    ['contactkit_contact_tags', contacts.flatMap(tagRows)],
    ['contactkit_events', events.map(eventRow)],
  );
  const [first] = contacts;
  if (inserted < contacts.length) throw contactsError({ code: 'VERSION_CONFLICT', id: first!.id, expected: 0 });
  if (claimed < identities.length) await refuseTakenIdentity(unit, identities);
  await refuseTakenIdentifier(unit, contacts, identifiers, unique);
  // Whoever had the value has let it go since: deciding again will do.
  if (sole < identifiers.length) throw contactsError({ code: 'VERSION_CONFLICT', id: first!.id, expected: 0 });
}
