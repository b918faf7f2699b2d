import type { Contact } from '../../contact/contact.js';
import { tagKey } from '../../values/tag-name.js';
import type { Row } from './tables.js';

type Column = keyof Row<'contactkit_contacts'>;
/** A column, the part of a contact that it follows from, and how. */
export type Derived<P extends keyof Contact = never> = readonly [
  column: Column,
  part: [P] extends [never] ? keyof Contact : P,
  derive: (value: Contact[P]) => unknown,
];

/** Column → the part of a contact that it follows from, for lists to find and sort by: no SQL function computes a key (T1). */
export const derivedColumns: readonly Derived[] = [
  derived('first_name_key', 'firstName', keyOf),
  derived('last_name_key', 'lastName', keyOf),
  derived('profile_key', 'profile', (profile) => keyOf(profile?.displayName)),
  derived('email_key', 'email', keyOf),
  derived('custom_keys', 'custom', (custom) =>
    Object.fromEntries(
      Object.entries(custom).flatMap(([key, value]) => (typeof value === 'string' ? [[key, tagKey(value)]] : [])),
    ),
  ),
  derived('conversation_status', 'conversation', (conversation) => conversation?.status ?? null),
];

function derived<P extends keyof Contact>(column: Column, part: P, derive: (value: Contact[P]) => unknown): Derived {
  return [column, part, derive];
}

// A store is given what its caller has: a name may be of another type, and then it has no key.
function keyOf(text: string | null | undefined): string | null {
  return typeof text === 'string' ? tagKey(text) : null;
}
