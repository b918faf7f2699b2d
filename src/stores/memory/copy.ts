import type { Contact } from '../../contact/contact.js';

// R2: plain data is copied on its way in and on its way out. Texts are shared, as they can't change.

type Members = Record<string, unknown>;

// Nobody outside sees what is kept, and nothing inside changes it: empty parts may be one and the same.
const noItems: readonly never[] = [];
const noMembers: Readonly<Record<string, never>> = {};

/** A copy to hand out: it shares nothing that could change. */
export function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  const result = { ...value } as Members;
  for (const key of Object.keys(result)) {
    const member = result[key];
    if (typeof member === 'object' && member !== null) result[key] = copy(member);
  }
  return result as T;
}

/**
 * A copy to keep, as lean as it can be: empty parts are shared by all, and neighbours that were one object (the origin of all
 * fields of one call) stay one.
 */
export function keep<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value.length === 0 ? noItems : value.map(keep)) as T;
  const result = { ...value } as Members;
  const keys = Object.keys(result);
  let last: unknown;
  let kept: unknown;
  for (const key of keys) {
    const member = result[key];
    if (typeof member !== 'object' || member === null) continue;
    if (member !== last) kept = keep(member);
    last = member;
    result[key] = kept;
  }
  return (keys.length === 0 ? noMembers : result) as T;
}

/**
 * The same for a contact, in half the time: its parts are known, so that the rest need not be looked at. Nothing else comes
 * with it, such as what an answer of the service said beside the contact.
 */
export function keepContact(contact: Contact): Contact {
  const { id, workspaceId, version, status, block, profile, aliases, custom, origins, tags, channels } = contact;
  const { firstName, lastName, email, phone, country, language, assigneeId, stageId, conversation } = contact;
  const { createdAt, updatedAt, lastMessageAt, lastInboundAt } = contact;
  return {
    id,
    workspaceId,
    version,
    status,
    block: keep(block),
    profile: keep(profile),
    firstName,
    lastName,
    email,
    phone,
    country,
    language,
    aliases: keep(aliases),
    custom: keep(custom),
    origins: keep(origins),
    tags: keep(tags),
    channels: keep(channels),
    assigneeId,
    stageId,
    conversation: keep(conversation),
    createdAt,
    updatedAt,
    lastMessageAt,
    lastInboundAt,
  };
}

/** A copy to keep that shares with `kept`, the copy of `original`, what `value` shares with `original`. */
export function keepBeside<T extends object>(value: T, original: T, kept: T): T {
  if (value === original) return kept;
  const parts = Object.entries(value).map(([key, part]) => {
    return [key, part === (original as Members)[key] ? (kept as Members)[key] : keep(part)];
  });
  return Object.fromEntries(parts) as T;
}
