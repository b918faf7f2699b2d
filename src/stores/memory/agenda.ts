import type { Instant } from '../../kernel/instant.js';
import type { Backlog } from '../../ports/outbox.js';
import { addId, firstIds, removeId, type SortedIds } from './sorted-ids.js';

/** A committed reaction, as far as finding work is concerned. */
export interface Item {
  readonly workspaceId: string;
  /** `next`: nothing holds it back but time. `held`: an earlier one of its contacts and port is not done. */
  readonly state: 'next' | 'held' | 'parked';
  /** Not before then: it is due later, or somebody has claimed it until then. */
  readonly at: Instant;
}

/** What is left to do in all workspaces, in order of time, so that looking for work looks at nothing else. */
export interface Agenda {
  /** A new order: text that sorts after all that were given out before. */
  nextOrder(): string;
  /** Notes what a reaction has come to; undefined: it is done. */
  set(order: string, item: Item | undefined): void;
  /** The workspace and order of what may be claimed at `now`, the longest due first, at most `limit`. */
  due(limit: number, now: Instant): readonly { readonly workspaceId: string; readonly order: string }[];
  /** `nextDueAt` is when something can be claimed: what waits behind a parked one, or is claimed, would only be asked in vain. */
  backlog(): Backlog;
}

/** An empty agenda. */
export function agenda(): Agenda {
  const items = new Map<string, Item>();
  const times: SortedIds = [];
  const counts = { next: 0, held: 0, parked: 0 };
  let given = 0;

  return {
    nextOrder() {
      given += 1;
      return String(given).padStart(16, '0');
    },
    set(order, item) {
      const before = items.get(order);
      if (before !== undefined) {
        counts[before.state] -= 1;
        removeId(times, timeOf(order, before));
        items.delete(order);
      }
      if (item === undefined) return;
      counts[item.state] += 1;
      items.set(order, item);
      if (item.state === 'next') addId(times, timeOf(order, item));
    },
    due: (limit, now) =>
      firstIds(times, limit).flatMap((time) => {
        const order = orderAt(time);
        const item = items.get(order)!;
        return item.at <= now ? [{ workspaceId: item.workspaceId, order }] : [];
      }),
    backlog() {
      const [first] = firstIds(times, 1);
      return {
        pending: counts.next + counts.held,
        parked: counts.parked,
        nextDueAt: first === undefined ? null : items.get(orderAt(first))!.at,
      };
    },
  };
}

// Instants have no space.
function timeOf(order: string, { at }: Item): string {
  return `${at} ${order}`;
}

function orderAt(time: string): string {
  return time.slice(time.indexOf(' ') + 1);
}
