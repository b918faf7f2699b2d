import type { StoreHarness, StoreRule } from './rule.js';
import { storeRules } from './rules.js';

/** The part of a test runner that the suite uses: vitest, jest, mocha and `node:test` have it, and most others. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: {
    (name: string, body: () => Promise<void>): unknown;
    readonly skip: (name: string, body: () => Promise<void>) => unknown;
  };
}

declare const console: { warn(message: string): void };

/**
 * Makes a test of every rule of the ports, each on a fresh store. Names begin with the rule of the specification; a rule that
 * needs a capability which the store lacks is skipped, and its name says so.
 *
 *     import { describe, it } from 'vitest'; // or from node:test, or the globals of jest and mocha
 *     import { runStoreConformance } from 'contactkit/testing';
 *
 *     runStoreConformance({ describe, it }, { capabilities: myCapabilities, open: openEmptyStore });
 */
export function runStoreConformance(runner: TestRunner, harness: StoreHarness): void {
  runRules(storeRules, runner, harness);
}

/** The same with these rules. */
export function runRules(rules: readonly StoreRule[], { describe, it }: TestRunner, harness: StoreHarness): void {
  describe('conformance of the store', () => {
    for (const rule of rules) {
      const lacks = rule.needs.filter((capability) => !harness.capabilities.includes(capability));
      const run = (): Promise<void> => runRule(rule, harness);
      if (lacks.length === 0) it(titleOf(rule), run);
      else it.skip(`${titleOf(rule)}: the store has no ${lacks.join(', ')}`, run);
    }
  });
}

function titleOf({ id, name, level }: StoreRule): string {
  const [specified] = id.split('-', 1);
  return `${specified} ${level === 'must' ? '' : '(provisional) '}${name} (${id})`;
}

async function runRule(rule: StoreRule, harness: StoreHarness): Promise<void> {
  const { capabilities } = harness;
  const opened = await harness.open();
  const broken = await failureOf(() =>
    rule.check({ store: opened.store, capabilities, reopen: () => opened.reopen() }),
  );
  const unclosed = await failureOf(() => opened.close());
  if (broken !== undefined && rule.level === 'provisional')
    report(harness, `provisional rule ${rule.id} does not hold: ${String(broken.error)}`);
  // A store that can't be closed is a failure, but hides none of the rule's.
  const failure = rule.level === 'must' ? (broken ?? unclosed) : unclosed;
  if (failure !== undefined) throw failure.error;
}

async function failureOf(step: () => Promise<void>): Promise<{ readonly error: unknown } | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    return { error };
  }
}

function report(harness: StoreHarness, message: string): void {
  // A test that passes has no other way to say something under every runner.
  if (harness.report === undefined) console.warn(message);
  else harness.report(message);
}
