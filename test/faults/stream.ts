import { setTimeout as pause } from 'node:timers/promises';
import type { Contacts } from 'contactkit';
import type { Command } from './commands.js';
import { randomCommand } from './commands.js';
import { give } from './host.js';
import type { Random } from './random.js';
import type { Line } from './told.js';

export interface StreamOptions {
  readonly random: Random;
  readonly contacts: Contacts;
  readonly workspaceIds: readonly string[];
  /** Begins the ids of the commands. */
  readonly name: string;
  /** How many commands are in flight at once. */
  readonly width: number;
  /** Whether to go on. */
  readonly next: () => boolean;
  /** Share of the commands that have an idempotency key. */
  readonly keyed?: number;
  readonly note: (line: Line) => void;
}

/** Share of the commands with a key that are given twice at the same time. */
const twice = 0.1;

/** A random stream of commands; every one is noted before it is given and when it is answered. */
export async function stream(options: StreamOptions): Promise<void> {
  const { random, workspaceIds, name, width, next, keyed } = options;
  let given = 0;
  const lane = async (): Promise<void> => {
    while (next()) {
      given += 1;
      const command = randomCommand(random, `${name}-${given}`, random.pick(workspaceIds), keyed);
      const times = command.keyed && random.chance(twice) ? [1, 2] : [1];
      await Promise.all(times.map(() => giveNoted(options, command)));
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** One command, noted before and after. */
export async function giveNoted(
  { contacts, note }: Pick<StreamOptions, 'contacts' | 'note'>,
  command: Command,
): Promise<void> {
  note({ given: command });
  const outcome = await give(contacts, command);
  note({ id: command.id, ...outcome });
  // Who finds the database gone waits a little.
  if ('code' in outcome && outcome.code === 'PORT_FAILED') await pause(100);
}
