import type { Instant } from '../../kernel/instant.js';
import type { Reaction, ReactionPort } from '../../ports/outbox.js';
import type { Agenda, Item } from './agenda.js';
import { idSets } from './id-sets.js';
import type { Journal } from './journal.js';
import { table } from './table.js';

/** The reactions of a workspace that are not done, each under its order: text that sorts by creation. */
export interface ReactionQueue {
  /** The order of the reaction with this id. */
  orderOf(id: string): string | undefined;
  get(order: string): Reaction | undefined;
  oldest(limit: number): readonly string[];
  add(reaction: Reaction): void;
  /** Replaces a reaction, and ends the claim on it. */
  update(order: string, reaction: Reaction): void;
  remove(order: string): void;
  /** The oldest of each port that concern the contact: no others of it can be claimed. */
  headsOf(contactId: string): readonly string[];
  /** E3: takes a reaction until `until` when it is due, not parked, not taken, and the oldest of its contacts and port. */
  claim(order: string, now: Instant, until: Instant): Reaction | undefined;
}

interface Row {
  readonly reaction: Reaction;
  /** Not handed out before: it is due then, or the claim on it ends. */
  readonly at: Instant;
}

const ports: { readonly [P in ReactionPort]: P } = { workflows: 'workflows', messages: 'messages', purge: 'purge' };

/** An empty queue whose writes are noted in the journal, and stand in the agenda once they are committed. */
export function reactionQueue(workspaceId: string, journal: Journal, agenda: Agenda): ReactionQueue {
  const rows = table<Row>(journal);
  const orders = table<string>(journal);
  const all = idSets(journal);
  const lanes = idSets(journal);

  const headOf = (lane: string): string | undefined => lanes.first(lane, 1)[0];
  const isNext = (order: string, reaction: Reaction): boolean =>
    lanesOf(reaction).every((lane) => headOf(lane) === order);

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
    const heads = touched.flatMap((lane) => headOf(lane) ?? []);
    for (const lane of left) lanes.delete(lane, order);
    for (const lane of entered) lanes.add(lane, order);
    rows.set(order, row);
    journal.afterCommit(() => {
      // Who led a lane may be held now, and who follows may lead it.
      for (const one of new Set([order, ...heads, ...touched.flatMap((lane) => headOf(lane) ?? [])]))
        agenda.set(one, itemOf(one));
    });
  };

  return {
    orderOf: (id) => orders.get(id),
    get: (order) => rows.get(order)?.reaction,
    oldest: (limit) => all.first('', limit),
    add(reaction) {
      const order = agenda.orderOf(reaction.createdAt);
      orders.set(reaction.id, order);
      all.add('', order);
      put(order, { reaction, at: reaction.dueAt });
    },
    update: (order, reaction) => put(order, { reaction, at: reaction.dueAt }),
    remove(order) {
      const reaction = rows.get(order)?.reaction;
      if (reaction === undefined) return;
      orders.set(reaction.id, undefined);
      all.delete('', order);
      put(order, undefined);
    },
    headsOf: (contactId) =>
      Object.values(ports)
        .flatMap((port) => headOf(laneOf(port, contactId)) ?? [])
        .sort(),
    claim(order, now, until) {
      const row = rows.get(order);
      if (row === undefined || row.reaction.parked || row.at > now || !isNext(order, row.reaction)) return undefined;
      put(order, { ...row, at: until });
      return row.reaction;
    },
  };
}

/** E3: within a lane, one runs after the other. A reaction that names no contact is in none. */
function lanesOf(reaction: Reaction | undefined): readonly string[] {
  return reaction?.contactIds.map((id) => laneOf(reaction.port, id)) ?? [];
}

function laneOf(port: ReactionPort, contactId: string): string {
  return `${port} ${contactId}`;
}
