import type { Contact } from '../../contact/contact.js';
import type { Row } from './tables.js';

/** N1, N3: a row for each present or former external id of a contact. */
export function identityRows({
  workspaceId,
  id,
  channels,
}: Pick<Contact, 'workspaceId' | 'id' | 'channels'>): readonly Required<Row<'contactkit_identities'>>[] {
  return channels.flatMap(({ channelId, externalId: present, aliases }) =>
    [present, ...aliases].map((externalId) => ({
      workspace_id: workspaceId,
      channel_id: channelId,
      external_id: externalId,
      contact_id: id,
    })),
  );
}
