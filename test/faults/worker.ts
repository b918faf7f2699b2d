// The process that is killed: a random stream of commands, several in flight at once, on the store that it is told of. Each
// is written to the log before it is given and when it is answered, each effect of a port as it happens.
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import type { Command } from './commands.js';
import { hostOn } from './host.js';
import { open } from './open.js';
import { randomOf } from './random.js';
import { giveNoted, stream } from './stream.js';
import type { Line } from './told.js';

/** What the worker is told, as JSON. */
export interface Orders {
  readonly dialect: 'postgres' | 'sqlite';
  readonly location: string;
  readonly log: string;
  readonly effects: string;
  readonly name: string;
  readonly seed: number;
  /** Milliseconds by which its clock is ahead: the leases of those who died before it have ended. */
  readonly offset: number;
  readonly workspaceIds: readonly string[];
  /** What those who died were never answered and may repeat: it has a key. */
  readonly open: readonly Command[];
}

const orders = JSON.parse(process.argv[2]!) as Orders;
const { dialect, location, offset, name, workspaceIds } = orders;
// Whoever is to kill it may have died.
process.stdin.on('end', () => process.exit(1)).resume();

const log = openSync(orders.log, 'a');
const effects = openSync(orders.effects, 'a');
const random = randomOf(orders.seed);
let acknowledged = false;

function note(line: Line): void {
  writeSync(log, `${JSON.stringify(line)}\n`);
  if (acknowledged || !('answer' in line)) return;
  acknowledged = true;
  writeSync(1, 'acknowledged\n');
}

const db = open(dialect, location);
// Its connections are there before the first command: then its short life goes to commands.
await Promise.all(Array.from({ length: 10 }, () => db.executeQuery(CompiledQuery.raw('select 1'))));

const contacts = hostOn({
  db,
  dialect,
  offset,
  effect: async (effect) => {
    if (random.chance(0.1)) throw new Error('the port is away');
    await pause(random.below(5));
    writeSync(effects, `${JSON.stringify(effect)}\n`);
    fsyncSync(effects);
    await pause(random.below(5));
  },
});

async function resuming(): Promise<void> {
  for (;;) {
    await contacts.resume();
    await pause(20);
  }
}

await Promise.all([
  resuming(),
  ...orders.open.map((command) => giveNoted({ contacts, note }, command)),
  stream({ random, contacts, workspaceIds, name, width: 8, next: () => true, note }),
]);
