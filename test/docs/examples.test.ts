import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatWithOptions } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { examples } from './pages.js';
import { useDatabaseOfPeople } from './people-database.js';

/** A suite is no program: people-store.test.ts runs these. */
const programs = examples.filter((example) => !example.endsWith('.conformance.ts'));

useDatabaseOfPeople();
afterEach(() => void vi.restoreAllMocks());

describe('the code of the pages', () => {
  it.each(programs)('%s runs, and prints what its comments say', async (example) => {
    const printed: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...values: readonly unknown[]) => {
      printed.push(formatWithOptions({ breakLength: Number.POSITIVE_INFINITY, compact: true }, ...values));
    });
    await import(pathToFileURL(resolve(example)).href);
    expect(printed).toEqual(said(example));
  });
});

/** What the comments behind or below each `console.log(…);` say, from above to below; below, a line for each print. */
function said(example: string): readonly string[] {
  const source = readFileSync(example, 'utf8');
  const calls = source.matchAll(/console\.log\([^]*?\);(?: \/\/ (.*))?\n((?: *\/\/ (?!#).*\n)*)/g);
  return [...calls].flatMap(([, behind, below = '']) => {
    if (behind !== undefined) return [behind];
    return [...below.matchAll(/\/\/ (.*)\n/g)].map(([, line = '']) => line);
  });
}
