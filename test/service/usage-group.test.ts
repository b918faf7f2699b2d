import { memoryStore } from 'contactkit/memory';
import { testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

const november = { id: 'november', from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const policy = { cycle: () => november };

describe('M4 usage', () => {
  it('M4 tells the present cycle, and who was active in it', async () => {
    const { manager, system } = host({ policy });
    expect(await manager.usage.currentCycle()).toEqual(november);
    expect(await manager.usage.monthlyActiveContacts()).toEqual({ cycleId: 'november', count: 0 });
    for (const externalId of ['ann', 'bob'])
      await system.receiveMessage({ channelId: 'webchat', externalId, at: testNow });
    expect(await manager.usage.monthlyActiveContacts()).toEqual({ cycleId: 'november', count: 2 });
    expect(await manager.usage.monthlyActiveContacts('october')).toEqual({ cycleId: 'october', count: 0 });
  });

  it('A6 is of one workspace', async () => {
    const at = host({ policy });
    await at.system.receiveMessage({ channelId: 'webchat', externalId: 'ann', at: testNow });
    const other = at.as({ role: 'owner' }, { workspaceId: 'workspace-2' });
    expect(await other.usage.monthlyActiveContacts()).toEqual({ cycleId: 'november', count: 0 });
  });

  it.each([
    ['owner', null],
    ['manager', null],
    ['system', null],
    ['agent', { code: 'FORBIDDEN', action: 'readUsage', because: 'role' }],
  ] as const)('A3 the %s', async (role, refused) => {
    expect(await refusal(host({ policy })[role].usage.monthlyActiveContacts())).toEqual(refused);
  });

  it.each<[unknown, unknown]>([
    [undefined, ['cycleId INPUT_REQUIRED']],
    [7, ['cycleId INPUT_INVALID_TYPE']],
    [{}, ['cycleId INPUT_INVALID_TYPE']],
    ['x', null],
  ])('X1 M4 without a policy that tells cycles, %j', async (cycleId, refused) => {
    const { manager } = host();
    expect(await manager.usage.currentCycle()).toBeNull();
    expect(await refusal(manager.usage.monthlyActiveContacts(cycleId as string))).toEqual(refused);
  });

  it('R5 needs a store that counts', async () => {
    const { manager } = host({ store: without(memoryStore(), 'usage'), policy });
    const missing = { code: 'CAPABILITY_MISSING', capability: 'usage' };
    expect(await refusal(manager.usage.monthlyActiveContacts())).toEqual(missing);
  });

  it('X1 a cycle that fails is the policy’s', async () => {
    const failing = {
      cycle: () => {
        throw new Error('no calendar');
      },
    };
    expect(await refusal(host({ policy: failing }).manager.usage.currentCycle())).toEqual({
      code: 'PORT_FAILED',
      port: 'policy',
    });
  });
});
