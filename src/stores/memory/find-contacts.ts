import type { Contact } from '../../contact/contact.js';
import { indexOf } from '../../contact/identity.js';
import { isLive } from '../../ports/contact-repository.js';
import type { ContactKey } from './contact-keys.js';
import { copy } from './copy.js';
import type { Workspace } from './workspace.js';

/** Copies of the live contacts that an index has under a key, in order of id; it costs what it answers. */
export function findBy(
  workspace: Workspace,
  index: ContactKey,
  key: string,
  limit: number,
  after?: string,
): readonly Contact[] {
  return workspace.contactsBy[index].first(key, limit, after).map((id) => copy(liveAt(workspace, id)));
}

/** N1, N3: the contact that has an identity by its present or an earlier external id, as it is kept; never `except`. */
export function findHolder(
  workspace: Workspace,
  channelId: string,
  externalId: string,
  except?: string,
): Contact | undefined {
  // One external id on several channels is rare: the index need not tell them apart, and holds no text of its own.
  for (const id of workspace.contactsBy.externalId.first(externalId, Number.POSITIVE_INFINITY)) {
    if (id === except) continue;
    const contact = liveAt(workspace, id);
    if (indexOf(contact, channelId, externalId) !== -1) return contact;
  }
  return undefined;
}

function liveAt({ contacts }: Workspace, id: string): Contact {
  const contact = contacts.get(id);
  if (!isLive(contact)) throw new Error(`an index names ${id}, which is no contact`);
  return contact;
}
