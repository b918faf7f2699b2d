import { anActor, aTombstone, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { answerWith } from '../../src/service/answer.js';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { scopeOf } from './scope-of.js';

describe('A4 what a caller gets', () => {
  const { full } = fixtures.contacts;

  it('A4 is the contact as it is for who may see all of it', () => {
    expect(answerWith(scopeOf(), full)).toBe(full);
  });

  it('A4 lacks value and origin of every hidden field', () => {
    const seen = answerWith(scopeOf({ actor: anActor({ hiddenFields: ['email', 'custom.plan'] }) }), full);
    expect(seen).toMatchObject({ email: null, firstName: 'Ann', custom: { note: full.custom['note'] } });
    for (const path of ['email', 'custom.plan']) expect(Object.keys(seen.origins)).not.toContain(path);
    expect(Object.keys(seen.custom)).not.toContain('plan');
  });

  it('S7 is never a tombstone', () => {
    const gone = aTombstone({ id: 'gone' });
    expect(() => answerWith(scopeOf(), gone)).toThrow(
      expect.objectContaining({ rejection: { code: 'CONTACT_DELETED', id: 'gone' } }) as Error,
    );
  });

  it('A4 holds for the answer of every command that writes, too', async () => {
    const { manager, as } = host();
    const { id } = await manager.create({
      firstName: 'Ann',
      email: 'ann@example.com',
      phone: '+6591234567',
      channel: { channelId: 'webchat', externalId: 'ann', address: 'ann@example.com' },
    });
    const me = as({ role: 'agent', hiddenFields: ['email', 'phone'] });
    const answers = [
      await me.create({ firstName: 'Bob' }),
      await me.edit(id, { lastName: 'Tan' }),
      await me.assign(id, 'somebody'),
      await me.block(id),
      await me.unblock(id),
      await me.openConversation(id),
      (await me.syncProfile(id, { channelId: 'webchat', email: 'other@example.com', profile: { displayName: 'ann' } }))
        .contact,
      (await me.receiveMessage({ channelId: 'webchat', externalId: 'ann', at: '2026-11-23T09:00:00Z' })).contact,
      ...(await me.getMany([id])),
    ];
    for (const contact of answers) expect(contact).toMatchObject({ email: null, phone: null });
    expect(JSON.stringify(answers)).not.toMatch(/example\.com|6591234567|"externalId":"ann"/);
    expect(await refusal(me.edit(id, { email: 'new@example.com' }))).toEqual(['email FIELD_UNKNOWN']);
    expect(await manager.get(id)).toMatchObject({ email: 'ann@example.com', phone: '+6591234567' });
  });
});
