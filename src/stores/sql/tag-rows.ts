import type { Contact } from '../../contact/contact.js';
import type { Row } from './tables.js';

/** The rows of a contact's tags; `position` keeps the order in which they were added. */
export function tagRows({ workspaceId, id, tags }: Contact): readonly Row<'contactkit_contact_tags'>[] {
  return tags.map((tagId, position) => ({ workspace_id: workspaceId, contact_id: id, tag_id: tagId, position }));
}
