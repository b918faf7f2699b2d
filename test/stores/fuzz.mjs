// `npm run fuzz`: random filters over random contacts, on every store, far more than `npm test` asks. It says which seed a round
// had; `-- --seed 7 --runs 100` is the round of seed 7 once more.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { seed, runs } = parseArgs({
  options: { seed: { type: 'string', default: 'random' }, runs: { type: 'string', default: '20000' } },
}).values;
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    'test/stores/differential.test.ts',
    '--typecheck=false',
    '--reporter=default',
  ],
  { stdio: 'inherit', env: { ...process.env, FC_SEED: seed, FC_RUNS: runs } },
);
process.exitCode = status ?? 1;
