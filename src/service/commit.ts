import type { Checked } from '../access/context.js';
import type { Change, Deletion } from '../contact/change.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import type { ContactEvent } from '../contact/events.js';
import type { Touch } from '../contact/touch.js';
import type { IdempotencyRecord } from '../ports/idempotency.js';
import type { Repositories } from '../ports/store.js';
import { tagsCreated } from '../tags/created.js';
import type { Tag } from '../tags/tag.js';
import { reactionsTo } from './reactions.js';
import { need, type Scope, transact } from './scope.js';
import { withSegmentEvent } from './segment-event.js';

/** What one command writes, all of it in one unit of work (E2). */
export interface Writes {
  readonly change: Change | Deletion;
  /** R1: the contact that it was decided on; undefined: a new one. */
  readonly before: Contact | Tombstone | undefined;
  /** T2: new in the catalogue. */
  readonly tags?: readonly Tag[] | undefined;
  /** M1: for a message. */
  readonly touch?: Touch | null;
  /** M4: the cycle in which it counts. */
  readonly cycleId?: string | undefined;
  /** C5: beside what the policy says. */
  readonly unique?: readonly ('phone' | 'email')[] | undefined;
  /** R3, M5. */
  readonly record?: IdempotencyRecord | undefined;
}

/**
 * Saves what a command decided, in one unit of work, and nothing when there is nothing to save; answers whether reactions
 * were written with it. The record goes first: a
 * repeat that comes at the same time then fails before it has written anything else.
 */
export async function commit(scope: Scope, ctx: Checked, writes: Writes): Promise<boolean> {
  const { before, tags = [], touch = null, cycleId, record } = writes;
  const change = await withSegmentEvent(scope, ctx, before, writes.change);
  const { contact, events } = change;
  if (events.length + tags.length === 0 && touch === null && cycleId === undefined && record === undefined)
    return false;
  const unique = [...new Set([...(ctx.policy?.unique ?? []), ...(writes.unique ?? [])])];
  const reactions = scope.env.store.capabilities.includes('outbox') ? reactionsTo(events, scope.env, ctx) : [];
  const created = tagsCreated(tags, ctx);
  await transact(scope, async (repositories) => {
    if (record !== undefined) await need(repositories.idempotency, 'idempotency').put(record);
    if (tags.length > 0) await need(repositories.tags, 'tags').insert({ tags, events: created });
    if (before === undefined) await repositories.contacts.insert(change as Change, { unique });
    else if (events.length > 0)
      await repositories.contacts.save(change, { expectedVersion: before.version, before, unique });
    if (touch !== null) await repositories.contacts.touch(contact.id, touch);
    if (cycleId !== undefined) await need(repositories.usage, 'usage').record(cycleId, contact.id);
    if (reactions.length > 0) await need(repositories.outbox, 'outbox').add(reactions);
    // S8: where nothing can be left for later, the history is erased at once.
    else await eraseDeleted(events, repositories);
  });
  return reactions.length > 0;
}

async function eraseDeleted(events: readonly ContactEvent[], { history }: Repositories): Promise<void> {
  const deleted = events.find(({ type }) => type === 'contact.deleted');
  if (deleted !== undefined) await history?.erase(deleted.subject.id);
}
