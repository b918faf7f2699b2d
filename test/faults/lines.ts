import { readFileSync } from 'node:fs';

/** The records of a file with one JSON text a line; one that a kill cut off in the middle is left out. */
export function linesOf(path: string): readonly unknown[] {
  const text = readFileSync(path, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
