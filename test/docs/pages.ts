import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The pages that a reader of the package has: README, CHANGELOG and everything below docs/. */
export const pages: readonly string[] = ['README.md', 'CHANGELOG.md', ...below('docs', '.md')];
/** The files whose regions are the code of the pages; the demo is an app of its own. */
export const examples: readonly string[] = readdirSync('docs/examples')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('docs/examples', name));

/** A piece of code in a page. */
export interface Fence {
  readonly page: string;
  readonly line: number;
  /** What stands behind the three ticks: the language, and for ours the region. */
  readonly info: string;
  readonly text: string;
}

/** All fences of a page. */
export function fencesOf(page: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open:
    | { readonly ticks: string; readonly info: string; readonly line: number; readonly text: string[] }
    | undefined;
  for (const [index, line] of readFileSync(page, 'utf8').split('\n').entries()) {
    const [, ticks = '', info = ''] = /^ *(`{3,})(.*)$/.exec(line) ?? [];
    if (open !== undefined && ticks === open.ticks && info === '') {
      fences.push({ page, line: open.line, info: open.info, text: open.text.join('\n') });
      open = undefined;
    } else if (open !== undefined) open.text.push(line);
    else if (ticks !== '') open = { ticks, info: info.trim(), line: index + 1, text: [] };
  }
  if (open !== undefined) throw new Error(`${page}:${open.line} opens a fence that nothing closes`);
  return fences;
}

/** The page as prose: without its fences, which may hold anything. */
function proseOf(page: string): string {
  return readFileSync(page, 'utf8').replaceAll(/^ *(`{3,}).*\n[^]*?^ *\1$/gm, '');
}

/** Region → its text, of one example; a region is named `readme#service`, by file and by `// #region service`. */
export function regionsOf(example: string): ReadonlyMap<string, string> {
  const source = readFileSync(example, 'utf8');
  const file = example.slice('docs/examples/'.length, -'.ts'.length);
  const found = source.matchAll(/^ *\/\/ #region (\S+)\n([^]*?)^ *\/\/ #endregion \1$/gm);
  return new Map([...found].map(([, name, text = '']) => [`${file}#${name}`, flush(text)]));
}

/** A link of a page: where it leads to, as a path from the root, and the heading that it means. */
export function linksOf(page: string): readonly { readonly path: string; readonly heading: string | undefined }[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', heading] = target.split('#');
      return { path: path === '' ? page : join(dirname(page), path), heading };
    });
}

/** What a page has a reader type behind `npm`: `ci`, `start`, `run build`. */
export function commandsOf(page: string): readonly string[] {
  const shells = fencesOf(page).filter(({ info }) => info === 'sh');
  const spans = proseOf(page).matchAll(/`([^`]+)`/g);
  const code = [...shells.map(({ text }) => text), ...[...spans].map(([, text = '']) => text)].join('\n');
  return [...code.matchAll(/\bnpm ((?:run )?[\w:]+)/g)].map(([, command = '']) => command);
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

// A region inside a function stands there indented, and in the page at the margin.
function flush(text: string): string {
  const lines = text.trimEnd().split('\n');
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}

function below(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}
