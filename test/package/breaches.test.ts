import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { undocumented } from './docstrings.js';

// A check that can't fail is worse than none: each rule of the real configurations is shown a breach of itself, by the
// real tool, in a small package of its own.

const root = resolve('.');
const configs = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.oxlintrc.json',
  'biome.json',
  'package.json',
  'tsconfig.json',
  'test/package/clock-lint.mjs',
  'test/package/loads.dependency-cruiser.cjs',
];

/** Layer rule → the import, upwards or across its tier, that breaks it. */
const layers: Readonly<Record<string, string>> = {
  kernel: 'values',
  values: 'access',
  access: 'tags',
  fields: 'tags',
  stages: 'tags',
  tags: 'stages',
  contact: 'usage',
  usage: 'segments',
  segments: 'duplicates',
  duplicates: 'ports',
  ports: 'service',
  service: 'stores',
  importing: 'testing',
  stores: 'importing',
  testing: 'stores',
};

/** Rule of the layers → file → its text. The file breaks that rule. */
const crossings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(
    Object.entries(layers).map(([from, to]) => [
      `layer-${from}`,
      { [`src/${from}/across.ts`]: `export { clean } from '../${to}/clean.js';` },
    ]),
  ),
  'layer-index': { 'src/index.ts': `export { clean } from './testing/clean.js';` },
  'door-libphonenumber-js': { 'src/contact/a.ts': `export { parsePhoneNumber } from 'libphonenumber-js/max';` },
  'door-libphonenumber-js-part': { 'src/values/phone.ts': `export { parsePhoneNumber } from 'libphonenumber-js';` },
  'door-i18n-iso-countries': { 'src/contact/b.ts': `import 'i18n-iso-countries/index.js';` },
  'door-i18n-iso-countries-part': { 'src/values/country.ts': `import 'i18n-iso-countries';` },
  'door-iso-639-1': { 'src/contact/c.ts': `import 'iso-639-1';` },
  'door-immer': { 'src/contact/d.ts': `import type { Draft } from 'immer';\nexport type D = Draft<object>;` },
  'door-zod': { 'src/contact/e.ts': `export { string } from 'zod/mini';` },
  'door-zod-part': { 'src/kernel/schema.ts': `export { z } from 'zod';` },
  'door-kysely': {
    'src/stores/memory/p.ts': `import type { Kysely } from 'kysely';\nexport type P = Kysely<unknown>;`,
  },
  'no-circular': {
    'src/kernel/f.ts': `export { g } from './g.js';`,
    'src/kernel/g.ts': `import type { F } from './h.js';\nexport const g: F = 1;`,
    'src/kernel/h.ts': `export * from './f.js';\nexport type F = number;`,
  },
  'no-unresolvable': { 'src/kernel/i.ts': `export { clean } from './nowhere.js';` },
  'known-folders': { 'src/extra/j.ts': `export { clean } from '../kernel/clean.js';` },
  'no-node-builtins': { 'src/kernel/k.ts': `export { readFileSync } from 'node:fs';` },
  'only-dependencies': { 'src/kernel/l.ts': `export { test } from 'vitest';` },
  'stores-are-islands': { 'src/stores/memory/m.ts': `export { clean } from '../sql/clean.js';` },
};

/** Rule of what the edges load → the file that breaks it, two steps away from what it must not load. */
const loads: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'edges-load-no-vendor': {
    'src/testing/n.ts': `export { viaN } from '../contact/n.js';`,
    'src/contact/n.ts': `import { produce } from 'immer';\nexport const viaN = produce;`,
  },
  'edges-load-no-index': { 'src/stores/memory/o.ts': `import '../../index.js';` },
};

