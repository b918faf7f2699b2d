import type { Contact } from '../../contact/contact.js';
import { contactsError } from '../../kernel/errors.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import { emailKey } from '../../values/email-forms.js';
import { keysIn } from './contact-keys.js';
import { findHolder } from './find-contacts.js';
import type { Workspace } from './workspace.js';

/**
 * Throws when the next state of a contact takes what another live one has: an identity or a former id of one (N1, N3), and
 * what is to be unique (C5). Aliases count, since contacts are found by them. What the contact had before is no new taking.
 */
export function refuseTaken(
  workspace: Workspace,
  before: Contact | undefined,
  after: Contact,
  unique: SaveOptions['unique'] = [],
): void {
  for (const { channelId, externalId: present, aliases } of after.channels) {
    for (const externalId of [present, ...aliases]) {
      const contactId = findHolder(workspace, channelId, externalId, after.id)?.id;
      if (contactId !== undefined) throw contactsError({ code: 'IDENTITY_TAKEN', channelId, externalId, contactId });
    }
  }
  for (const field of unique) {
    const had = keysIn(field, before);
    for (const key of keysIn(field, after)) {
      if (had.includes(key)) continue;
      const [contactId] = workspace.contactsBy[field].first(key, 1);
      if (contactId !== undefined) throw taken[field](after, key, contactId);
    }
  }
}

const taken = {
  phone: (_: Contact, phone: string, contactId: string) => contactsError({ code: 'PHONE_TAKEN', phone, contactId }),
  email: ({ email, aliases }: Contact, key: string, contactId: string) => {
    const written = [email, ...aliases.emails].find((one) => one !== null && emailKey(one) === key);
    return contactsError({ code: 'EMAIL_TAKEN', email: written ?? key, contactId });
  },
};
