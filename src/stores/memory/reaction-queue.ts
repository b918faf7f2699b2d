import type { Instant } from '../../kernel/instant.js';
import type { Reaction, ReactionPort } from '../../ports/outbox.js';
import type { Agenda, Item } from './agenda.js';
import { idSets } from './id-sets.js';
import type { Journal } from './journal.js';
import { table } from './table.js';

/** The reactions of a workspace that are not done. */
export interface ReactionQueue {
  get(id: string): Reaction | undefined;
  oldest(limit: number, contactId?: string): readonly Reaction[];
  add(reaction: Reaction): void;
  /** Replaces a reaction, and ends the claim on it. */
  update(reaction: Reaction): void;
  remove(id: string): void;
  /** E3: takes a reaction until `until` when it is due, not parked, not taken, and the oldest of its contacts and port. */
  claim(order: string, now: Instant, until: Instant): Reaction | undefined;
  /** The same for all that concern a contact, oldest first. */
  claimOf(contactId: string, now: Instant, until: Instant): readonly Reaction[];
}

interface Row {
  readonly reaction: Reaction;
  /** Not handed out before: it is due then, or the claim on it ends. */
  readonly at: Instant;
}

const ports: { readonly [P in ReactionPort]: P } = { workflows: 'workflows', messages: 'messages', purge: 'purge' };

/** An empty queue. Its writes are noted in the journal, and once they are committed they stand in the agenda. */
export function reactionQueue(workspaceId: string, journal: Journal, agenda: Agenda): ReactionQueue {
  // Rows stand under their order, so that what comes first in an index is the oldest.
  const rows = table<Row>(journal);
  const orders = table<string>(journal);
  const all = idSets(journal);
  const lanes = idSets(journal);

  const headOf = (lane: string): readonly string[] => lanes.first(lane, 1);
  const isNext = (order: string, reaction: Reaction): boolean =>
    lanesOf(reaction).every((lane) => headOf(lane)[0] === order);

  const itemOf = (order: string): Item | undefined => {
    const row = rows.get(order);
    if (row === undefined) return undefined;
    const { reaction, at } = row;
    return { workspaceId, at, state: reaction.parked ? 'parked' : isNext(order, reaction) ? 'next' : 'held' };
  };

  const put = (order: string, row: Row | undefined): void => {
    const left = lanesOf(rows.get(order)?.reaction);
    const entered = lanesOf(row?.reaction);
    const touched = [...left, ...entered];
    const heads = touched.flatMap(headOf);
    for (const lane of left) lanes.delete(lane, order);
    for (const lane of entered) lanes.add(lane, order);
    rows.set(order, row);
    journal.afterCommit(() => {
      // Who led a lane may be held now, and who leads it now was.
      for (const one of new Set([order, ...heads, ...touched.flatMap(headOf)])) agenda.set(one, itemOf(one));
    });
  };

  const claim = (order: string, now: Instant, until: Instant): Reaction | undefined => {
    const row = rows.get(order);
    if (row === undefined || row.reaction.parked || row.at > now || !isNext(order, row.reaction)) return undefined;
    put(order, { ...row, at: until });
    return row.reaction;
  };

  return {
    get(id) {
      const order = orders.get(id);
      return order === undefined ? undefined : rows.get(order)?.reaction;
    },
    oldest(limit, contactId) {
      const first =
        contactId === undefined
          ? all.first('', limit)
          : lanesAt(contactId)
              .flatMap((lane) => lanes.first(lane, limit))
              .sort()
              .slice(0, limit);
      return first.map((order) => rows.get(order)!.reaction);
    },
    add(reaction) {
      const order = agenda.nextOrder();
      orders.set(reaction.id, order);
      all.add('', order);
      put(order, { reaction, at: reaction.dueAt });
    },
    update(reaction) {
      const order = orders.get(reaction.id);
      if (order !== undefined) put(order, { reaction, at: reaction.dueAt });
    },
    remove(id) {
      const order = orders.get(id);
      if (order === undefined) return;
      orders.set(id, undefined);
      all.delete('', order);
      put(order, undefined);
    },
    claim,
    claimOf: (contactId, now, until) =>
      lanesAt(contactId)
        .flatMap(headOf)
        .sort()
        .flatMap((order) => claim(order, now, until) ?? []),
  };
}

/** E3: within a lane one comes after the other. A reaction that names no contact is in none. */
function lanesOf(reaction: Reaction | undefined): readonly string[] {
  return reaction?.contactIds.map((id) => laneOf(reaction.port, id)) ?? [];
}

function lanesAt(contactId: string): readonly string[] {
  return Object.values(ports).map((port) => laneOf(port, contactId));
}

function laneOf(port: ReactionPort, contactId: string): string {
  return `${port} ${contactId}`;
}
