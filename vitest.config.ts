import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests and the code of the docs say `contactkit`, as a user does, and run on the sources: no build needed.
    alias: [
      { find: /^contactkit$/, replacement: source('index.ts') },
      { find: /^contactkit\/memory$/, replacement: source('stores/memory/index.ts') },
      { find: /^contactkit\/sql$/, replacement: source('stores/sql/index.ts') },
      { find: /^contactkit\/testing$/, replacement: source('testing/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // The one PostgreSQL of the run; without it nothing runs.
    globalSetup: ['test/stores/sql/postgres.setup.ts'],
    // Nothing in src keeps state in a module, so test files may share what they import: seven times as fast.
    isolate: false,
    // Far above any test: a loaded machine must not turn a slow test red.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
    benchmark: { include: ['test/bench/**/*.bench.ts'] },
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reportsDirectory: 'reports/coverage' },
    typecheck: {
      enabled: true,
      include: ['test/**/*.test-d.ts'],
      tsconfig: 'test/types/tsconfig.json',
      // TypeScript 7, for its speed; `npm run types` checks the same files with 6 as well.
      checker: fileURLToPath(new URL('node_modules/typescript7/bin/tsc', import.meta.url)),
    },
  },
});
