import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.config.js';

// What a mutant is tried against: the behaviour tests. Types and packaging can't kill one, and are slow.
export default mergeConfig(
  base,
  defineConfig({ test: { env: { FC_RUNS: '20' }, exclude: ['test/package/**'], typecheck: { enabled: false } } }),
);
