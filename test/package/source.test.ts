import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { undocumented } from './docstrings.js';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

test('everything that a user can import has a docstring', () => {
  expect(
    undocumented('.', [
      'src/index.ts',
      'src/stores/memory/index.ts',
      'src/stores/sql/index.ts',
      'src/testing/index.ts',
    ]),
  ).toEqual([]);
});

test('a source file has 60 lines in the median', () => {
  const lengths = files.map((name) => readFileSync(`src/${name}`, 'utf8').trimEnd().split('\n').length);
  expect(lengths.sort((a, b) => a - b)[Math.floor(files.length / 2)]).toBeLessThanOrEqual(60);
});
