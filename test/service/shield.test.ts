import type { Session } from 'contactkit';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { refusal } from './refusal.js';

const identity = { channelId: 'webchat', externalId: 'ann' };
const taken = {
  IDENTITY_TAKEN: { code: 'IDENTITY_TAKEN', ...identity },
  PHONE_TAKEN: { code: 'PHONE_TAKEN', phone: '+6591234567' },
  EMAIL_TAKEN: { code: 'EMAIL_TAKEN', email: 'ann@example.com' },
};
const inputs = {
  IDENTITY_TAKEN: { firstName: 'Bob', channel: identity },
  PHONE_TAKEN: { phone: '+6591234567' },
  EMAIL_TAKEN: { email: 'ann@example.com' },
};

describe('A4 what is taken, without whom the actor can not see', () => {
  const codes = ['IDENTITY_TAKEN', 'PHONE_TAKEN', 'EMAIL_TAKEN'] as const;
  it.each(codes)('A4 %s', async (code) => {
    const at = host({ policy: { unique: ['phone', 'email'] } });
    const ann = await at.manager.create({
      channel: identity,
      phone: '+6591234567',
      email: 'ann@example.com',
      assigneeId: 'somebody',
    });
    const named = { ...taken[code], contactId: ann.id };
    expect(await refusal(at.agent.create(inputs[code]))).toEqual(named);
    for (const restriction of ['onlyMine', 'teamOnly'] as const) {
      const me = at.as({ role: 'agent', restrictions: [restriction] });
      expect(await refusal(me.create(inputs[code]))).toEqual(taken[code]);
    }
    const mate = at.as({ role: 'agent', restrictions: ['teamOnly'], team: ['somebody'] });
    expect(await refusal(mate.create(inputs[code]))).toEqual(named);
    await at.manager.block(ann.id);
    expect(await refusal(at.agent.create(inputs[code]))).toEqual(named);
  });

  it.each([
    ['phone', 'PHONE_TAKEN'],
    ['phone', 'IDENTITY_TAKEN'],
    ['email', 'EMAIL_TAKEN'],
    ['email', 'IDENTITY_TAKEN'],
  ] as const)('A4 with a hidden %s, whose it is: %s', async (path, code) => {
    const at = host({ policy: { unique: ['phone', 'email'] } });
    const ann = await at.manager.create({ channel: identity, phone: '+6591234567', email: 'ann@example.com' });
    const bob = await at.manager.create({ firstName: 'Bob' });
    const bring = (session: Session): Promise<unknown> =>
      code === 'IDENTITY_TAKEN'
        ? session.connectChannel(bob.id, identity)
        : session.syncProfile(bob.id, { channelId: 'webchat', ...inputs[code] });
    expect(await refusal(bring(at.agent))).toEqual({ ...taken[code], contactId: ann.id });
    expect(await refusal(bring(at.as({ role: 'agent', hiddenFields: [path] })))).toEqual(taken[code]);
  });

  it('A4 of an identity that somebody else is connected to', async () => {
    const at = host();
    const ann = await at.manager.create({ channel: identity, assigneeId: 'somebody' });
    const bob = await at.manager.create({ firstName: 'Bob', assigneeId: 'me' });
    const me = at.as({ id: 'me', role: 'agent', restrictions: ['onlyMine'] });
    expect(await refusal(me.connectChannel(bob.id, identity))).toEqual(taken.IDENTITY_TAKEN);
    expect(await refusal(at.agent.connectChannel(bob.id, identity))).toEqual({
      ...taken.IDENTITY_TAKEN,
      contactId: ann.id,
    });
  });
});
