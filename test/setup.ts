import { configureGlobal } from 'fast-check';

// FC_RUNS: how often each property runs (fast-check's 100 unless given). FC_SEED: one seed for all, fixed so that a red
// run is red again; `FC_SEED=random` explores, and fast-check prints the seed and path of what it finds.
const { FC_RUNS, FC_SEED = '20261123' } = process.env;

configureGlobal({
  ...(FC_RUNS !== undefined && { numRuns: Number(FC_RUNS) }),
  ...(FC_SEED !== 'random' && { seed: Number(FC_SEED) }),
});
