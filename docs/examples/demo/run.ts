import { dirname, join, resolve } from 'node:path';
import { openApp } from './app.js';
import { importFile } from './import-file.js';
import { type Keeping, keepInMemory, keepInPostgres, keepInSqlite } from './keeping.js';
import { withMadeUpFile } from './made-up-file.js';
import { databaseFile, type Options } from './options.js';
import { printColumns, printTally } from './report.js';
import { drawTable } from './table.js';
import { isComplete } from './tally.js';
import type { Terminal } from './terminal.js';
import { grouped } from './text.js';
import { tour } from './tour.js';

/** The demo: a file becomes contacts, and a few of them live through a day. Answers the exit code. */
export async function run(options: Options, ownFile: string, terminal: Terminal): Promise<number> {
  const { file, rows, store } = options;
  if (rows === undefined) return show(file ?? ownFile, await keep(options), options, terminal);
  terminal.print(`Making up ${grouped(rows)} rows`);
  return withMadeUpFile(rows, async (path) => {
    const keeping = store === undefined ? keepWith(path) : keep(options);
    return show(path, await keeping, options, terminal);
  });
}

function keep({ store = 'sqlite', fresh }: Options): Promise<Keeping> | Keeping {
  if (store === 'memory') return keepInMemory();
  return store === 'sqlite' ? keepInSqlite(resolve(databaseFile), { fresh }) : keepInPostgres(store);
}

// Beside the made-up file, whose folder goes when the run ends.
async function keepWith(path: string): Promise<Keeping> {
  const keeping = await keepInSqlite(join(dirname(path), databaseFile), { fresh: true });
  return { ...keeping, told: 'a temporary file (SQLite; --store sqlite keeps it)' };
}

async function show(path: string, keeping: Keeping, { country }: Options, terminal: Terminal): Promise<number> {
  try {
    terminal.print(`Keeping contacts in ${keeping.told}`);
    const app = openApp(keeping, country);
    // E3: a run that was cut off may have left something to do.
    await app.contacts.resume();
    for (const order of app.takeOrders()) terminal.print(terminal.dim(`→ ${order}, as an earlier run had not`));
    terminal.print(`Reading ${path}`);
    const start = performance.now();
    const { tally, rowsRead } = await importFile(path, app, {
      onColumns: (columns) => printColumns(columns, terminal),
      onRow: (done) => terminal.progress(done, 'rows'),
    });
    const seconds = (performance.now() - start) / 1000;
    printTally(tally, rowsRead, terminal);
    await tour(app, tally.best, terminal);
    await drawTable(app, terminal);

    const memory = process.resourceUsage().maxRSS / 1024;
    terminal.print(
      `\n${grouped(rowsRead)} rows in ${seconds.toFixed(2)} s: ${grouped(Math.round(rowsRead / seconds))} rows/s, ${grouped(Math.round(memory))} MB at most`,
    );
    return isComplete(tally, rowsRead) ? 0 : 1;
  } finally {
    await keeping.close();
  }
}
