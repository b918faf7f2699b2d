import type { Cycle } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type Host, host, type TestClock, testClock } from './host.js';
import { outcomes, refusal } from './refusal.js';
import { conflicting, without } from './stores.js';

const from = (externalId: string, more: object = {}) => ({ channelId: 'whatsapp', externalId, at: testNow, ...more });
const day = 86_400_000;
/** Billing cycles of a day. */
const cycle = (at: string): Cycle => {
  const begin = `${at.slice(0, 10)}T00:00:00.000Z`;
  return { id: at.slice(0, 10), from: begin, to: new Date(Date.parse(begin) + day).toISOString() };
};
const counted = async (at: Host): Promise<number> => (await at.manager.usage.monthlyActiveContacts()).count;
const typesOf = async ({ reads }: Host, id: string): Promise<readonly string[]> =>
  (await reads().history!.list(id, { limit: 50 })).map(({ type }) => type).reverse();

describe('N6 a message from somebody unknown', () => {
  it('N6 makes contact, identity, default stage and open conversation in one commit', async () => {
    const at = host();
    const { id: stageId } = await at.owner.stages.define('Lead', { isDefault: true });
    const { contact, verdict, created } = await at.system.receiveMessage(
      from('ann', { firstName: 'Ann', phone: '12', profile: { displayName: 'ann' } }),
    );
    expect(created).toBe(true);
    expect(verdict).toMatchObject({ visible: true, blockedAt: null, ignored: [{ path: ['phone'] }] });
    expect(contact).toMatchObject({
      version: 1,
      firstName: 'Ann',
      stageId,
      channels: [{ channelId: 'whatsapp', externalId: 'ann', lastInteractionAt: testNow }],
      conversation: { status: 'open' },
      profile: { displayName: 'ann' },
      lastInboundAt: testNow,
    });
    expect(await at.system.get(contact.id)).toEqual(contact);
    expect(await typesOf(at, contact.id)).toEqual(['contact.created', 'conversation.opened']);
  });

  it('N5 of several at the same time, one makes the contact', async () => {
    const at = host({ policy: { cycle } });
    const came = await Promise.all(
      Array.from({ length: 6 }, (_, index) => at.system.receiveMessage(from('ann', { messageId: `m-${index}` }))),
    );
    expect(new Set(came.map(({ contact }) => contact.id)).size).toBe(1);
    expect(came.filter(({ created }) => created)).toHaveLength(1);
    expect(came.every(({ verdict }) => verdict.visible)).toBe(true);
    expect(await counted(at)).toBe(1);
    expect(await typesOf(at, came[0]!.contact.id)).toEqual(['contact.created', 'conversation.opened']);
  });

  it('N1 R5 needs unique identities', async () => {
    const at = host({ store: without(memoryStore(), 'uniqueIdentities') });
    expect(await refusal(at.system.receiveMessage(from('ann')))).toEqual({
      code: 'CAPABILITY_MISSING',
      capability: 'uniqueIdentities',
    });
  });

  it('A4 an agent who may not see it finds nobody, and makes nobody', async () => {
    const at = host();
    await at.manager.create({ channel: { channelId: 'whatsapp', externalId: 'ann' }, assigneeId: 'somebody' });
    const me = at.as({ role: 'agent', restrictions: ['onlyMine'] });
    const unseen = { code: 'CONTACT_NOT_FOUND', ref: 'channel:whatsapp:ann' };
    expect(await refusal(me.receiveMessage(from('ann')))).toEqual(unseen);
  });

  it.each<[unknown, unknown]>([
    [{}, ['channelId INPUT_REQUIRED', 'at INPUT_REQUIRED']],
    [{ channelId: 'whatsapp', at: testNow }, ['externalId INPUT_REQUIRED']],
    [from('ann', { at: 'yesterday' }), ['at DATETIME_INVALID']],
    [from('', {}), ['externalId INPUT_INVALID_VALUE']],
    [from('ann', { channelId: 'a:b', messageId: 'm' }), ['channelId INPUT_INVALID_VALUE']],
    [from('ann', { messageId: '' }), ['messageId INPUT_INVALID_VALUE']],
    [from('ann', { text: 'hello' }), ['text INPUT_UNKNOWN_KEY']],
    [null, ['INPUT_INVALID_TYPE']],
    ['hello', ['INPUT_INVALID_TYPE']],
    [[], ['INPUT_INVALID_TYPE']],
  ])('X1 refuses %j', async (input, faults) => {
    const at = host();
    expect(await refusal(at.system.receiveMessage(input as ReturnType<typeof from>))).toEqual(faults);
  });
});

