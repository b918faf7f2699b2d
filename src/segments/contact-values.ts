import type { Contact } from '../contact/contact.js';
import { customKey } from '../contact/field-state.js';
import { tagKey } from '../values/tag-name.js';
import type { CriterionPath } from './criterion.js';

type Read = (contact: Contact) => unknown;

/** What a contact has in a set. */
interface Members {
  readonly has: (contact: Contact, id: string) => boolean;
  readonly count: (contact: Contact) => number;
}

/**
 * Reads the value of the field with this path; null or undefined: there is none. A store may give back what is of another type,
 * so nothing is said of its type (Q2).
 */
export function valueOf(path: CriterionPath): Read {
  const key = customKey(path);
  return key === undefined ? values[path as keyof typeof values] : (contact) => contact.custom[key];
}

/** Reads the key by which the text of the field is compared (T1); undefined: it has no text. */
export function keyOf(path: CriterionPath): (contact: Contact) => string | undefined {
  const read = valueOf(path);
  // Digits are their own key.
  const key = path === 'phone' ? (text: string) => text : tagKey;
  return (contact) => {
    const value = read(contact);
    return typeof value === 'string' ? key(value) : undefined;
  };
}

/** What tells which members the set with this path has. */
export function setOf(path: keyof typeof sets): Members {
  return sets[path];
}

// A function each: one that reads whichever member it is told is several times slower.
const values: { readonly [P in Exclude<CriterionPath, 'tags' | 'channels' | `custom.${string}`>]: Read } = {
  profile: ({ profile }) => profile?.displayName,
  firstName: (contact) => contact.firstName,
  lastName: (contact) => contact.lastName,
  email: (contact) => contact.email,
  phone: (contact) => contact.phone,
  country: (contact) => contact.country,
  language: (contact) => contact.language,
  status: (contact) => contact.status,
  conversation: (contact) => contact.conversation?.status,
  assignee: (contact) => contact.assigneeId,
  stage: (contact) => contact.stageId,
  createdAt: (contact) => contact.createdAt,
  lastMessageAt: (contact) => contact.lastMessageAt,
  lastInboundAt: (contact) => contact.lastInboundAt,
};

const sets: { readonly [P in 'tags' | 'channels']: Members } = {
  tags: {
    has: ({ tags }, id) => tags.includes(id),
    count: ({ tags }) => tags.length,
  },
  channels: {
    has: ({ channels }, id) => channels.some(({ channelId }) => channelId === id),
    count: ({ channels }) => channels.length,
  },
};
