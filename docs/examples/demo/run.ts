import { openApp } from './app.js';
import { importFile } from './import-file.js';
import { withMadeUpFile } from './made-up-file.js';
import type { Options } from './options.js';
import { printColumns, printTally } from './report.js';
import { isComplete } from './tally.js';
import type { Terminal } from './terminal.js';
import { grouped } from './text.js';
import { tour } from './tour.js';

/** The demo: a file becomes contacts, and a few of them live through a day. Answers the exit code. */
export async function run({ file, rows, country }: Options, ownFile: string, terminal: Terminal): Promise<number> {
  if (rows === undefined) return show(file ?? ownFile, country, terminal);
  terminal.print(`Making up ${grouped(rows)} rows`);
  return withMadeUpFile(rows, (path) => show(path, country, terminal));
}

async function show(path: string, country: string | undefined, terminal: Terminal): Promise<number> {
  terminal.print(`Reading ${path}`);
  const app = openApp(country);
  const start = performance.now();
  const { tally, rowsRead } = await importFile(path, app, {
    onColumns: (columns) => printColumns(columns, terminal),
    onRow: (done) => terminal.progress(done, 'rows'),
  });
  const seconds = (performance.now() - start) / 1000;
  printTally(tally, rowsRead, terminal);
  await tour(app, tally.best, terminal);

  const memory = process.resourceUsage().maxRSS / 1024;
  terminal.print(
    `\n${grouped(rowsRead)} rows in ${seconds.toFixed(2)} s: ${grouped(Math.round(rowsRead / seconds))} rows/s, ${grouped(Math.round(memory))} MB at most`,
  );
  return isComplete(tally, rowsRead) ? 0 : 1;
}