describe('N6 matchInbound', () => {
  const both = { phone: '+6591234567', email: 'ann@example.com' };
  it.each<[string, readonly ('phone' | 'email')[], object, 'Ann' | 'new']>([
    ['by default nothing matches', [], { phone: both.phone }, 'new'],
    ['a phone that it brings', ['phone'], { phone: '+65 9123 4567' }, 'Ann'],
    ['a phone as its address', ['phone'], { address: '91234567' }, 'Ann'],
    ['an email that it brings', ['email'], { email: 'ANN@example.com' }, 'Ann'],
    ['an email as its address', ['email'], { address: 'ann@example.com' }, 'Ann'],
    ['another field than the policy names', ['email'], { phone: both.phone }, 'new'],
    ['the second of two', ['phone', 'email'], { phone: '+6598765432', email: both.email }, 'Ann'],
    ['another value', ['phone', 'email'], { phone: '+6598765432', email: 'bob@example.com' }, 'new'],
    ['a value that is none', ['phone', 'email'], { phone: 'x', email: 7 }, 'new'],
    ['no value', ['phone', 'email'], {}, 'new'],
  ])('N6 %s', async (_, matchInbound, input, found) => {
    const at = host({ policy: { defaultCountry: 'SG', matchInbound } });
    const ann = await at.manager.create({ firstName: 'Ann', ...both });
    const { contact, created } = await at.system.receiveMessage(from('x', input));
    expect([contact.id === ann.id, created]).toEqual(found === 'Ann' ? [true, false] : [false, true]);
    expect(contact.channels).toMatchObject([{ channelId: 'whatsapp', externalId: 'x' }]);
    expect((await at.system.receiveMessage(from('x'))).contact).toEqual(contact);
  });

  it('N6 N2 an external id is never read as a phone number', async () => {
    const at = host({ policy: { matchInbound: ['phone'] } });
    await at.manager.create(both);
    expect((await at.system.receiveMessage(from('+6591234567'))).created).toBe(true);
  });

  it('N6 several matches make a new contact', async () => {
    const at = host({ policy: { matchInbound: ['phone'] } });
    for (const firstName of ['Ann', 'Bob']) await at.manager.create({ firstName, ...both });
    expect((await at.system.receiveMessage(from('x', { phone: both.phone }))).created).toBe(true);
  });

  it('N6 M2 a blocked match stays blocked, and nothing of it changes', async () => {
    const at = host({ policy: { matchInbound: ['phone'] } });
    const { id } = await at.manager.create({ firstName: 'Ann', ...both });
    const { reactions: _, ...blocked } = await at.manager.block(id);
    const { contact, verdict, created } = await at.system.receiveMessage(from('x', { phone: both.phone }));
    expect([contact, verdict.visible, created]).toEqual([blocked, false, false]);
    expect(await at.manager.get(id)).toEqual(blocked);
  });

  it('N6 of two identities at the same time both are attached', async () => {
    const at = host({ policy: { matchInbound: ['phone'] } });
    const ann = await at.manager.create({ firstName: 'Ann', ...both });
    await Promise.all(['x', 'y', 'z'].map((one) => at.system.receiveMessage(from(one, { phone: both.phone }))));
    const { channels } = await at.manager.get(ann.id);
    expect(channels.map(({ externalId }) => externalId).sort()).toEqual(['x', 'y', 'z']);
  });

  it('N6 an identity that is known goes before a match', async () => {
    const at = host({ policy: { matchInbound: ['phone'] } });
    await at.manager.create({ firstName: 'Ann', ...both });
    const bob = await at.manager.create({ channel: { channelId: 'whatsapp', externalId: 'bob' } });
    expect((await at.system.receiveMessage(from('bob', { phone: both.phone }))).contact.id).toBe(bob.id);
  });
});

