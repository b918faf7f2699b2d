// `npm start`: builds the package and the demo when they are missing or older than what they are made of, then runs the
// demo in the folder that the command was typed in, so that a path given to it means what its author meant.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const demo = resolve('build/demo/main.js');
const made = ['dist/index.js', 'dist/index.cjs', 'dist/index.d.cts', demo];
const sources = ['src', 'docs/examples', 'package.json', 'tsconfig.json', 'tsup.config.ts'];

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  // The folder's own time too: it moves when a file in it is deleted or renamed.
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const builtAt = Math.min(...made.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
if (Math.max(...sources.map(newest)) > builtAt) {
  const build = spawnSync(process.execPath, ['node_modules/tsup/dist/cli-default.js', '--silent'], {
    stdio: 'inherit',
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

process.chdir(process.env.INIT_CWD ?? '.');
process.argv[1] = demo;
await import(pathToFileURL(demo).href);
