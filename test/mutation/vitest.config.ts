import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.js';

// What a mutant of the domain is tried against: the tests of its own layers. The laws and the service would run the same code
// again, several times slower, so the score is the lower bound of what the suite kills.
const merged = mergeConfig(base, { test: { env: { FC_RUNS: '20' }, typecheck: { enabled: false } } });
merged['test'].include = ['test/{access,contact,fields,tags}/**/*.test.ts'];
// None of them needs the database.
merged['test'].globalSetup = [];
export default merged;