describe('M1 M2 a message of somebody known', () => {
  const scene = async (options: Parameters<typeof host>[0] = {}): Promise<{ at: Host; id: string }> => {
    const at = host(options);
    const { id } = await at.manager.create({ firstName: 'Ann', channel: { channelId: 'whatsapp', externalId: 'ann' } });
    return { at, id };
  };

  it('M1 opens the conversation, ends a snooze, and leaves an open one', async () => {
    const { at, id } = await scene();
    const status = async (): Promise<unknown> =>
      (await at.system.receiveMessage(from('ann'))).contact.conversation?.status;
    expect(await status()).toBe('open');
    await at.manager.snoozeConversation(id);
    expect(await status()).toBe('open');
    await at.manager.closeConversation(id);
    expect(await status()).toBe('open');
    const { version } = await at.manager.get(id);
    expect((await at.system.receiveMessage(from('ann'))).contact.version).toBe(version);
  });

  it('M1 moves message times without a version or event, the greatest wins', async () => {
    const { at, id } = await scene();
    const { contact } = await at.system.receiveMessage(from('ann'));
    const later = '2026-11-23T10:00:00.000Z';
    const moved = await at.system.receiveMessage(from('ann', { at: '2026-11-23T11:00:00+01:00' }));
    expect(moved.contact).toEqual({
      ...contact,
      lastMessageAt: later,
      lastInboundAt: later,
      channels: [{ ...contact.channels[0], lastInteractionAt: later }],
    });
    expect(await at.manager.get(id)).toEqual(moved.contact);
    expect((await at.system.receiveMessage(from('ann', { at: '2020-01-01T00:00:00Z' }))).contact).toEqual(
      moved.contact,
    );
    expect(await typesOf(at, id)).toHaveLength(2);
  });

  it('M1 never fails by a conflict where nothing but times moves', async () => {
    const store = conflicting(memoryStore(), Number.POSITIVE_INFINITY);
    const at = host({ store });
    const { contact } = await at.system.receiveMessage(from('ann'));
    const came = await Promise.all(Array.from({ length: 20 }, () => at.system.receiveMessage(from('ann'))));
    expect(new Set(came.map((one) => one.contact.version))).toEqual(new Set([contact.version]));
  });

  it('M2 of a blocked contact is hidden, opens nothing and changes nothing of the row', async () => {
    const { at, id } = await scene();
    await at.system.receiveMessage(from('ann'));
    const { reactions: _, ...blocked } = await at.manager.block(id);
    at.clock.advance(1000);
    const { contact, verdict } = await at.system.receiveMessage(
      from('ann', { at: '2026-11-24T00:00:00Z', firstName: 'Anna' }),
    );
    expect(verdict).toEqual({ visible: false, blockedAt: testNow, ignored: [] });
    expect(contact).toEqual(blocked);
    expect(await at.manager.get(id)).toEqual(blocked);
  });

  it('S5 after an unblock the next message opens the conversation', async () => {
    const { at, id } = await scene();
    await at.manager.block(id);
    expect((await at.manager.unblock(id)).conversation).toBeNull();
    const { contact, verdict } = await at.system.receiveMessage(from('ann'));
    expect(verdict.visible).toBe(true);
    expect(contact.conversation).toMatchObject({ status: 'open' });
  });

  it('N3 a message to a rotated identity finds its contact', async () => {
    const { at, id } = await scene();
    await at.manager.connectChannel(id, { channelId: 'whatsapp', externalId: 'new', replaces: 'ann' });
    expect((await at.system.receiveMessage(from('ann'))).contact.id).toBe(id);
    expect((await at.system.receiveMessage(from('new'))).contact.id).toBe(id);
  });

  it('A4 hidden fields are in no answer, and channels fill them all the same', async () => {
    const { at, id } = await scene();
    const me = at.as({ role: 'agent', hiddenFields: ['email'] });
    const { contact } = await me.receiveMessage(from('ann', { email: 'ann@example.com' }));
    expect(contact.email).toBeNull();
    expect(await at.manager.get(id)).toMatchObject({ email: 'ann@example.com' });
  });
});

