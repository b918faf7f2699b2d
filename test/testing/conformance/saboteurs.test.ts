import { memoryStore } from 'contactkit/memory';
import { type StoreRule, storeRules } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type Break, broken } from './sabotage.js';
import { saboteurs } from './saboteurs.js';

/** The ids of the rules that a broken store fails. */
async function failing(rules: readonly StoreRule[], make: () => Break): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const rule of rules) {
    const { reopened, capabilities = (all) => all, ...first } = make();
    const inner = memoryStore();
    const offered = capabilities(inner.capabilities);
    if (!rule.needs.every((one) => offered.includes(one))) continue;
    const store = broken(inner, first);
    const reopen = async () => (reopened === undefined ? store : broken(inner, reopened));
    await rule.check({ store, capabilities: offered, reopen }).catch(() => failed.push(rule.id));
  }
  return failed;
}

/** Rules that take longer than many others → what else they look at: nothing but batches, or lists. */
const slow: Readonly<Record<string, RegExp>> = { 'E2-batch-large': /batch/, 'Q5-filter-days': /list|filter/ };

describe('R9 the rules of the suite', () => {
  it('R9 have names of their own', () => {
    expect(new Set(storeRules.map(({ id }) => id)).size).toBe(storeRules.length);
  });

  it('R9 have a saboteur each, and no saboteur is without a rule', () => {
    expect(Object.keys(saboteurs).sort()).toEqual(storeRules.map(({ id }) => id).sort());
  });

  it.each(storeRules)('R9 $id fails for its saboteur, and no other rule does', async ({ id }) => {
    const rules = storeRules.filter((rule) => slow[rule.id]?.test(id) ?? true);
    expect(await failing(rules, saboteurs[id] ?? (() => ({})))).toEqual([id]);
  });
});
