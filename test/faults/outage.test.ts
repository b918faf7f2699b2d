import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from 'contactkit/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPostgres, type PostgresDatabase } from '../stores/sql/databases.js';
import { type PostgresServer, startPostgres } from '../stores/sql/server.mjs';
import { violationsOf } from './check.js';
import { type Effect, hostOn } from './host.js';
import { randomOf } from './random.js';
import { snapshotOf } from './snapshot.js';
import { giveNoted, stream } from './stream.js';
import { type Callers, type Line, note, type Told } from './told.js';

const workspaceId = 'north';

// Of its own, whatever DATABASE_URL says: it is killed.
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres({ durable: true });
});
afterAll(() => server.stop());

const outages: readonly (readonly [title: string, outage: (database: PostgresDatabase) => Promise<void>])[] = [
  [
    'cuts every connection, again and again',
    async ({ cut }) => {
      for (let times = 0; times < 4; times += 1) {
        await cut();
        await pause(100);
      }
    },
  ],
  ['is killed and comes back', () => server.restart()],
];

it.each(outages)('E2 E3 R3 nothing is lost or doubled when the database %s', async (_, outage) => {
  const database = await openPostgres({ url: server.url });
  const { db, dialect, close } = database;
  try {
    await migrate(db, dialect);
    const effects: Effect[] = [];
    const callers: Callers = new Map();
    const noting = (line: Line): void => note(callers, line);
    const contacts = hostOn({ db, dialect, effect: (done) => void effects.push(done) });
    let away = true;
    const streaming = stream({
      random: randomOf(1),
      contacts,
      workspaceIds: [workspaceId],
      name: 'c',
      width: 8,
      keyed: 1,
      next: () => away,
      note: noting,
    });
    await pause(300);
    await outage(database);
    await pause(300);
    away = false;
    await streaming;

    const failed = [...callers.values()].filter(isFailed);
    expect(failed.length).toBeGreaterThan(0);
    // The leases of what could not be finished have ended by then.
    const after = hostOn({ db, dialect, offset: 5 * 60_000, effect: (done) => void effects.push(done) });
    const repeatable = failed.filter(({ command }) => command.keyed);
    await Promise.all(repeatable.map(({ command }) => giveNoted({ contacts: after, note: noting }, command)));
    expect([...callers.values()].filter((one) => one.command.keyed && isFailed(one))).toEqual([]);
    expect(await after.resume()).toMatchObject({ pending: 0, parked: 0 });
    const snapshot = await snapshotOf(db, dialect, workspaceId);
    expect(violationsOf({ snapshot, callers, effects })).toEqual([]);
  } finally {
    await close();
  }
});

/** Whether the store had failed when the command was last given. */
function isFailed({ answers, refusals }: Told): boolean {
  return answers.length === 0 && refusals.at(-1)?.code === 'PORT_FAILED';
}
