import { type App, workspaceId } from './app.js';
import { type Column, planColumns } from './columns.js';
import { type CsvRow, readCsv } from './csv.js';
import { importRow } from './import-row.js';
import { usageError } from './options.js';
import { count, newTally, type Tally } from './tally.js';

/** How many rows are looked at before the columns are decided on. */
const sampleSize = 1000;

/** What of an import is told while it runs. */
interface Listener {
  readonly onColumns: (columns: readonly Column[]) => void;
  readonly onRow: (done: number) => void;
}

/** Reads a CSV file into contacts: decides on the columns, defines the fields they need, and creates row by row. */
export async function importFile(
  path: string,
  { contacts }: App,
  { onColumns, onRow }: Listener,
): Promise<{ readonly tally: Tally; readonly rowsRead: number }> {
  const owner = contacts.as({ workspaceId, actor: { id: 'omar', role: 'owner' }, source: 'import' });
  const rows = readCsv(path);
  const header = await rows.next();
  if (header.done === true) throw usageError(`${path} is empty`);
  const sample = await take(rows, sampleSize);

  const columns = planColumns(
    header.value.cells,
    sample.map(({ cells }) => cells),
    await owner.fields.rows(),
  );
  for (const { field } of columns) if (field !== null) await owner.fields.define(field.key, field.spec);
  onColumns(columns);

  const tally = newTally();
  let rowsRead = 0;
  for await (const row of joined(sample, rows)) {
    count(tally, row.number, await importRow(owner, columns, row));
    // As the reader counts, so that the tally has somebody to answer to; row 1 is the header.
    rowsRead = row.number - 1;
    onRow(rowsRead);
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

async function* joined(first: readonly CsvRow[], rest: AsyncIterable<CsvRow>): AsyncGenerator<CsvRow> {
  yield* first;
  yield* rest;
}
