import type { Contact } from '../../contact/contact.js';
import { tagRows } from './tag-rows.js';
import type { Unit } from './unit.js';

/** T2: the rows of a contact's tags from what they were to what they are, in their order. */
export async function syncTags(unit: Unit, contact: Contact, before: readonly string[]): Promise<void> {
  const { workspaceId, dialect, query } = unit;
  const kept = before.every((tagId, position) => contact.tags[position] === tagId);
  if (kept && before.length === contact.tags.length) return;
  // Anything but adding at the end moves positions: then they are all written anew.
  if (!kept)
    await query(
      'delete from contactkit_contact_tags where workspace_id = $1 and contact_id = $2',
      workspaceId,
      contact.id,
    );
  await dialect.insert(query, ['contactkit_contact_tags', tagRows(contact).slice(kept ? before.length : 0)]);
}
