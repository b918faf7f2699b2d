import { existsSync, rmSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

/** The doors of the package: `exports` of package.json names the same paths below dist/. */
const doors = {
  index: 'src/index.ts',
  'stores/memory/index': 'src/stores/memory/index.ts',
  'stores/sql/index': 'src/stores/sql/index.ts',
  'testing/index': 'src/testing/index.ts',
};
const demo = 'docs/examples/demo/main.ts';

// The builds below run at once and share a folder, so none of them may clean it.
rmSync('dist', { recursive: true, force: true });
rmSync('build/demo', { recursive: true, force: true });

const library: Options = {
  platform: 'neutral',
  // A lower target strips `with { type: 'json' }`, and Node 20 then refuses the import.
  target: 'esnext',
  sourcemap: true,
};

export default defineConfig([
  // File by file: `import { parseUrl }` costs what it uses, and a stack trace names the module.
  { ...library, name: 'esm', entry: ['src/**/*.ts'], format: 'esm', bundle: false },
  // Bundled, because Node's require resolves no `.js` to `.cjs`; split, so that the doors share one copy of everything.
  { ...library, name: 'cjs', entry: doors, format: 'cjs', splitting: true },
  {
    name: 'types',
    entry: doors,
    format: ['esm', 'cjs'],
    // tsup sets `baseUrl`, which TypeScript 6 deprecates.
    dts: { only: true, entry: doors, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  // What `npm start` runs: imports contactkit by its name, as an app does; not published.
  ...(existsSync(demo)
    ? [
        {
          name: 'demo',
          entry: [demo],
          outDir: 'build/demo',
          format: 'esm',
          platform: 'node',
          target: 'node20',
          external: [/^contactkit/, 'libsql', 'pg'],
          noExternal: ['papaparse'],
        } satisfies Options,
      ]
    : []),
]);
