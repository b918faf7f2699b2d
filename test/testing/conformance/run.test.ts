import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as nodeTest from 'node:test';
import { promisify } from 'node:util';
import { memoryStore } from 'contactkit/memory';
import {
  runStoreConformance,
  type StoreHarness,
  type StoreRule,
  storeRules,
  type TestRunner,
} from 'contactkit/testing';
import { build } from 'esbuild';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { runRules } from '../../../src/testing/conformance/run.js';

interface Test {
  readonly name: string;
  readonly skipped: boolean;
  readonly body: () => Promise<void>;
}
/** A runner that only writes down what it is given. Like jest it takes no test without a body. */
function notingRunner(): TestRunner & { readonly groups: string[]; readonly tests: Test[] } {
  const [groups, tests]: [string[], Test[]] = [[], []];
  const test =
    (skipped: boolean) =>
    (name: string, body: () => Promise<void>): void => {
      expect(body).toBeTypeOf('function');
      tests.push({ name, skipped, body });
    };
  const group = (name: string, body: () => void): void => {
    groups.push(name);
    body();
  };
  return { describe: group, it: Object.assign(test(false), { skip: test(true) }), groups, tests };
}

/** A harness that counts its stores. */
function countingHarness(overrides: Partial<StoreHarness> = {}): StoreHarness & { opened: number; closed: number } {
  const harness = {
    opened: 0,
    closed: 0,
    capabilities: memoryStore().capabilities,
    async open() {
      harness.opened += 1;
      const store = memoryStore();
      const close = async (): Promise<void> => {
        harness.closed += 1;
      };
      return { store, reopen: async () => store, close };
    },
    ...overrides,
  };
  return harness;
}
const rule = (check: StoreRule['check'], overrides: Partial<StoreRule> = {}): StoreRule => ({
  id: 'R1-some-rule',
  name: 'something holds',
  since: '0.1.0',
  level: 'must',
  needs: [],
  check,
  ...overrides,
});
/** Runs rules as a runner would, and gives what came of each: nothing, or what it failed with. */
async function outcomes(rules: readonly StoreRule[], harness: StoreHarness): Promise<readonly unknown[]> {
  const runner = notingRunner();
  runRules(rules, runner, harness);
  const settled = await Promise.allSettled(runner.tests.map(({ body }) => body()));
  return settled.map((one) => (one.status === 'rejected' ? (one.reason as unknown) : undefined));
}
const fails = async (): Promise<void> => {
  throw new Error('broken');
};

