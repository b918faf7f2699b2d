import type { Contact } from '../../contact/contact.js';
import { emailKeysOf, phonesOf } from '../../contact/identifiers.js';
import { isLive, type Stored } from '../../ports/contact-repository.js';
import type { IdSets } from './id-sets.js';

/** By what a live contact is found: index → its keys. A change of a contact moves it in these and nowhere else. */
const keysOf = {
  /** N3: on any channel; which one is asked of the contact itself. */
  externalId: ({ channels }: Contact) => channels.flatMap(({ externalId, aliases }) => [externalId, ...aliases]),
  phone: phonesOf,
  email: emailKeysOf,
  tag: ({ tags }: Contact) => tags,
  stage: ({ stageId }: Contact) => (stageId === null ? [] : [stageId]),
  field: customKeys,
} as const;

/** The name of an index of contacts. */
export type ContactKey = keyof typeof keysOf;
/** The indexes of contacts. */
export type ContactIndexes = { readonly [K in ContactKey]: IdSets };

const names = Object.keys(keysOf) as readonly ContactKey[];

/** The indexes, each of them made by `make`. */
export function contactIndexes(make: () => IdSets): ContactIndexes {
  return Object.fromEntries(names.map((name) => [name, make()])) as ContactIndexes;
}

/** The keys under which an index has what stands at an id: none, unless that is a live contact. */
export function keysIn(index: ContactKey, stored: Stored | undefined): readonly string[] {
  return isLive(stored) ? keysOf[index](stored) : [];
}

/** Moves an id in all indexes from where it was to where it is found now. */
export function reindex(indexes: ContactIndexes, id: string, before: Stored | undefined, after: Stored): void {
  for (const name of names) {
    const left = keysIn(name, before);
    const entered = keysIn(name, after);
    for (const key of left) if (!entered.includes(key)) indexes[name].delete(key, id);
    for (const key of entered) indexes[name].add(key, id);
  }
}

/** F4: the custom fields that have a value or an origin. */
export function customKeys({
  custom,
  origins,
}: {
  readonly custom: object;
  readonly origins: object;
}): readonly string[] {
  const keys = Object.keys(custom);
  for (const path of Object.keys(origins)) {
    if (!path.startsWith(prefix)) continue;
    const key = path.slice(prefix.length);
    if (!Object.hasOwn(custom, key)) keys.push(key);
  }
  return keys;
}

const prefix = 'custom.';
