import { describe, expect, it } from 'vitest';
import { dependentsOn, optionUsesOf } from '../../src/service/dependents.js';
import { host } from './host.js';
import { environmentOf, scopeOf } from './scope-of.js';

describe('T4 F4 what depends on a tag or field', () => {
  const stopWorkflows = async (): Promise<void> => undefined;
  it.each([
    [undefined, []],
    [{ stopWorkflows }, []],
    [{ stopWorkflows, dependents: async () => ['a', 'b'] }, ['a', 'b']],
  ])('T4 by %j', async (workflows, named) => {
    const scope = scopeOf({ env: environmentOf({ workflows }) });
    expect(await dependentsOn(scope, { type: 'field', key: 'plan' })).toEqual({ segments: [], workflows: named });
  });
});

describe('F5 the options that segments ask for', () => {
  it('F5 of one field, each with those that ask for it, once', async () => {
    const { owner, store } = host();
    await owner.fields.define('plan', { type: 'list', options: ['free', 'pro'] });
    await owner.fields.define('size', { type: 'list', options: ['pro'] });
    const plan = (operator: 'isEqualTo' | 'isNotEqualTo', value: string) =>
      ({ field: 'custom.plan', operator, value }) as const;
    const both = await owner.segments.define('Both', {
      filter: { or: [plan('isEqualTo', 'pro'), plan('isNotEqualTo', 'free')] },
    });
    const twice = await owner.segments.define('Twice', {
      filter: { and: [plan('isEqualTo', 'pro'), plan('isEqualTo', 'pro')] },
    });
    await owner.segments.define('Size', { filter: { field: 'custom.size', operator: 'isEqualTo', value: 'pro' } });
    const scope = scopeOf({ env: environmentOf({ store }) });
    expect(await optionUsesOf(scope, 'plan')).toEqual([
      {
        option: 'pro',
        segments: [
          { id: both.id, name: 'Both' },
          { id: twice.id, name: 'Twice' },
        ],
      },
      { option: 'free', segments: [{ id: both.id, name: 'Both' }] },
    ]);
    expect(await optionUsesOf(scope, 'none')).toEqual([]);
  });
});
