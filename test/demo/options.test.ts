import { expect, it } from 'vitest';
import { readOptions } from '../../docs/examples/demo/options.js';

const none = { help: false, file: undefined, rows: undefined, store: undefined, fresh: false, country: undefined };
const url = 'postgres://ann:secret@localhost:5432/demo';

it.each([
  [[], none],
  [['people.csv'], { ...none, file: 'people.csv' }],
  [['--rows', '100000'], { ...none, rows: 100_000 }],
  [['--country', 'sgp', 'x.csv'], { ...none, file: 'x.csv', country: 'SG' }],
  [['-h'], { ...none, help: true }],
  [['--store', 'memory'], { ...none, store: 'memory' }],
  [['--store=sqlite', '--fresh'], { ...none, store: 'sqlite', fresh: true }],
  [['--store', url], { ...none, store: url }],
  [['--store', 'postgresql:///demo?host=/tmp'], { ...none, store: 'postgresql:///demo?host=/tmp' }],
])('%j', (args, expected) => {
  expect(readOptions(args)).toEqual(expected);
});

it.each([
  [['--foo'], "Unknown option '--foo'"],
  [['--rows'], "Option '--rows <value>' argument missing"],
  [['--rows', '0'], '--rows takes'],
  [['--rows', '1e3'], '--rows takes'],
  [['--rows', '10', 'x.csv'], 'not both'],
  [['a.csv', 'b.csv'], 'one file'],
  [['--country', 'Atlantis'], 'ISO 3166'],
  [['--store', 'mysql://localhost'], '--store takes sqlite, memory or postgres://'],
  [['--store', 'postgres://local host'], '--store takes'],
  [['--fresh', '--store', 'memory'], '--fresh is for SQLite'],
  [['--fresh', '--store', url], 'yours to remove'],
])('%j is refused in one line', (args, message) => {
  expect(() => readOptions(args)).toThrow(
    expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(/^.*$/) }),
  );
  expect(() => readOptions(args)).toThrow(message);
});
