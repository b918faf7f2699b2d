import type { Policy } from '../access/policy.js';
import { mayViewField, mayViewIdentifiers, viewsAll } from '../access/visibility.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import { type ContactRef, type ParsedRef, parseContactRef } from '../contact/ref.js';
import { contactsError, invalid, unwrap } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import type { ContactReads } from '../ports/contact-repository.js';
import { asking, readsOf, type Scope, sees } from './scope.js';

/** How many contacts of one phone or email are named at most. */
const namedLimit = 100;
/** A4: how many are looked at, to find those that an actor sees who does not see all. */
const sharedLimit = 10_000;

/** A contact as found, and whether the way led through the id of a merged one (R1). */
export interface Found {
  readonly contact: Contact | Tombstone;
  readonly throughAlias: boolean;
}

/**
 * C4: the contact that a reference means, or its tombstone. Throws `CONTACT_NOT_FOUND` for none that the actor may see
 * (A4), `AMBIGUOUS_IDENTIFIER` for several, `INVALID` for what is no reference.
 */
export async function find(scope: Scope, ref: ContactRef, policy: Policy | undefined): Promise<Found> {
  const parsed = unwrap(parseContactRef(ref, { defaultCountry: policy?.defaultCountry }));
  const found = await lookUp(scope, parsed, ref);
  if (found === undefined) throw contactsError({ code: 'CONTACT_NOT_FOUND', ref });
  return found;
}

/** The same for a reference that was parsed; undefined: none that the actor may see. */
export async function lookUp(scope: Scope, parsed: ParsedRef, ref: ContactRef): Promise<Found | undefined> {
  const { contacts } = readsOf(scope);
  if (parsed.by === 'id') return asking('store', () => byId(scope, contacts, parsed.id));
  // A4: who may not see a value may not find out whose it is either.
  const known = parsed.by === 'channel' ? mayViewIdentifiers(scope.actor) : mayViewField(scope.actor, parsed.by);
  if (!known) throw contactsError(invalid(issue('FIELD_UNKNOWN', ['ref'])).error);
  const limit = viewsAll(scope.actor) ? namedLimit : sharedLimit;
  const matches = (await asking('store', () => candidates(contacts, parsed, limit))).filter((one) => sees(scope, one));
  const ids = matches.slice(0, namedLimit).map(({ id }) => id);
  if (ids.length > 1) throw contactsError({ code: 'AMBIGUOUS_IDENTIFIER', ref, ids });
  return matches[0] === undefined ? undefined : { contact: matches[0], throughAlias: false };
}

async function byId(scope: Scope, contacts: ContactReads, id: string): Promise<Found | undefined> {
  let stored = await contacts.get(id);
  const throughAlias = stored?.status === 'merged';
  // A merged one leads to its primary (S1), which may have been merged on; every step leads to another id.
  while (stored?.status === 'merged') stored = await contacts.get(stored.primaryId);
  if (stored === undefined || (stored.status !== 'deleted' && !sees(scope, stored))) return undefined;
  return { contact: stored, throughAlias };
}

async function candidates(
  contacts: ContactReads,
  parsed: Exclude<ParsedRef, { by: 'id' }>,
  limit: number,
): Promise<readonly Contact[]> {
  if (parsed.by === 'phone') return contacts.findByPhone(parsed.e164, limit);
  if (parsed.by === 'email') return contacts.findByEmail(parsed.key, limit);
  const one = await contacts.findByIdentity(parsed.channelId, parsed.externalId);
  return one === undefined ? [] : [one];
}
