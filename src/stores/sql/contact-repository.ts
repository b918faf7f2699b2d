import type { Contact } from '../../contact/contact.js';
import type { ContactReads, ContactRepository } from '../../ports/contact-repository.js';
import { type ContactRow, contactFrom, contactSelection, storedFrom } from './contact-row.js';
import { insertContacts } from './insert-contacts.js';
import { saveContact } from './save-contact.js';
import { touchContact } from './touch-contact.js';
import type { Unit } from './unit.js';

/** The look-ups: one statement each. */
export function contactReads({ workspaceId, dialect, query }: Unit): ContactReads {
  const select = `select ${contactSelection} from contactkit_contacts as c`;
  const found = async (text: string, ...parameters: readonly unknown[]): Promise<readonly Contact[]> =>
    (await query<ContactRow>(`${select} ${text}`, workspaceId, ...parameters)).map(contactFrom);
  const identified =
    (field: 'phone' | 'email') =>
    (value: string, limit: number): Promise<readonly Contact[]> =>
      found(
        `where workspace_id = $1 and id in (
          select f.contact_id from contactkit_identifiers f
          where f.workspace_id = $1 and f.field = $2 and f.value = $3 order by f.contact_id limit $4)
        order by id`,
        field,
        value,
        limit,
      );
  return {
    async get(id) {
      const [row] = await query<ContactRow>(`${select} where workspace_id = $1 and id = $2`, workspaceId, id);
      return row === undefined ? undefined : storedFrom(row);
    },
    async getMany(ids) {
      const rows = await query<ContactRow>(
        `${select} where workspace_id = $1 and ${dialect.among('id', '$2')}`,
        workspaceId,
        dialect.texts(ids),
      );
      return rows.map(storedFrom);
    },
    async findByIdentity(channelId, externalId) {
      const [contact] = await found(
        `where workspace_id = $1 and id = (
          select h.contact_id from contactkit_identities h
          where h.workspace_id = $1 and h.channel_id = $2 and h.external_id = $3)`,
        channelId,
        externalId,
      );
      return contact;
    },
    findByPhone: identified('phone'),
    findByEmail: identified('email'),
  };
}

/** Keeps contacts. */
export function contactRepository(unit: Unit): ContactRepository {
  return {
    ...contactReads(unit),
    insert: (change, options) => insertContacts(unit, [change], options),
    save: (change, options) => saveContact(unit, change, options),
    touch: (id, times) => touchContact(unit, id, times),
  };
}