describe('M5 a redelivered webhook', () => {
  it('M5 changes nothing and answers the same', async () => {
    const at = host({ policy: { cycle } });
    const message = from('ann', { messageId: 'm-1', email: 'nobody' });
    const first = await at.system.receiveMessage(message);
    await at.manager.closeConversation(first.contact.id);
    const again = await at.system.receiveMessage({ ...message, at: '2027-01-01T00:00:00Z', firstName: 'Anna' });
    expect(again.contact).toEqual(await at.manager.get(first.contact.id));
    expect(again.contact).toMatchObject({
      conversation: { status: 'closed' },
      firstName: null,
      lastInboundAt: testNow,
    });
    expect([again.verdict, again.created]).toEqual([first.verdict, first.created]);
    expect(await counted(at)).toBe(1);
  });

  it('M5 keeps the verdict of its first delivery', async () => {
    const at = host();
    const { contact } = await at.system.receiveMessage(from('ann', { messageId: 'm-1' }));
    await at.manager.block(contact.id);
    expect((await at.system.receiveMessage(from('ann', { messageId: 'm-1' }))).verdict.visible).toBe(true);
    const hidden = await at.system.receiveMessage(from('ann', { messageId: 'm-2' }));
    await at.manager.unblock(contact.id);
    expect((await at.system.receiveMessage(from('ann', { messageId: 'm-2' }))).verdict).toEqual(hidden.verdict);
  });

  it('M5 at the same time is one message', async () => {
    const at = host();
    const came = await Promise.all(
      Array.from({ length: 5 }, () => at.system.receiveMessage(from('ann', { messageId: 'm-1' }))),
    );
    for (const one of came) expect(one).toEqual(came[0]);
    expect(came[0]!.created).toBe(true);
  });

  it('M5 whoever brings it, and of one channel and direction', async () => {
    const at = host();
    const first = await at.system.receiveMessage(from('ann', { messageId: 'm-1' }));
    expect((await at.agent.receiveMessage(from('ann', { messageId: 'm-1' }))).contact).toEqual(first.contact);
    const other = await at.system.receiveMessage({ ...from('ann', { messageId: 'm-1' }), channelId: 'sms' });
    expect(other.created).toBe(true);
    await at.manager.closeConversation(first.contact.id);
    const sent = await at.agent.recordSentMessage(first.contact.id, from('ann', { messageId: 'm-1' }));
    expect(sent.conversation).toMatchObject({ status: 'open' });
  });

  it('S7 of a contact that was deleted since', async () => {
    const at = host();
    const { contact } = await at.system.receiveMessage(from('ann', { messageId: 'm-1' }));
    await at.owner.delete(contact.id);
    const gone = { code: 'CONTACT_DELETED', id: contact.id };
    expect(await refusal(at.system.receiveMessage(from('ann', { messageId: 'm-1' })))).toEqual(gone);
  });

  it('A4 shows nobody a contact that is out of their scope', async () => {
    const at = host();
    const { contact } = await at.system.receiveMessage(from('ann', { messageId: 'm-1', email: 'ann@example.com' }));
    await at.system.recordSentMessage(contact.id, from('ann', { messageId: 'm-2' }));
    await at.manager.assign(contact.id, 'somebody');
    const me = at.as({ role: 'agent', restrictions: ['onlyMine'] });
    const mine = await at.manager.create({ firstName: 'Bob', assigneeId: 'user-1' });
    expect(await refusal(me.receiveMessage(from('ann', { messageId: 'm-1' })))).toMatchObject({
      code: 'CONTACT_NOT_FOUND',
    });
    const sent = me.recordSentMessage(mine.id, from('ann', { messageId: 'm-2' }));
    expect(await refusal(sent)).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
    expect(JSON.stringify(await refusal(me.receiveMessage(from('ann', { messageId: 'm-1' }))))).not.toContain(
      contact.id,
    );
  });

  it('X1 ids of no channel are not looked for', async () => {
    const at = host();
    await at.system.receiveMessage({ ...from('ann'), channelId: 'a', messageId: 'b:c' });
    const wrong = at.system.receiveMessage({ ...from('ann'), channelId: 'a:b', messageId: 'c' });
    expect(await refusal(wrong)).toEqual(['channelId INPUT_INVALID_VALUE']);
  });

  it('R3 a message without an id is known by the key of the call', async () => {
    const at = host();
    const first = await at.system.receiveMessage(from('ann'), { idempotencyKey: 'k' });
    expect(await at.system.receiveMessage(from('ann'), { idempotencyKey: 'k' })).toEqual(first);
    const other = at.system.receiveMessage(from('bob'), { idempotencyKey: 'k' });
    expect(await refusal(other)).toEqual({ code: 'IDEMPOTENCY_MISMATCH', key: 'k' });
  });

  it('R5 needs a store that keeps records', async () => {
    const at = host({ store: without(memoryStore(), 'idempotency') });
    const known = at.system.receiveMessage(from('ann', { messageId: 'm-1' }));
    expect(await refusal(known)).toEqual({ code: 'CAPABILITY_MISSING', capability: 'idempotency' });
    expect(await refusal(at.system.receiveMessage(from('ann')))).toBeNull();
  });
});

