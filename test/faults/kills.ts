import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from 'contactkit/sql';
import { CompiledQuery, type Kysely } from 'kysely';
import { violationsOf } from './check.js';
import { doneOf } from './check-commands.js';
import { type AnyTables, type Effect, hostOn } from './host.js';
import { linesOf } from './lines.js';
import { open } from './open.js';
import { randomOf } from './random.js';
import { type Snapshot, snapshotOf } from './snapshot.js';
import { type Callers, type Line, note } from './told.js';
import type { Orders } from './worker.js';

export interface KillsOptions {
  readonly dialect: 'postgres' | 'sqlite';
  /** The address of an empty database, or the path of a file that is not there yet. */
  readonly location: string;
  readonly kills: number;
  readonly seed: number;
  /** The script of the worker. */
  readonly worker: string;
  /** Kills the server of the database and brings it back; left out, it stays up. */
  readonly crash?: (() => Promise<void>) | undefined;
}

/** What a run came to. */
export interface Kills {
  readonly kills: number;
  readonly crashes: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Commands that are there, and whose caller was never told. */
  readonly unacknowledged: number;
  /** Reactions with an effect. */
  readonly reactions: number;
  /** Effects that came once more, under the key of the first. */
  readonly repeated: number;
  readonly violations: readonly string[];
}

const workspaceIds = ['north', 'south'];
const workerName = `contactkit-${randomUUID()}`;
const crashEvery = 20;
/** Longer than a lease. */
const later = 5 * 60_000;

/**
 * Lets a worker run commands on a store and kills it at a random moment, again and again on the same data; after each kill
 * runs what is due and looks for violations. Stops at the first kill that has any.
 */
export async function runKills(options: KillsOptions): Promise<Kills> {
  const { dialect, location, kills, seed, worker, crash } = options;
  const folder = await mkdtemp(join(tmpdir(), 'contactkit-faults-'));
  const [log, effects] = [join(folder, 'log'), join(folder, 'effects')];
  writeFileSync(effects, '');
  const random = randomOf(seed);
  const callers: Callers = new Map();
  let offset = 0;
  let [killed, crashes, unacknowledged] = [0, 0, 0];
  let violations: readonly string[] = [];

  /** A turn of one worker, until it is dead. */
  const live = async (name: string): Promise<void> => {
    const unanswered = [...callers.values()].filter((told) => told.answers.length + told.refusals.length === 0);
    const orders: Orders = {
      dialect,
      location,
      log,
      effects,
      offset,
      workspaceIds,
      name,
      seed: seed + killed,
      open: unanswered.map(({ command }) => command).filter(({ keyed }) => keyed),
    };
    writeFileSync(log, '');
    await untilKilled(worker, orders, 20 + random.below(381));
    for (const line of linesOf(log) as readonly Line[]) note(callers, line);
  };

  /** What a process does that comes after a dead one. */
  const finish = async (db: Kysely<AnyTables>): Promise<void> => {
    for (let round = 0; round < 20; round += 1) {
      offset += later;
      const effect = (done: Effect): void => appendFileSync(effects, `${JSON.stringify(done)}\n`);
      const contacts = hostOn({ db, dialect, offset, effect });
      const [{ pending }] = await Promise.all([contacts.resume(), contacts.resume()]);
      if (pending === 0) return;
    }
  };

  const look = async (db: Kysely<AnyTables>, workspaceId: string): Promise<readonly string[]> => {
    const snapshot: Snapshot = await snapshotOf(db, dialect, workspaceId);
    const own: Callers = new Map([...callers].filter(([, { command }]) => command.workspaceId === workspaceId));
    const { commits, records, ofTags } = doneOf(snapshot);
    for (const [id, told] of own) {
      const isNew = id.startsWith(`c${killed}-`) && told.answers.length + told.refusals.length === 0;
      if (isNew && (commits.has(id) || records.has(id) || ofTags.has(id))) unacknowledged += 1;
    }
    const done = (linesOf(effects) as readonly Effect[]).filter((effect) => effect.workspaceId === workspaceId);
    const failed = [...own.values()].flatMap(({ command: { id }, refusals }) =>
      refusals.filter(({ code }) => code === 'PORT_FAILED').map(({ message }) => `command ${id}: ${message}`),
    );
    return [...failed, ...violationsOf({ snapshot, callers: own, effects: done })];
  };

  try {
    await withDatabase(options, async (db) => {
      await migrate(db, dialect);
    });
    while (killed < kills && violations.length === 0) {
      killed += 1;
      await live(`c${killed}`);
      if (killed % crashEvery === 0 && crash !== undefined) {
        await crash();
        crashes += 1;
      }
      await withDatabase(options, async (db) => {
        await finish(db);
        await untilAlone(db, dialect);
        await finish(db);
        violations = (await Promise.all(workspaceIds.map((workspaceId) => look(db, workspaceId)))).flat();
      });
    }
    const told = [...callers.values()];
    const done = linesOf(effects) as readonly Effect[];
    const keys = new Set(done.map(({ key }) => key));
    return {
      kills: killed,
      crashes,
      acknowledged: told.filter(({ answers }) => answers.length > 0).length,
      refused: told.filter(({ answers, refusals }) => answers.length === 0 && refusals.length > 0).length,
      unacknowledged,
      reactions: keys.size,
      repeated: done.length - keys.size,
      violations,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withDatabase(
  { dialect, location }: KillsOptions,
  work: (db: Kysely<AnyTables>) => Promise<void>,
): Promise<void> {
  const db = open(dialect, location);
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}

/** Starts a worker and kills it so many milliseconds after the first command that it acknowledges. */
async function untilKilled(script: string, orders: Orders, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
    env: { ...process.env, PGAPPNAME: workerName },
  });
  const said = text(child.stderr);
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await pause(milliseconds);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`The worker ended by itself: ${await said}`);
}

/** What the database is doing for a dead worker goes on without it, for a moment. */
async function untilAlone(db: Kysely<AnyTables>, dialect: KillsOptions['dialect']): Promise<void> {
  if (dialect === 'sqlite') return;
  const query = CompiledQuery.raw(`select 1 from pg_stat_activity where application_name = '${workerName}'`);
  while ((await db.executeQuery(query)).rows.length > 0) await pause(5);
}
