import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CsvRow, readCsv } from '../../docs/examples/demo/csv.js';

const folder = mkdtempSync(join(tmpdir(), 'contactkit-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer): Promise<CsvRow[]> {
  const path = join(folder, 'file.csv');
  writeFileSync(path, content);
  const rows: CsvRow[] = [];
  for await (const row of readCsv(path)) rows.push(row);
  return rows;
}

describe('readCsv', () => {
  it.each([
    ['an empty file', '', []],
    ['a header alone', 'a,b', [['a', 'b']]],
    [
      'no line break at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a mixture',
      'a,b\r\n"1",2\n3,"4"\r5,6\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['empty rows', 'a\n\n\n1\n\n', [['a'], [''], [''], ['1'], ['']]],
    [
      'semicolons',
      'a;b\n1,5;"2;""3"""\n',
      [
        ['a', 'b'],
        ['1,5', '2;"3"'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'bars',
      'a|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a line break in quotes',
      'a,b\n"1\r\n2",3\n',
      [
        ['a', 'b'],
        ['1\n2', '3'],
      ],
    ],
    [
      'a byte order mark',
      '\ufeff"a,b",c\n1,2\n',
      [
        ['a,b', 'c'],
        ['1', '2'],
      ],
    ],
    ['rows of any length', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
  ])('%s', async (_, content, expected) => {
    const rows = await read(content);
    expect(rows.map(({ cells }) => cells)).toEqual(expected);
    expect(rows.map(({ number }) => number)).toEqual(expected.map((_row, at) => at + 1));
  });

  it('UTF-16, as Excel writes its text files', async () => {
    const [, row] = await read(Buffer.from('\ufeffa\tb\n日本\t🦊\n', 'utf16le'));
    expect(row?.cells).toEqual(['日本', '🦊']);
  });

  it('tells the row whose quotes do not match', async () => {
    const rows = await read('a,b\n1,2\n"3"x,4\n');
    expect(rows.map(({ malformed }) => malformed)).toEqual([false, false, true]);
  });

  it('loses nothing where the file comes in pieces', async () => {
    const cell = (at: number): string => `"${at}\nü😀${'x'.repeat(at % 97)}`;
    const lines = Array.from(
      { length: 5000 },
      (_, at) => `"${cell(at).replaceAll('"', '""')}",é${at}${at % 3 === 0 ? '\n' : '\r\n'}`,
    );
    const rows = await read(`a,b\n${lines.join('')}`);
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual(lines.map((_, at) => [cell(at), `é${at}`]));
  });

  it('a reader may stop early', async () => {
    await read('a\n'.repeat(100_000));
    for await (const row of readCsv(join(folder, 'file.csv'))) if (row.number === 3) break;
    await expect(readCsv(join(folder, 'none.csv')).next()).rejects.toThrow('ENOENT');
  });
});
