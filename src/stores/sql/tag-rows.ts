import type { Contact } from '../../contact/contact.js';
import type { Row } from './tables.js';

/** T4: a row for each tag of a contact. */
export function tagRows({
  workspaceId,
  id,
  tags,
}: Pick<Contact, 'workspaceId' | 'id' | 'tags'>): readonly Required<Row<'contactkit_contact_tags'>>[] {
  return tags.map((tagId) => ({ workspace_id: workspaceId, tag_id: tagId, contact_id: id }));
}