/** Rule of oxlint → one line that breaks it. */
const lints: Readonly<Record<string, string>> = {
  'eslint(eqeqeq)': `export const bad = (x: unknown): boolean => x == 1;`,
  'eslint(prefer-const)': `let bad = 1;\nexport { bad };`,
  'eslint(no-var)': `export var bad = 1;`,
  'eslint(no-console)': `export const bad = (): void => console.log(1);`,
  'eslint(no-restricted-globals)': `export const bad = (): void => process.exit(1);`,
  'eslint(no-restricted-properties)': `export const bad = (): number => Date.now();`,
  'eslint(max-lines)': '// one of many\n'.repeat(251),
  'import(no-default-export)': `export default 1;`,
  'typescript(no-explicit-any)': `export const bad = (x: any): unknown => x;`,
  'typescript(no-floating-promises)': `export const bad = (x: () => Promise<void>): void => {\n  x();\n};`,
  'typescript(no-misused-promises)': `export const bad = (x: number[]): void => x.forEach(async () => {});`,
  'typescript(only-throw-error)': `export const bad = (): void => {\n  throw 'x';\n};`,
  'typescript(switch-exhaustiveness-check)': `export const bad = (x: 'a' | 'b'): number => {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};`,
  'typescript(no-import-type-side-effects)': `import { type clean } from './clean.js';\nexport type Bad = typeof clean;`,
  'clock(no-clock)': `export const bad = (): Date => new Date();`,
};

/** Misspelt, unsorted, and of the world outside: for the formatter and the compilers. */
const unsorted = `import { z } from './z.js'\nimport { a } from "./a.js"\nexport const both = [z, a];\n`;
const worlds = ['process', 'console', 'setTimeout', 'URL', 'Buffer', 'document'];

let at: string;

beforeAll(() => {
  at = mkdtempSync(join(tmpdir(), 'breaches-'));
  for (const file of configs) cpSync(join(root, file), join(at, file));
  symlinkSync(join(root, 'node_modules'), join(at, 'node_modules'));
  for (const folder of [...Object.keys(layers), 'stores/sql'])
    plant(`src/${folder}/clean.ts`, 'export const clean = 1;');
  // Only to name a type of a file that loads a vendor library is allowed: it must not be reported.
  plant('src/testing/named.ts', `import type { viaN } from '../contact/n.js';\nexport type Named = typeof viaN;`);
  // The SQL store may load what it is made of.
  plant('src/stores/sql/named.ts', `export { CompiledQuery } from 'kysely';`);
  for (const files of [...Object.values(crossings), ...Object.values(loads)]) {
    for (const [file, text] of Object.entries(files)) plant(file, text);
  }
});

afterAll(() => rmSync(at, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(at, file)), { recursive: true });
  writeFileSync(join(at, file), `${text}\n`);
}

