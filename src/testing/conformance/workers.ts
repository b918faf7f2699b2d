import type { Reaction } from '../../ports/outbox.js';
import type { Store } from '../../ports/store.js';
import { at, ids, reaction, unit } from './subjects.js';

/** A reaction of these contacts. */
export function of(id: string, contactIds: readonly string[], overrides: Partial<Reaction> = {}): Reaction {
  return reaction(id, { contactIds, ...overrides });
}

/** Adds reactions in one unit of work. */
export function add(store: Store, ...reactions: readonly Reaction[]): Promise<void> {
  return unit(store, ({ outbox }) => outbox.add(reactions));
}

/** A reaction was done. */
export function done(store: Store, id: string): Promise<void> {
  return unit(store, ({ outbox }) => outbox.remove(id));
}

/** What a worker is given at `now`, until a minute later. */
export async function due(store: Store, now: number, limit = 9, until = now + 60): Promise<readonly string[]> {
  return ids((await store.claimDue?.(limit, at(now), at(until))) ?? []);
}

/** What a command is given that runs the reactions of its contact at once. */
export async function claim(store: Store, contactId: string, now: number): Promise<readonly string[]> {
  return ids(await unit(store, ({ outbox }) => outbox.claim(contactId, at(now), at(now + 60))));
}