describe('M4 who is counted', () => {
  const scene = async (): Promise<{ at: Host; id: string; time: TestClock }> => {
    const time = testClock();
    const at = host({ time, policy: { cycle } });
    const { id } = await at.manager.create({ firstName: 'Ann', channel: { channelId: 'whatsapp', externalId: 'ann' } });
    return { at, id, time };
  };

  it('M2 M4 a blocked contact counts in the cycle of the block and not from the next one on', async () => {
    const { at, id, time } = await scene();
    await at.manager.block(id);
    time.advance(1000);
    await at.system.receiveMessage(from('ann'));
    expect(await counted(at)).toBe(1);
    time.advance(day);
    await at.system.receiveMessage(from('ann'));
    expect(await counted(at)).toBe(0);
    await at.manager.unblock(id);
    await at.system.receiveMessage(from('ann'));
    expect(await counted(at)).toBe(1);
    expect(await at.manager.usage.monthlyActiveContacts('2026-11-23')).toEqual({ cycleId: '2026-11-23', count: 1 });
  });

  it.each<[string, (at: Host, id: string) => Promise<unknown>, number]>([
    ['what it sends', (at) => at.system.receiveMessage(from('ann')), 1],
    [
      'what it sends, again and again',
      (at) => Promise.all([1, 2, 3].map(() => at.system.receiveMessage(from('ann')))),
      1,
    ],
    ['what it is sent', (at, id) => at.agent.recordSentMessage(id, from('ann')), 1],
    ['an echo', (at, id) => at.agent.recordSentMessage(id, from('ann', { echo: true })), 1],
    ['a broadcast', (at, id) => at.agent.recordSentMessage(id, from('ann', { broadcast: true })), 0],
    ['somebody new', (at) => at.system.receiveMessage(from('bob')), 1],
    ['a message that is refused', (at) => refusal(at.system.receiveMessage(from('ann', { at: 'x' }))), 0],
    ['an edit', (at, id) => at.agent.edit(id, { lastName: 'Tan' }), 0],
    [
      'a message to the blocked',
      async (at, id) => {
        await at.agent.block(id);
        await at.agent.recordSentMessage(id, from('ann'));
      },
      1,
    ],
  ])('M4 %s', async (_, happen, count) => {
    const { at, id } = await scene();
    await happen(at, id);
    expect(await counted(at)).toBe(count);
  });

  it('M5 by our time of arrival, whatever the sender’s clock says', async () => {
    const { at, id, time } = await scene();
    await at.system.receiveMessage(from('ann', { at: '2031-01-01T00:00:00Z' }));
    expect(await counted(at)).toBe(1);
    expect(await at.manager.get(id)).toMatchObject({ lastMessageAt: '2031-01-01T00:00:00.000Z' });
    time.advance(day);
    expect(await counted(at)).toBe(0);
    expect((await at.manager.usage.monthlyActiveContacts('2031-01-01')).count).toBe(0);
  });

  it('M4 S6 the count outlives the contact, and holds nothing of it', async () => {
    const { at, id } = await scene();
    await at.system.receiveMessage(from('ann'));
    await at.owner.delete(id);
    await at.contacts.resume();
    expect(await counted(at)).toBe(1);
    expect(await at.reads().usage!.has('2026-11-23', id)).toBe(true);
  });

  it('M4 R5 nobody counts where the store can not or the policy does not say', async () => {
    const store = memoryStore();
    const at = host({ store: without(store, 'usage'), policy: { cycle } });
    expect(await refusal(at.system.receiveMessage(from('ann')))).toBeNull();
    await host({ store, newId: () => 'x' }).system.receiveMessage(from('ann'));
    expect(await store.read('workspace-1').usage!.count('2026-11-23')).toBe(0);
  });
});

