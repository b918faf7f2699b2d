// The package as others get it: packed, installed, run in plain Node as ESM and as CommonJS and in a bundle without Node's
// globals, and compiled against with libraries checked. Needs `npm run build` first, and the registry.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';

const root = resolve('.');
const at = mkdtempSync(join(tmpdir(), 'consumer-'));

function run(command, args, cwd = at) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return { stdout, stderr };
}

const [esm, cjs] = ['esm', 'cjs'].map((folder) => ({ folder, module: 'nodenext', moduleResolution: 'nodenext' }));

const checks = {
  'declarations name no vendor library, zod least of all; those of ./sql name Kysely'() {
    const declarations = dist(/\.d\.c?ts$/);
    assert.ok(declarations.length >= 6);
    for (const { name, text } of declarations) {
      const code = text.replace(/\/\*[^]*?\*\//g, '');
      const named = [...code.matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)].map(([, specifier]) => specifier);
      assert.deepEqual(
        named.filter((specifier) => !specifier.startsWith('.') && !(isSql(name) && specifier === 'kysely')),
        [],
        name,
      );
    }
  },

  'a module is loaded only for what it gives'() {
    const idle = dist(/\.js$/).filter(({ text }) => /^import (\{\} from )?["']/m.test(text));
    assert.deepEqual(
      idle.map(({ name }) => name),
      [],
      'write `import type` and `export type … from` for types alone',
    );
  },

  async 'the edges load no vendor library, in either format; ./sql loads Kysely'() {
    for (const entry of ['stores/memory/index', 'stores/sql/index', 'testing/index'].flatMap((name) => [
      `${name}.js`,
      `${name}.cjs`,
    ])) {
      const { metafile } = await build({
        entryPoints: [`dist/${entry}`],
        platform: 'neutral',
        packages: 'external',
        metafile: true,
        bundle: true,
        write: false,
        logLevel: 'silent',
      });
      const loaded = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
      assert.deepEqual([...new Set(loaded)], isSql(entry) ? ['kysely'] : [], entry);
    }
  },

  'packs and installs'() {
    const [{ filename }] = JSON.parse(
      run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', at], root).stdout,
    );
    cpSync('test/package/consumer', at, { recursive: true });
    writeFileSync(join(at, 'package.json'), '{ "private": true }');
    // TypeScript 5.4 is the oldest that the declarations promise to suit.
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`, 'typescript@5.4.5']);
    for (const [folder, type] of [
      ['esm', 'module'],
      ['cjs', 'commonjs'],
    ]) {
      writeFileSync(join(at, folder, 'package.json'), JSON.stringify({ type }));
      for (const file of ['types.ts', 'sql.ts']) cpSync(join(at, file), join(at, folder, file));
    }
  },

  'runs in plain Node as ESM and as CommonJS, without a warning'() {
    for (const main of ['esm/main.mjs', 'cjs/main.cjs']) assert.equal(run(process.execPath, [main]).stderr, '', main);
  },

  async 'runs in a bundle for browsers, without one global of Node'() {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import * as core from 'contactkit';
          import * as memory from 'contactkit/memory';
          import * as testing from 'contactkit/testing';
          import { use } from './use.cjs';
          globalThis.done = use({ core, memory, testing });`,
        resolveDir: at,
      },
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      bundle: true,
      write: false,
      logLevel: 'silent',
    });
    const world = vm.createContext({ URL, crypto, structuredClone, AbortSignal });
    vm.runInContext(outputFiles[0].text, world);
    await world.done;
  },

  'compiles in every resolution mode, with libraries checked'() {
    compile('types.ts', [
      esm,
      cjs,
      { folder: 'esm', module: 'esnext', moduleResolution: 'bundler' },
      { folder: 'cjs', module: 'commonjs', moduleResolution: 'node10', only: '5.4' },
    ]);
  },

  // Last, since nothing before may need it: an optional peer.
  './sql runs and compiles beside the oldest and the newest Kysely that it takes'() {
    for (const { version, formats } of [
      { version: '0.28.0', formats: [esm, cjs] },
      // Kysely is an ES module alone from here on: Node's require takes it, TypeScript 5.4 does not.
      { version: '0.29.9', formats: [esm] },
    ]) {
      run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `kysely@${version}`]);
      for (const main of ['esm/sql.mjs', 'cjs/sql.cjs']) run(process.execPath, [main]);
      // Kysely's own declarations need more than the language, and ten times as long.
      compile('sql.ts', formats, { skipLibCheck: true });
    }
  },
};

/** By every supported compiler. */
function compile(file, modes, { skipLibCheck = false } = {}) {
  const compilers = {
    5.4: join(at, 'node_modules/typescript'),
    6: 'node_modules/typescript',
    7: 'node_modules/typescript7',
  };
  for (const [version, compiler] of Object.entries(compilers)) {
    for (const { folder, only = version, ...mode } of modes) {
      if (only !== version) continue;
      const compilerOptions = {
        ...mode,
        target: 'es2022',
        lib: ['es2022'],
        types: [],
        strict: true,
        noEmit: true,
        skipLibCheck,
      };
      writeFileSync(join(at, folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: [file] }));
      run(process.execPath, [resolve(compiler, 'bin/tsc'), '-p', folder]);
    }
  }
}

function isSql(name) {
  return name.startsWith('stores/sql/');
}

/** The files of dist whose name matches, with their text. */
function dist(pattern) {
  const names = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) => pattern.test(name));
  return names.map((name) => ({ name, text: readFileSync(join('dist', name), 'utf8') }));
}

try {
  for (const [name, check] of Object.entries(checks)) {
    await check();
    console.log(`✔ ${name}`);
  }
} finally {
  rmSync(at, { recursive: true, force: true });
}
