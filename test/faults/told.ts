import type { Contact, Tombstone } from 'contactkit';
import type { Command } from './commands.js';
import type { Outcome } from './host.js';

/** What is written down of a command: before it is given, and when it is answered. */
export type Line = { readonly given: Command } | ({ readonly id: string } & Outcome);

/** What callers know of a command, perhaps from several times that they gave it. */
export interface Told {
  readonly command: Command;
  /** How often it was given; not each time was the caller told what came of it. */
  times: number;
  /** The contact of each answer. */
  readonly answers: (Contact | Tombstone | null)[];
  /** What it was refused for. */
  readonly refusals: { readonly code: string; readonly message: string }[];
}

/** Command id → what is known of it. */
export type Callers = Map<string, Told>;

export function note(callers: Callers, line: Line): void {
  if ('given' in line) {
    const known = callers.get(line.given.id);
    if (known === undefined) callers.set(line.given.id, { command: line.given, times: 1, answers: [], refusals: [] });
    else known.times += 1;
    return;
  }
  const told = callers.get(line.id)!;
  if ('answer' in line) told.answers.push(line.answer);
  else told.refusals.push({ code: line.code, message: line.message });
}
