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
export function runStoreConformance({ describe, it }: TestRunner, harness: StoreHarness): void {
  describe('conformance of the store', () => {
    for (const rule of storeRules) {
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
  const failure = await failureOf(rule, harness);
  if (failure === undefined) return;
  if (rule.level === 'must') throw failure.error;
  report(harness, `provisional rule ${rule.id} does not hold: ${String(failure.error)}`);
}

/** How the rule fails; a failure to close the store counts, but hides none of the rule's. */
async function failureOf(rule: StoreRule, harness: StoreHarness): Promise<{ readonly error: unknown } | undefined> {
  const opened = await harness.open();
  const attempt = async (step: () => Promise<void>): Promise<{ readonly error: unknown } | undefined> => {
    try {
      await step();
      return undefined;
    } catch (error) {
      return { error };
    }
  };
  const broken = await attempt(() =>
    rule.check({ store: opened.store, capabilities: harness.capabilities, reopen: () => opened.reopen() }),
  );
  const unclosed = await attempt(() => opened.close());
  return broken ?? unclosed;
}

function report(harness: StoreHarness, message: string): void {
  if (harness.report !== undefined) harness.report(message);
  // A test that passes has no other way to say something under every runner.
  // oxlint-disable-next-line no-console
  else console.warn(message);
}