describe('M3 M5 what is sent', () => {
  const scene = async (): Promise<{ at: Host; id: string }> => {
    const at = host();
    const { id } = await at.manager.create({ firstName: 'Ann', channel: { channelId: 'whatsapp', externalId: 'ann' } });
    return { at, id };
  };

  it.each([
    [{}, 'open'],
    [{ broadcast: false, echo: false }, 'open'],
    [{ broadcast: true }, undefined],
    [{ echo: true }, undefined],
  ])('M5 %j leaves the conversation %s', async (how, status) => {
    const { at, id } = await scene();
    const sent = await at.agent.recordSentMessage(id, from('ann', how));
    expect(sent.conversation?.status).toBe(status);
    expect(sent).toMatchObject({
      lastMessageAt: testNow,
      lastInboundAt: null,
      channels: [{ lastInteractionAt: testNow }],
    });
    expect(await at.manager.get(id)).toEqual(sent);
  });

  it('M3 a block never refuses it and opens nothing', async () => {
    const { at, id } = await scene();
    const blocked = await at.manager.block(id);
    const sent = await at.agent.recordSentMessage(id, from('ann'));
    expect(sent).toMatchObject({
      status: 'blocked',
      version: blocked.version,
      conversation: null,
      lastMessageAt: testNow,
    });
  });

  it('M5 a repeat of one message changes nothing', async () => {
    const { at, id } = await scene();
    await at.agent.recordSentMessage(id, from('ann', { messageId: 'm-1' }));
    const closed = await at.agent.closeConversation(id);
    expect(await at.system.recordSentMessage(id, from('ann', { messageId: 'm-1' }))).toEqual(closed);
  });

  it('R3 without an id it is known by the key of the call', async () => {
    const { at, id } = await scene();
    const options = { idempotencyKey: 'k' };
    await at.agent.recordSentMessage(id, from('ann'), options);
    const closed = await at.agent.closeConversation(id);
    expect(await at.agent.recordSentMessage(id, from('ann'), options)).toEqual(closed);
  });

  it('R1 two at the same time are two', async () => {
    const { at, id } = await scene();
    const calls = [1, 2, 3].map(() => at.agent.recordSentMessage(id, from('ann')));
    expect(await outcomes(calls)).toEqual(['done', 'done', 'done']);
    expect(await at.manager.get(id)).toMatchObject({ version: 2 });
  });

  it.each<[unknown, unknown]>([
    [null, ['INPUT_INVALID_TYPE']],
    [{}, ['channelId INPUT_REQUIRED', 'at INPUT_REQUIRED']],
    [from('ann', { echo: 'yes' }), ['echo INPUT_INVALID_TYPE']],
    [from('ann', { text: 'x' }), ['text INPUT_UNKNOWN_KEY']],
  ])('X1 refuses %j', async (input, faults) => {
    const { at, id } = await scene();
    expect(await refusal(at.agent.recordSentMessage(id, input as ReturnType<typeof from>))).toEqual(faults);
  });
});

describe('M5 maySend', () => {
  it.each<[string, object, unknown]>([
    ['active', { channelId: 'whatsapp' }, { allowed: true }],
    [
      'active',
      { channelId: 'whatsapp', broadcast: true },
      { allowed: false, reason: { code: 'OPTED_OUT', channelId: 'whatsapp', at: testNow } },
    ],
    ['active', { channelId: 'sms', broadcast: true }, { allowed: true }],
    ['blocked', { channelId: 'sms' }, { allowed: false, reason: { code: 'CONTACT_BLOCKED', id: 'id-1' } }],
    ['deleted', { channelId: 'sms' }, { allowed: false, reason: { code: 'CONTACT_DELETED', id: 'id-1' } }],
  ])('M5 N4 to the %s: %j', async (status, sending, verdict) => {
    const at = host();
    const identity = { channelId: 'whatsapp', externalId: 'ann' };
    const { id } = await at.owner.create({ channel: identity });
    await at.owner.setOptOut(id, { ...identity, optedOut: true });
    if (status === 'blocked') await at.owner.block(id);
    if (status === 'deleted') await at.owner.delete(id);
    expect(await at.agent.maySend(id, sending as { channelId: string })).toEqual(verdict);
  });

  it('X1 A4 refuses what is no message, and whom the actor can not see', async () => {
    const at = host();
    const { id } = await at.owner.create({ firstName: 'Ann' });
    expect(await refusal(at.agent.maySend(id, null as never))).toEqual(['INPUT_INVALID_TYPE']);
    const me = at.as({ role: 'agent', restrictions: ['onlyMine'] });
    expect(await refusal(me.maySend(id, { channelId: 'sms' }))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: id });
  });
});