/** Runs a tool of node_modules in `cwd`; its exit code and all that it said. */
function run(cwd: string, script: string, ...args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((done) => {
    const options = { cwd, maxBuffer: 1 << 26, env: { ...process.env, NO_COLOR: '1' } };
    execFile(process.execPath, [join(root, 'node_modules', script), ...args], options, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}

describe('dependency-cruiser', () => {
  interface Report {
    readonly modules: readonly { readonly source: string }[];
    readonly summary: {
      readonly violations: readonly {
        readonly from: string;
        readonly to: string;
        readonly rule: { readonly name: string };
      }[];
    };
  }

  async function cruise(cwd: string, config: string): Promise<Report> {
    const { said } = await run(
      cwd,
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      config,
      '-T',
      'json',
      'src',
    );
    return JSON.parse(said) as Report;
  }

  const cases = [
    { config: '.dependency-cruiser.cjs', planted: crossings },
    { config: 'test/package/loads.dependency-cruiser.cjs', planted: loads },
  ];

  test.each(cases)('$config: every rule reports its breach', async ({ config, planted }) => {
    const { summary } = await cruise(at, config);
    const { forbidden } = createRequire(import.meta.url)(join(root, config)) as { forbidden: { name: string }[] };
    expect(Object.keys(planted).sort(), 'a breach is planted for each rule').toEqual(
      forbidden.map((rule) => rule.name).sort(),
    );
    for (const [rule, files] of Object.entries(planted)) {
      const from = summary.violations.filter((found) => found.rule.name === rule).map((found) => found.from);
      expect(from, rule).toContain(Object.keys(files)[0]);
      expect(from.join(), rule).not.toMatch(/clean|named/);
    }
  });

  test.each(cases)('$config sees every file of src, and nothing wrong in them', async ({ config }) => {
    const { modules, summary } = await cruise(root, config);
    // Without a TypeScript that it can use, it finds no module and is content.
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(modules.filter(({ source }) => source.startsWith('src/'))).toHaveLength(files.length);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});

describe('oxlint', () => {
  type Rules = Readonly<Record<string, unknown>>;

  test('every rule reports its breach', async () => {
    const names = Object.keys(lints);
    names.forEach((rule, index) => plant(`src/kernel/lint-${index}.ts`, lints[rule] ?? ''));
    const { said, code } = await run(at, 'oxlint/bin/oxlint', '-f', 'unix', 'src');
    expect(code).not.toBe(0);
    names.forEach((rule, index) => {
      expect(
        said
          .split('\n')
          .filter((line) => line.startsWith(`src/kernel/lint-${index}.ts:`))
          .join('\n'),
      ).toContain(rule);
    });
  });

  test('a breach is planted for each rule that the configuration names', () => {
    const text = readFileSync('.oxlintrc.json', 'utf8').replace(/^ *\/\/.*$/gm, '');
    const { rules, overrides } = JSON.parse(text) as { rules: Rules; overrides: readonly { rules: Rules }[] };
    const named = [rules, ...overrides.map((override) => override.rules)].flatMap((some) =>
      Object.keys(some).filter((rule) => some[rule] !== 'off'),
    );
    const planted = Object.keys(lints).map((rule) => rule.replace('eslint(', '').replace('(', '/').replace(')', ''));
    // The last of the three only has its number of arguments set.
    const ofTests = ['vitest/no-focused-tests', 'vitest/no-disabled-tests', 'vitest/valid-expect'];
    expect([...planted, ...ofTests].sort()).toEqual(named.sort());
  });

  test('a test that is focused or switched off', async () => {
    plant('test/focus.test.ts', `import { test } from 'vitest';\ntest.only('a', () => {});\ntest.skip('b', () => {});`);
    const { said } = await run(at, 'oxlint/bin/oxlint', '-f', 'unix', 'test');
    expect(said).toContain('vitest(no-focused-tests)');
    expect(said).toContain('vitest(no-disabled-tests)');
  });
});

test('biome: format and order of imports', async () => {
  plant('src/kernel/unsorted.ts', unsorted);
  const { said, code } = await run(at, '@biomejs/biome/bin/biome', 'ci', '--colors=off', 'src/kernel/unsorted.ts');
  expect(code).not.toBe(0);
  expect(said).toContain('unsorted.ts format');
  expect(said).toContain('assist/source/organizeImports');
});

test('knip: a file and an export that nobody uses', async () => {
  plant('src/testing/clean.ts', 'export const clean = 1;\nexport const unused = 1;');
  const { said, code } = await run(at, 'knip/bin/knip.js', '--no-progress');
  expect(code).not.toBe(0);
  // Every file is an entry of the build's; were each an entry of knip's too, it would never have a complaint.
  expect(said).toMatch(/Unused files[^]*src\/access\/clean\.ts[^]*Unused exports[^]*unused .*src\/testing\/clean\.ts/);
});

test.each(['typescript', 'typescript7'])('%s: the world outside does not compile in src', async (compiler) => {
  plant('src/kernel/world.ts', worlds.map((name, index) => `export const bad${index}: unknown = ${name};`).join('\n'));
  const { said, code } = await run(at, `${compiler}/bin/tsc`, '-p', 'tsconfig.json');
  expect(code).not.toBe(0);
  for (const name of worlds) expect(said).toMatch(new RegExp(`world\\.ts.*'${name}'`));
});

test('docstrings: each kind of export, and the methods of an interface', () => {
  const text = [
    'export function aFunction(): void {}',
    'export const aConst = 1;',
    'export type AType = string;',
    'export interface AnInterface { aMethod(): void }',
    '/** Said. */',
    'export const said = 1;',
  ];
  plant('src/kernel/bare.ts', text.join('\n'));
  plant(
    'src/kernel/entry.ts',
    `export { said, aConst as renamed, aFunction } from './bare.js';\nexport type * from './bare.js';`,
  );
  const names = ['AType', 'AnInterface', 'AnInterface.aMethod', 'aFunction', 'renamed', 'aConst'];
  expect(undocumented(at, ['src/kernel/entry.ts'])).toEqual(names.map((name) => `src/kernel/bare.ts ${name}`).sort());
});
