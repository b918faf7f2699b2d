import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import Papa from 'papaparse';

/** One row of the file, below its header. */
export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Its quotes don't match, so nobody can say where its cells end. */
  readonly malformed: boolean;
}

/** The rows of a CSV file, header first, as they are read: a few at a time are in memory, however long the file is. */
export async function* readCsv(path: string): AsyncGenerator<CsvRow> {
  const text = Readable.from(withLineFeeds(path));
  const batches = new PassThrough({ objectMode: true, highWaterMark: 1 });
  Papa.parse<string[]>(text, {
    newline: '\n',
    // papaparse finds out which it is; empty rows, which count here, would mislead it.
    delimiter: (start) => Papa.parse(start, { newline: '\n', preview: 20, skipEmptyLines: 'greedy' }).meta.delimiter,
    chunk: (batch, parser) => {
      if (batches.write(batch)) return;
      parser.pause();
      text.pause();
      batches.once('drain', () => {
        text.resume();
        parser.resume();
      });
    },
    complete: () => batches.end(),
    error: (error) => batches.destroy(error),
  });
  let number = 0;
  try {
    for await (const { data, errors } of batches as AsyncIterable<Papa.ParseResult<string[]>>) {
      const malformed = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
      for (const [index, cells] of data.entries()) yield { number: ++number, cells, malformed: malformed.has(index) };
    }
  } finally {
    text.destroy();
  }
}

// Without its byte order mark, and with one sort of line break.
async function* withLineFeeds(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held = '';
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
    const text = held + decoder.decode(bytes, { stream: true });
    // The LF of a CRLF may come with the next piece.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}
