import { basename } from 'node:path';
import { type App, workspaceId } from './app.js';
import { type Column, planColumns } from './columns.js';
import { type CsvRow, readCsv } from './csv.js';
import { type Import, importRow } from './import-row.js';
import { usageError } from './options.js';
import { count, newTally, type Tally } from './tally.js';

/** How many rows are looked at before the columns are decided on. */
const sampleSize = 1000;

/** How many rows are kept together: a commit for each takes a third of the time, and most of it on a server. */
const batchSize = 500;

/** What of an import is told while it runs. */
interface Listener {
  readonly onColumns: (columns: readonly Column[]) => void;
  readonly onRow: (done: number) => void;
}

/** Reads a CSV file into contacts: decides on the columns, defines the fields they need, and goes row by row. */
export async function importFile(
  path: string,
  { contacts, together }: App,
  { onColumns, onRow }: Listener,
): Promise<{ readonly tally: Tally; readonly rowsRead: number }> {
  const as = { workspaceId, actor: { id: 'omar', role: 'owner' }, source: 'import' } as const;
  const owner = contacts.as(as);
  const rows = readCsv(path);
  const header = await rows.next();
  if (header.done === true) throw usageError(`${path} is empty`);
  const sample = await take(rows, sampleSize);

  const columns = planColumns(
    header.value.cells,
    sample.map(({ cells }) => cells),
    await owner.fields.rows(),
  );
  for (const { field } of columns) {
    if (field?.isNew === true) await owner.fields.define(field.key, field.spec);
    else if (field !== null) await owner.fields.change(field.key, field.spec);
  }
  onColumns(columns);

  const run: Omit<Import, 'session'> = { columns, file: basename(path), claimed: new Set() };
  const tally = newTally();
  let rowsRead = 0;
  for await (const batch of batches(sample, rows)) {
    await together(async (joined) => {
      const session = joined.as(as);
      for (const row of batch) {
        count(tally, row.number, await importRow({ ...run, session }, row));
        // As the reader counts, so that the tally has somebody to answer to; row 1 is the header.
        rowsRead = row.number - 1;
        onRow(rowsRead);
      }
    });
  }
  return { tally, rowsRead };
}

async function take(rows: AsyncGenerator<CsvRow>, wanted: number): Promise<readonly CsvRow[]> {
  const taken: CsvRow[] = [];
  while (taken.length < wanted) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

async function* batches(first: readonly CsvRow[], rest: AsyncGenerator<CsvRow>): AsyncGenerator<readonly CsvRow[]> {
  for (let at = 0; at < first.length; at += batchSize) yield first.slice(at, at + batchSize);
  for (let next = await take(rest, batchSize); next.length > 0; next = await take(rest, batchSize)) yield next;
}
