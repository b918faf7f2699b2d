import type { Cycle } from '../access/policy.js';
import { answer } from '../contact/answer.js';
import { faulty } from '../kernel/errors.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { issue } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { type Holds, isFlag, isName, orAbsent, orNull, type Shape, shapeIssues } from '../kernel/shape.js';
import { countsIn } from './counts-in.js';

/** M4: a message as far as usage goes. */
export interface UsageMessage {
  readonly contactId: string;
  /** When it arrived with us or was sent by us; the sender's clock decides nothing (M5). */
  readonly at: Instant;
  /** From the contact; else to it. */
  readonly inbound: boolean;
  readonly broadcast?: boolean | undefined;
  /** M2: since when the contact was blocked as the message arrived: `verdict.blockedAt`. Left out or null: it was not. */
  readonly blockedAt?: Instant | null | undefined;
  /** M4: the contact that this one was merged into, so that the two count once. */
  readonly primaryId?: string | null | undefined;
}

/** M4: who was active in a billing cycle. */
export interface Usage {
  readonly count: number;
  /** Each once, in the order of their first counted message; of a merged pair the primary's. */
  readonly contactIds: readonly string[];
}

/**
 * Monthly active contacts of a billing cycle from the messages themselves (M4), for a store without the capability
 * `usage`: contacts that sent or received a message in the cycle (`from` belongs to it, `to` to the next), without
 * broadcasts and what M2 leaves out. Messages come in any order, of other cycles too, from a list or as a stream: they are
 * read once. Throws `INVALID`, with the issues of the first message that has any.
 */
export function monthlyActiveContacts(messages: Iterable<UsageMessage>, cycle: Pick<Cycle, 'from' | 'to'>): Usage {
  return answer(
    { messages, cycle },
    (faults) => {
      if (!isIterable(messages)) faults.push(issue('INPUT_INVALID_TYPE', ['messages'], { expected: 'iterable' }));
      faults.push(...shapeIssues(cycle, ofCycle, ['cycle']));
    },
    () => {
      const ids = new Set<string>();
      let index = 0;
      for (const message of messages) {
        const refused = faulty(shapeIssues(message, ofMessage, ['messages', index]));
        if (refused !== undefined) return refused;
        const { contactId, at, inbound, broadcast = false, blockedAt = null, primaryId } = message;
        if (cycle.from <= at && at < cycle.to && countsIn(cycle, { inbound, broadcast, blockedAt }))
          ids.add(primaryId ?? contactId);
        index += 1;
      }
      return ok({ count: ids.size, contactIds: [...ids] });
    },
  );
}

const optional = (holds: Holds): Holds => orAbsent(orNull(holds));
const ofCycle: Shape = [
  ['from', isInstant],
  ['to', isInstant],
];
const ofMessage: Shape = [
  ['contactId', isName],
  ['at', isInstant],
  ['inbound', isFlag],
  ['broadcast', orAbsent(isFlag)],
  ['blockedAt', optional(isInstant)],
  ['primaryId', optional(isName)],
];

function isIterable(messages: unknown): boolean {
  return typeof messages === 'object' && messages !== null && Symbol.iterator in messages;
}
