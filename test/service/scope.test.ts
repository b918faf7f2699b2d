import { contactsError } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { anActor, testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { asking, contextOf, need, needCapability, readsOf, sees } from '../../src/service/scope.js';
import type { Session } from '../../src/service/session.js';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { environmentOf, scopeOf } from './scope-of.js';
import { contactsOnly } from './stores.js';

describe('X1 what a port throws', () => {
  it.each<[string, () => unknown, unknown]>([
    [
      'an error',
      () => Promise.reject(new Error('down')),
      { code: 'PORT_FAILED', rejection: { code: 'PORT_FAILED', port: 'store' }, cause: new Error('down') },
    ],
    [
      'an error at once',
      () => {
        throw new Error('down');
      },
      { code: 'PORT_FAILED', cause: new Error('down') },
    ],
  ])('X1 %s', async (_, call, expected) => {
    const answer = asking('store', call);
    await expect(answer).rejects.toMatchObject(expected as object);
  });

  it('X1 one of ours is thrown on as it is', async () => {
    const ours = contactsError({ code: 'EMAIL_TAKEN', email: 'ann@example.com' });
    await expect(asking('store', () => Promise.reject(ours))).rejects.toBe(ours);
  });

  it('X1 reads that can not even begin', () => {
    const store = {
      ...memoryStore(),
      read: () => {
        throw new Error('closed');
      },
    };
    expect(() => readsOf(scopeOf({ env: environmentOf({ store }) }))).toThrow(
      expect.objectContaining({ code: 'PORT_FAILED' }) as Error,
    );
  });
});

describe('the context of a command', () => {
  it('P1 has the policy and the time as they are now', async () => {
    const policy = { defaultCountry: 'SG' };
    const env = environmentOf({ policy: async (workspaceId) => (workspaceId === 'w' ? policy : {}) });
    expect(await contextOf(scopeOf({ env, workspaceId: 'w', actor: anActor({ role: 'system' }) }))).toMatchObject({
      workspaceId: 'w',
      policy,
      now: testNow,
      source: 'api',
    });
  });
});

describe('A4 what an actor sees', () => {
  it('A4 is what their restrictions leave', async () => {
    const { owner } = host();
    const ann = await owner.create({ firstName: 'Ann', assigneeId: 'somebody' });
    expect(sees(scopeOf(), ann)).toBe(true);
    expect(sees(scopeOf({ actor: anActor({ restrictions: ['onlyMine'] }) }), ann)).toBe(false);
  });
});

describe('R5 what a store lacks', () => {
  it('R5 is refused by name', async () => {
    expect(need('there', 'tags')).toBe('there');
    expect(await refusal((async () => need(undefined, 'tags'))())).toEqual({
      code: 'CAPABILITY_MISSING',
      capability: 'tags',
    });
    const bare = scopeOf({ env: environmentOf({ store: contactsOnly(memoryStore()) }) });
    expect(await refusal((async () => needCapability(bare, 'merges'))())).toEqual({
      code: 'CAPABILITY_MISSING',
      capability: 'merges',
    });
    expect(needCapability(scopeOf(), 'tags')).toBeUndefined();
  });

  it.each<[string, string, (session: Session, id: string) => Promise<unknown>]>([
    ['uniqueIdentities', 'upsert', (session) => session.upsert('email:a@example.com', {})],
    [
      'uniqueIdentities',
      'connectChannel',
      (session, id) => session.connectChannel(id, { channelId: 'a', externalId: 'b' }),
    ],
    [
      'uniqueIdentities',
      'receiveMessage',
      (session) => session.receiveMessage({ channelId: 'a', externalId: 'b', at: testNow }),
    ],
    ['idempotency', 'a key', (session, id) => session.edit(id, {}, { idempotencyKey: 'k' })],
    [
      'idempotency',
      'a message id',
      (session, id) => session.recordSentMessage(id, { channelId: 'a', at: testNow, messageId: 'm' }),
    ],
    ['history', 'activity', (session, id) => session.activity(id)],
    ['usage', 'usage', (session) => session.usage.monthlyActiveContacts('now')],
    ['fields', 'fields.define', (session) => session.fields.define('plan', { type: 'text' })],
    ['fields', 'fields.reorder', (session) => session.fields.reorder(['email'])],
    ['stages', 'stages.define', (session) => session.stages.define('Lead')],
    ['stages', 'stages.change', (session) => session.stages.change('x', {})],
    ['stages', 'stages.delete', (session) => session.stages.delete('x', { moveTo: null })],
    ['tags', 'tag', (session, id) => session.tag(id, ['VIP'])],
    ['tags', 'tags.list', (session) => session.tags.list()],
    ['tags', 'tags.suggest', (session) => session.tags.suggest('v')],
    ['tags', 'tags.define', (session) => session.tags.define('VIP')],
    ['tags', 'tags.impact', (session) => session.tags.impact('VIP')],
    ['tags', 'tags.delete', (session) => session.tags.delete('VIP', { token: '' })],
  ])('R5 without %s there is no %s', async (capability, _, call) => {
    const store = memoryStore();
    const { id } = await host({ store }).owner.create({ firstName: 'Ann' });
    const { owner } = host({ store: contactsOnly(store) });
    expect(await refusal(call(owner, id))).toEqual({ code: 'CAPABILITY_MISSING', capability });
    expect(await owner.get(id)).toMatchObject({ version: 1 });
  });

  it('R5 what needs nothing works on a store of contacts alone', async () => {
    const { owner } = host({ store: contactsOnly(memoryStore()) });
    const { id } = await owner.create({ firstName: 'Ann', email: 'ann@example.com' });
    await owner.edit('email:ann@example.com', { lastName: 'Tan' });
    await owner.recordSentMessage(id, { channelId: 'mail', at: testNow });
    expect(await owner.get(id)).toMatchObject({ version: 3, lastName: 'Tan', lastMessageAt: testNow });
    expect(await owner.fields.list()).toEqual([]);
    expect(await owner.fields.rows()).toHaveLength(9);
    expect(await owner.stages.list()).toEqual([]);
    expect(await owner.usage.currentCycle()).toBeNull();
    expect((await owner.exportPerson(id)).contact).toEqual(await owner.get(id));
    await owner.delete(id);
    expect(await refusal(owner.get(id))).toEqual({ code: 'CONTACT_DELETED', id });
  });
});
