import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { madeUpHeader, madeUpRows } from './made-up.js';

/** Writes made-up rows into a file for as long as `use` needs it. */
export async function withMadeUpFile<T>(rows: number, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'contactkit-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // Also after Ctrl-C, which would skip `finally`.
  const stop = (): never => process.exit(130);
  process.once('exit', remove).once('SIGINT', stop);
  try {
    const path = join(folder, 'made-up-people.csv');
    await pipeline(Readable.from(lines(rows)), createWriteStream(path));
    return await use(path);
  } finally {
    remove();
    process.off('exit', remove).off('SIGINT', stop);
  }
}

function* lines(rows: number): Generator<string> {
  yield `${madeUpHeader}\n`;
  for (const row of madeUpRows(rows)) yield `${row}\n`;
}
