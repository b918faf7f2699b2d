import type { Contact } from '../../contact/contact.js';
import { contactsError } from '../../kernel/errors.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import { emailKey } from '../../values/email-forms.js';
import type { Row } from './tables.js';
import type { Unit } from './unit.js';

/**
 * N1: throws `IDENTITY_TAKEN` for the first of the rows whose key another contact holds. The primary key has left them out
 * already; this says which and whose.
 */
export async function refuseTakenIdentity(
  { workspaceId, dialect, query }: Unit,
  rows: readonly Row<'contactkit_identities'>[],
): Promise<never> {
  const holders = await query(
    `select channel_id, external_id, contact_id from contactkit_identities where workspace_id = $1 and ${dialect.among('channel_id', '$2')} and ${dialect.among('external_id', '$3')}`,
    workspaceId,
    dialect.texts([...new Set(rows.map((row) => row.channel_id as string))]),
    dialect.texts(rows.map((row) => row.external_id as string)),
  );
  const contactIdOf = new Map(
    holders.map((row) => [JSON.stringify([row['channel_id'], row['external_id']]), row['contact_id'] as string]),
  );
  for (const { channel_id: channelId, external_id: externalId, contact_id: own } of rows) {
    const contactId = contactIdOf.get(JSON.stringify([channelId, externalId]));
    if (contactId !== undefined && contactId !== own)
      throw contactsError({
        code: 'IDENTITY_TAKEN',
        channelId: channelId as string,
        externalId: externalId as string,
        contactId,
      });
  }
  // Whoever held it has let it go since: deciding again will do.
  throw contactsError({ code: 'VERSION_CONFLICT', id: String(rows[0]?.contact_id), expected: 0 });
}

/**
 * C5: throws `PHONE_TAKEN` or `EMAIL_TAKEN` where another live contact has a value that is to be unique. Those claimed at the
 * same time are kept apart by the database; this finds the ones that were there before anybody wanted it.
 */
export async function refuseTakenIdentifier(
  { workspaceId, dialect, query }: Unit,
  contacts: readonly Contact[],
  rows: readonly Required<Row<'contactkit_identifiers'>>[],
  unique: SaveOptions['unique'] = [],
): Promise<void> {
  for (const field of unique) {
    const own = rows.filter((row) => row.field === field);
    if (own.length === 0) continue;
    const holders = await query(
      `select value, contact_id from contactkit_identifiers where workspace_id = $1 and field = $2 and ${dialect.among('value', '$3')} order by contact_id`,
      workspaceId,
      field,
      dialect.texts(own.map(({ value }) => value as string)),
    );
    for (const { value, contact_id: id } of own) {
      const holder = holders.find((row) => row['value'] === value && row['contact_id'] !== id);
      const contact = contacts.find((one) => one.id === id);
      if (holder === undefined || contact === undefined) continue;
      throw takenError(field, contact, value as string, holder['contact_id'] as string);
    }
  }
}

function takenError(field: 'phone' | 'email', { email, aliases }: Contact, value: string, contactId: string): Error {
  if (field === 'phone') return contactsError({ code: 'PHONE_TAKEN', phone: value, contactId });
  const written = [email, ...aliases.emails].find((one) => one !== null && emailKey(one) === value);
  return contactsError({ code: 'EMAIL_TAKEN', email: written ?? value, contactId });
}
