import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorsOf, commandsOf, examples, type Fence, fencesOf, linksOf, pages, regionsOf } from './pages.js';

const regions = new Map(examples.flatMap((example) => [...regionsOf(example)]));
const code = pages.flatMap(fencesOf).filter(({ info }) => /^(ts|js|tsx|jsx|typescript|javascript)\b/.test(info));

describe('the pages', () => {
  it.each(code.map((fence): [string, Fence] => [`${fence.page}:${fence.line}`, fence]))(
    'the code at %s is a region of an example, to the letter',
    (_, { info, text }) => {
      const name = info.split(' ')[1] ?? 'a fence without the name of its region';
      expect([...regions.keys()]).toContain(name);
      expect(text).toBe(regions.get(name));
    },
  );

  it('show every region, none twice', () => {
    const shown = code.map(({ info }) => info.split(' ')[1]);
    expect(shown).toHaveLength(new Set(shown).size);
    expect(new Set(shown)).toEqual(new Set(regions.keys()));
  });

  it('name no command that package.json does not have', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: object };
    const known = new Set([
      'ci',
      'install',
      'pack',
      'start',
      'test',
      ...Object.keys(scripts).map((name) => `run ${name}`),
    ]);
    const said = pages.flatMap(commandsOf);
    expect(said).toEqual(expect.arrayContaining(['ci', 'start', 'test']));
    expect(said.filter((command) => !known.has(command))).toEqual([]);
  });

  it.each(pages)('%s links to files and headings that are there', (page) => {
    const broken = linksOf(page).filter(({ path, heading }) => {
      if (!existsSync(path)) return true;
      return heading !== undefined && !(path.endsWith('.md') && anchorsOf(path).includes(heading));
    });
    expect(broken).toEqual([]);
  });
});
