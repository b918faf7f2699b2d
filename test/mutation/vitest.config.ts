import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.js';

// What a mutant of the domain is tried against: the tests of its own layers and the laws. The rest would run the same code
// again, slower. Types and packaging can kill none.
const merged = mergeConfig(base, { test: { env: { FC_RUNS: '20' }, typecheck: { enabled: false } } });
merged['test'].include = ['test/{access,contact,fields,laws,tags}/**/*.test.ts'];
export default merged;
