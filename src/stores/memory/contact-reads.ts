import type { Contact } from '../../contact/contact.js';
import { indexOf } from '../../contact/identity.js';
import type { ContactReads, UniqueReads } from '../../ports/contact-repository.js';
import { type ContactKey, isLive } from './contact-keys.js';
import { copy } from './copy.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Looks contacts up: each call costs what it answers, however many contacts there are. */
export function contactReads(workspace: Workspace, run: Run): ContactReads {
  const { contacts } = workspace;
  return {
    get: (id) => run(() => copy(contacts.get(id))),
    getMany: (ids) => run(() => [...new Set(ids)].flatMap((id) => copy(contacts.get(id)) ?? [])),
    findByIdentity: (channelId, externalId) => run(() => copy(holderOf(workspace, channelId, externalId))),
    findByPhone: (e164, limit) => run(() => contactsBy(workspace, 'phone', e164, limit)),
    findByEmail: (key, limit) => run(() => contactsBy(workspace, 'email', key, limit)),
  };
}

/** C5: the values that stand in the way of wanting them unique. */
export function uniqueReads({ contactsBy: indexes }: Workspace, run: Run): UniqueReads {
  return { shared: (field, limit) => run(() => indexes[field].shared(limit)) };
}

/** Copies of the live contacts that an index has under a key, in order of id. */
export function contactsBy(workspace: Workspace, index: ContactKey, key: string, limit: number): readonly Contact[] {
  return workspace.contactsBy[index].first(key, limit).map((id) => copy(liveAt(workspace, id)));
}

/** N1, N3: the contact that has the identity, as it is kept; but for `except`. */
export function holderOf(
  workspace: Workspace,
  channelId: string,
  externalId: string,
  except?: string,
): Contact | undefined {
  for (const id of workspace.contactsBy.externalId.first(externalId, Number.POSITIVE_INFINITY)) {
    const contact = liveAt(workspace, id);
    if (id !== except && indexOf(contact, channelId, externalId) !== -1) return contact;
  }
  return undefined;
}

function liveAt({ contacts }: Workspace, id: string): Contact {
  const contact = contacts.get(id);
  if (!isLive(contact)) throw new Error(`an index names ${id}, which is no contact`);
  return contact;
}
