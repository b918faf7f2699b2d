import type { Column } from './columns.js';
import { type Finding, isComplete, type Tally } from './tally.js';
import type { Terminal } from './terminal.js';
import { grouped, padded, shown, widthOf } from './text.js';

/** Prints where the cells of each column go, and why. */
export function printColumns(columns: readonly Column[], terminal: Terminal): void {
  terminal.heading('Columns');
  const width = Math.max(...columns.map(({ header }) => widthOf(shown(header, 24))));
  for (const { header, path, field, why } of columns) {
    const type = field === null ? '' : ` (${field.spec.type})`;
    terminal.print(
      `  ${padded(shown(header, 24), width)}  →  ${padded(`${path ?? 'nowhere'}${type}`, 28)} ${terminal.dim(why)}`,
    );
  }
}

/** Prints what became of the rows, the reasons, and what was changed in storing it. */
export function printTally(tally: Tally, rowsRead: number, terminal: Terminal): void {
  const { rows } = tally;
  printFindings('Rows refused', tally.refusedRows, terminal);
  printFindings('Values left out, of rows that were taken in', tally.leftOut, terminal);
  printFindings('Values stored in another form', tally.rewritten, terminal);
  terminal.heading('Rows');
  const parts = [
    [rows.created, 'created'],
    [rows.updated, 'updated'],
    [rows.unchanged, 'unchanged since an earlier run'],
    [rows.refused, 'refused'],
    [rows.empty, 'empty'],
  ] as const;
  for (const [count, what] of parts) terminal.print(`  ${grouped(count).padStart(9)}  ${what}`);
  const isRight = isComplete(tally, rowsRead);
  terminal.print(
    `  ${grouped(rowsRead).padStart(9)}  read: ${isRight ? terminal.green('every row is accounted for') : terminal.red('THE TOTALS DO NOT ADD UP')}`,
  );
  if (tally.incomplete > 0)
    terminal.print(terminal.dim(`  Contacts without a value that was left out: ${grouped(tally.incomplete)}`));
  if (tally.derivedCountries > 0)
    terminal.print(terminal.dim(`  Countries derived from phone numbers: ${grouped(tally.derivedCountries)}`));
}

function printFindings(title: string, findings: ReadonlyMap<string, Finding>, { heading, print, dim }: Terminal): void {
  if (findings.size === 0) return;
  heading(title);
  for (const { column, code, count, samples } of [...findings.values()].sort((a, b) => b.count - a.count)) {
    print(`  ${grouped(count).padStart(7)}  ${nameOf(column, code)}`);
    for (const { row, text, stored } of samples)
      print(dim(`           row ${grouped(row)}: "${shown(text)}"${stored === null ? '' : ` → "${shown(stored)}"`}`));
    if (count > samples.length) print(dim(`           and ${grouped(count - samples.length)} more`));
  }
}

function nameOf(column: string, code: string): string {
  return `${shown(column, 24)}${code === '' ? '' : `  ${code}`}`;
}
