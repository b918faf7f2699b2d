import { commandViolations } from './check-commands.js';
import { contactViolations } from './check-contacts.js';
import { reactionViolations } from './check-reactions.js';
import type { Effect } from './host.js';
import { livesOf } from './lives.js';
import type { Snapshot } from './snapshot.js';
import type { Callers } from './told.js';

/** What there is to judge by, of one workspace: what is stored, what callers were told, what the ports did. */
export interface Evidence {
  readonly snapshot: Snapshot;
  readonly callers: Callers;
  readonly effects: readonly Effect[];
}

/** Every invariant that does not hold, once `resume` has left nothing to do; empty: all is well. */
export function violationsOf({ snapshot, callers, effects }: Evidence): readonly string[] {
  const lives = livesOf(snapshot);
  return [
    ...contactViolations(snapshot, lives),
    ...commandViolations(snapshot, lives, callers),
    ...reactionViolations(snapshot, lives, effects),
  ];
}
