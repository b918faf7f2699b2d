// What `run.mjs` starts: `--kills 100 --store postgres|sqlite|both --seed 1`. Prints a line for each store, and fails on any
// violation.
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startPostgres } from '../stores/sql/server.mjs';
import { type Kills, type KillsOptions, runKills } from './kills.js';

type Run = (options: Omit<KillsOptions, 'dialect' | 'location'>) => Promise<Kills>;

const stores: { readonly [store: string]: Run } = {
  postgres: async (options) => {
    const { DATABASE_URL } = process.env;
    const server = DATABASE_URL === undefined ? await startPostgres({ durable: true }) : undefined;
    const url = new URL(server?.url ?? DATABASE_URL!);
    const schema = `faults_${randomUUID().replaceAll('-', '')}`;
    try {
      await tell(url, `create schema ${schema}`);
      const location = new URL(url);
      location.searchParams.set('options', `-c search_path=${schema}`);
      return await runKills({ ...options, dialect: 'postgres', location: location.href, crash: server?.restart });
    } finally {
      await tell(url, `drop schema if exists ${schema} cascade`);
      await server?.stop();
    }
  },
  sqlite: async (options) => {
    const folder = await mkdtemp(join(tmpdir(), 'contactkit-faults-'));
    try {
      return await runKills({ ...options, dialect: 'sqlite', location: join(folder, 'contacts.db') });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function tell(url: URL, statement: string): Promise<void> {
  const client = new Client(url.href);
  await client.connect();
  await client.query(statement);
  await client.end();
}

const labels: { readonly [K in keyof Kills]: string } = {
  kills: 'kills',
  crashes: 'kills of the server',
  acknowledged: 'commands acknowledged',
  refused: 'refused',
  unacknowledged: 'committed and never acknowledged',
  reactions: 'reactions run',
  repeated: 'effects repeated under their key',
  violations: 'violations',
};

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    store: { type: 'string', default: 'both' },
    seed: { type: 'string', default: String(randomInt(1e6)) },
  },
});
const seed = Number(values.seed);
const chosen = Object.entries(stores).filter(([name]) => values.store === 'both' || values.store === name);
if (chosen.length === 0) throw new Error(`no such store: ${values.store}; there are ${Object.keys(stores).join(', ')}`);

for (const [name, run] of chosen) {
  const began = Date.now();
  const worker = fileURLToPath(new URL('worker.js', import.meta.url));
  const result = await run({ kills: Number(values.kills), seed, worker });
  for (const violation of result.violations) process.stdout.write(`VIOLATION ${violation}\n`);
  const counts = Object.entries(labels).map(([what, label]) => {
    const count = result[what as keyof Kills];
    return `${typeof count === 'number' ? count : count.length} ${label}`;
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${name}: ${counts.join(', ')} (seed ${seed}, ${seconds} s)\n`);
  if (result.violations.length > 0) process.exitCode = 1;
}
