import type { Contact } from '../contact/contact.js';
import { compareCodePoints } from '../kernel/code-points.js';
import { keyOf, valueOf } from './contact-values.js';
import { nameLength } from './name-length.js';

/** Q6: what a list can be sorted by. */
export const sortFields = [
  'name',
  'email',
  'phone',
  'country',
  'language',
  'conversation',
  'stage',
  'lastMessageAt',
  'createdAt',
] as const;
/** Q6: one of {@link sortFields}. */
export type SortField = (typeof sortFields)[number];

/** Q6: the order of a list; ties are in the order of their ids, contacts without the value come last. */
export interface Sort {
  readonly by: SortField;
  /** Greatest first, ties too; contacts without the value come last all the same. */
  readonly descending: boolean;
}

/** Q6: where a list has come to: the last contact's id, and what it is sorted by. */
export interface Position {
  readonly value: string | null;
  readonly id: string;
}

const [firstName, lastName, profile] = [keyOf('firstName'), keyOf('lastName'), keyOf('profile')];

/**
 * Q6: what a contact is sorted by; null: it has none. `name`: the keys of first and last name with a space between, or the key of
 * the name that a channel gave. `conversation` and `stage` by status and id: together, in no order of the workspace's.
 */
const sortValues: { readonly [B in SortField]: (contact: Contact) => string | null } = {
  name(contact) {
    const [first, last] = [firstName(contact), lastName(contact)];
    if (first !== undefined && last !== undefined) return begun(`${first} ${last}`);
    return begun(first ?? last ?? profile(contact) ?? null);
  },
  email: textOf(keyOf('email')),
  phone: textOf(valueOf('phone')),
  country: textOf(valueOf('country')),
  language: textOf(valueOf('language')),
  conversation: textOf(valueOf('conversation')),
  stage: textOf(valueOf('stage')),
  lastMessageAt: textOf(valueOf('lastMessageAt')),
  createdAt: textOf(valueOf('createdAt')),
};

// A host's own names may be longer than ours (C7), and than an index can hold.
function begun(name: string | null): string | null {
  return name === null || name.length <= nameLength ? name : Array.from(name).slice(0, nameLength).join('');
}

function textOf(read: (contact: Contact) => unknown): (contact: Contact) => string | null {
  return (contact) => (read(contact) as string | undefined) ?? null;
}

/** Q6: the order of two positions in a list: negative, 0 or positive. */
export function compareStandings({ descending }: Pick<Sort, 'descending'>, a: Position, b: Position): number {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
  const ascending = compareCodePoints(a.value ?? '', b.value ?? '') || compareCodePoints(a.id, b.id);
  return descending ? -ascending : ascending;
}

/** Q6: where a contact stands in a list. */
export function standingOf({ by }: Pick<Sort, 'by'>, contact: Contact): Position {
  return { value: sortValues[by](contact), id: contact.id };
}
