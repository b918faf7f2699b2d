import { memoryStore } from 'contactkit/memory';
import { testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { UniqueReads } from '../../src/ports/contact-repository.js';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

async function scene(): Promise<Host> {
  const at = host();
  for (const firstName of ['Ann', 'Bob', 'Cid'])
    await at.manager.create({ firstName, email: 'Home@example.com', phone: '+6591234567' });
  await at.manager.create({ firstName: 'Dan', email: 'dan@example.com' });
  return at;
}

describe('C5 wanting phones or emails unique', () => {
  it.each([
    ['email', ['home@example.com']],
    ['phone', ['+6591234567']],
  ] as const)('C5 %s while contacts share one is refused, and lists what they share', async (field, values) => {
    const at = await scene();
    at.policy = { unique: [field] };
    const refused = { code: 'NOT_UNIQUE', field, values };
    for (const call of [
      at.manager.create({ firstName: 'Eve' }),
      at.manager.edit('id-1', { lastName: 'Tan' }),
      at.manager.upsert('email:eve@example.com', {}),
      at.system.receiveMessage({ channelId: 'webchat', externalId: 'x', at: testNow }),
    ])
      expect(await refusal(call)).toEqual(refused);
    expect(await at.manager.get('id-1')).toMatchObject({ version: 1 });
  });

  it('C5 holds once nobody shares one any more', async () => {
    const at = await scene();
    await at.owner.delete('id-1');
    await at.manager.edit('id-3', { email: 'bob@example.com' });
    at.policy = { unique: ['email'] };
    expect(await refusal(at.manager.create({ firstName: 'Eve', email: 'eve@example.com' }))).toBeNull();
    expect(await refusal(at.manager.create({ email: 'HOME@example.com' }))).toMatchObject({ code: 'EMAIL_TAKEN' });
  });

  it('C5 is looked at once, and again after the wish was dropped', async () => {
    let looked = 0;
    const inner = memoryStore();
    const store = {
      ...inner,
      read: (workspaceId: string) => {
        const reads = inner.read(workspaceId);
        const shared: UniqueReads['shared'] = (...args) => {
          looked += 1;
          return reads.uniqueIdentities!.shared(...args);
        };
        return { ...reads, uniqueIdentities: { shared } };
      },
    };
    const at = host({ store, policy: { unique: ['email'] } });
    for (const name of ['a', 'b', 'c']) await at.manager.create({ email: `${name}@example.com` });
    expect(looked).toBe(1);
    await at.as({}, { workspaceId: 'workspace-2' }).create({ email: 'a@example.com' });
    expect(looked).toBe(2);
    at.policy = {};
    await at.manager.create({ email: 'a@example.com' });
    at.policy = { unique: ['email'] };
    expect(await refusal(at.manager.create({ firstName: 'Eve' }))).toEqual({
      code: 'NOT_UNIQUE',
      field: 'email',
      values: ['a@example.com'],
    });
  });

  it.each([{ hiddenFields: ['email'] }, { restrictions: ['onlyMine'] }, { restrictions: ['teamOnly'] }] as const)(
    'A4 tells %j no value of a contact that they may not see',
    async (actor) => {
      const at = await scene();
      at.policy = { unique: ['email'] };
      const me = at.as({ role: 'agent', ...actor });
      expect(await refusal(me.create({ firstName: 'Eve' }))).toEqual({
        code: 'NOT_UNIQUE',
        field: 'email',
        values: [],
      });
    },
  );

  it('C5 R5 needs a store that can keep it', async () => {
    const { manager } = host({ store: without(memoryStore(), 'uniqueIdentities'), policy: { unique: ['phone'] } });
    expect(await refusal(manager.create({ firstName: 'Ann' }))).toEqual({
      code: 'CAPABILITY_MISSING',
      capability: 'uniqueIdentities',
    });
  });
});