describe('runStoreConformance', () => {
  it('R5 makes a test of every rule, whose name begins with a rule of the specification', async () => {
    const runner = notingRunner();
    runStoreConformance(runner, countingHarness());
    const specified = [...(await readFile('docs/spec.md', 'utf8')).matchAll(/^- ([A-Z]\d+)\b/gm)].map(([, id]) => id);
    expect(runner.groups).toEqual(['conformance of the store']);
    expect(runner.tests.map(({ name }) => name.replace(/^.*\((.*)\)$/, '$1'))).toEqual(storeRules.map(({ id }) => id));
    for (const { name, skipped } of runner.tests) {
      expect(specified).toContain(name.split(' ')[0]);
      expect(skipped).toBe(false);
    }
  });

  it('R5 skips what needs a capability that the store lacks, and says which', () => {
    const runner = notingRunner();
    runStoreConformance(runner, countingHarness({ capabilities: ['history', 'tags'] }));
    const expected = storeRules.map(({ needs }) => needs.filter((one) => one !== 'history' && one !== 'tags'));
    const said = runner.tests.map(({ name }) => name.split(': the store has no ')[1]?.split(', ') ?? []);
    expect(said).toEqual(expected);
    expect(runner.tests.map(({ skipped }) => skipped)).toEqual(expected.map(({ length }) => length > 0));
  });

  it('R5 opens a fresh store for every rule and closes it, whether the rule holds or not', async () => {
    const harness = countingHarness();
    const stores = new Set<unknown>();
    const look: StoreRule['check'] = async ({ store, reopen, capabilities }) => {
      stores.add(store);
      expect(await reopen()).toBe(store);
      expect(capabilities).toBe(harness.capabilities);
    };
    expect(await outcomes([rule(look), rule(fails), rule(look)], harness)).toEqual([
      undefined,
      new Error('broken'),
      undefined,
    ]);
    expect([stores.size, harness.opened, harness.closed]).toEqual([2, 3, 3]);
  });

  it('R5 fails when a store can’t be opened or closed, and hides no failure of the rule', async () => {
    const harness = countingHarness();
    const close = (): Promise<void> => Promise.reject(new Error('not closed'));
    const unclosable = countingHarness({ open: async () => ({ ...(await harness.open()), close }) });
    const hold = async (): Promise<void> => undefined;
    expect(await outcomes([rule(hold), rule(fails)], unclosable)).toEqual([
      new Error('not closed'),
      new Error('broken'),
    ]);
    const unopenable = countingHarness({ open: () => Promise.reject(new Error('not opened')) });
    expect(await outcomes([rule(hold, { level: 'provisional' })], unopenable)).toEqual([new Error('not opened')]);
  });

  it('R5 reports a provisional rule that does not hold, and does not fail', async () => {
    const report = vi.fn<(message: string) => void>();
    const rules = [rule(fails, { level: 'provisional' }), rule(async () => undefined, { level: 'provisional' })];
    expect(await outcomes(rules, countingHarness({ report }))).toEqual([undefined, undefined]);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await outcomes(rules, countingHarness());
    const message = 'provisional rule R1-some-rule does not hold: Error: broken';
    expect([report.mock.calls, warn.mock.calls]).toEqual([[[message]], [[message]]]);
    warn.mockRestore();
    const runner = notingRunner();
    runRules(rules, runner, countingHarness());
    expect(runner.tests[0]?.name).toBe('R1 (provisional) something holds (R1-some-rule)');
  });

  it('R5 takes vitest and node:test as they are, and what has the form of jest and mocha', () => {
    type Mocha = {
      (name: string, body?: (this: object, done: () => void) => void): object;
      (name: string, body?: (this: object) => PromiseLike<unknown>): object;
    };
    type Jest = (
      name: string,
      body?: (this: undefined, done: () => void) => void | undefined | Promise<unknown>,
      timeout?: number,
    ) => void;
    expectTypeOf<{ describe: typeof describe; it: typeof it }>().toExtend<TestRunner>();
    expectTypeOf<Pick<typeof nodeTest, 'describe' | 'it'>>().toExtend<TestRunner>();
    expectTypeOf<{
      describe: (name: string, body: (this: object) => void) => object;
      it: Mocha & { skip: Mocha };
    }>().toExtend<TestRunner>();
    expectTypeOf<{
      describe: (name: number | string, body: () => void) => void;
      it: Jest & { skip: Jest };
    }>().toExtend<TestRunner>();
  });

  it('R5 runs under node:test', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    try {
      const outfile = join(folder, 'store.test.mjs');
      // A store without usage, so that something is skipped; and one that forgets what it is told, so that something fails.
      const contents = `
        import { describe, it } from 'node:test';
        import { memoryStore } from '../../../src/stores/memory/index.js';
        import { runStoreConformance } from '../../../src/testing/index.js';
        const capabilities = memoryStore().capabilities.filter((one) => one !== 'usage');
        const without = ({ usage, ...all }) => all;
        const open = async () => {
          const whole = memoryStore();
          const store = {
            ...whole,
            capabilities,
            read: (id) => without(whole.read(id)),
            transaction: (id, work) => whole.transaction(id, (all) => work(without(all))),
          };
          return { store, reopen: async () => memoryStore(), close: async () => undefined };
        };
        runStoreConformance({ describe, it }, { capabilities, open });`;
      const stdin = { contents, resolveDir: import.meta.dirname, loader: 'js' } as const;
      await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
      const run = promisify(execFile)(process.execPath, ['--test', '--test-reporter=tap', outfile], {
        maxBuffer: 2 ** 26,
      });
      const output = await run.then(
        ({ stdout }) => stdout,
        ({ stdout }: { readonly stdout: string }) => stdout,
      );
      const count = (result: string): number => Number(new RegExp(`^# ${result} (\\d+)$`, 'm').exec(output)?.[1]);
      const skipped = storeRules.filter(({ needs }) => needs.includes('usage')).length;
      // A reopened store has nothing, not even the claims; and it says that it has usage.
      const failed = [...output.matchAll(/^ +not ok \d+ - .*\((\S+)\)$/gm)].map(([, id]) => id);
      expect(failed).toEqual(storeRules.flatMap(({ id }) => (/^E2-kept-(?!usage)/.test(id) ? [id] : [])));
      expect([count('skipped'), count('fail')]).toEqual([skipped, failed.length]);
      expect(count('pass')).toBe(storeRules.length - skipped - failed.length);
      expect(output).toMatch(/usage.*the store has no usage # SKIP/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
