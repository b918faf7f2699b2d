import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { answerOf, refusal } from './refusal.js';
import { withMerged } from './stores.js';

describe('C4 a reference names a contact in every call', () => {
  it.each([
    'id-1',
    'id:id-1',
    'email:Ann@example.com',
    'email: ANN@EXAMPLE.COM ',
    'phone:+6591234567',
    'phone:+65 9123-4567',
    'phone:91234567',
    'channel:whatsapp:6591234567',
    'channel:whatsapp:a:b:c',
    'channel:webchat:old',
    'channel:webchat:new',
  ])('C4 N3 %s is Ann', async (ref) => {
    const { manager, agent } = host({ policy: { defaultCountry: 'SG' } });
    const ann = await manager.create({ firstName: 'Ann', email: 'Ann@example.com', phone: '91234567' });
    await manager.connectChannel(ann.id, { channelId: 'whatsapp', externalId: '6591234567' });
    await manager.connectChannel(ann.id, { channelId: 'whatsapp', externalId: 'a:b:c' });
    await manager.connectChannel(ann.id, { channelId: 'webchat', externalId: 'old' });
    const whole = await manager.connectChannel(ann.id, { channelId: 'webchat', externalId: 'new', replaces: 'old' });
    expect(ann.id).toBe('id-1');
    expect(await agent.get(ref)).toEqual(whole);
    expect(await agent.edit(ref, { lastName: 'Tan' })).toMatchObject({ id: 'id-1', lastName: 'Tan' });
  });

  it.each([
    'nobody',
    'id:nobody',
    'email:ann@example.org',
    'phone:+6598765432',
    'channel:whatsapp:A',
    'channel:webchat:a',
    'mailto:ann@example.com',
    'ID:id-1',
  ])('C4 N2 S7 %s is nobody', async (ref) => {
    const { manager } = host();
    await manager.create({ email: 'ann@example.com', channel: { channelId: 'whatsapp', externalId: 'a' } });
    expect(await refusal(manager.get(ref))).toEqual({ code: 'CONTACT_NOT_FOUND', ref });
    expect(await refusal(manager.block(ref))).toEqual({ code: 'CONTACT_NOT_FOUND', ref });
  });

  it.each<[unknown, readonly string[]]>([
    ['', ['ref INPUT_INVALID_VALUE']],
    ['id:', ['ref INPUT_INVALID_VALUE']],
    ['email:nobody', ['ref EMAIL_INVALID']],
    ['phone:91234567', ['ref PHONE_MISSING_COUNTRY']],
    ['channel:whatsapp', ['ref INPUT_INVALID_VALUE']],
    ['channel::x', ['ref INPUT_INVALID_VALUE']],
    [undefined, ['ref INPUT_REQUIRED']],
    [null, ['ref INPUT_INVALID_TYPE']],
    [7, ['ref INPUT_INVALID_TYPE']],
    [{}, ['ref INPUT_INVALID_TYPE']],
  ])('X1 C4 %j is no reference', async (ref, faults) => {
    const { manager } = host();
    expect(await refusal(manager.get(ref as string))).toEqual(faults);
    expect(await refusal(manager.edit(ref as string, {}))).toEqual(faults);
  });
});

describe('C4 several matches', () => {
  it('C4 are ambiguous, with their ids', async () => {
    const { manager } = host();
    for (const firstName of ['Ann', 'Bob'])
      await manager.create({ firstName, email: 'home@example.com', phone: '+6591234567' });
    const ids = [expect.any(String), expect.any(String)] as unknown;
    expect(await refusal(manager.get('email:Home@example.com'))).toEqual({
      code: 'AMBIGUOUS_IDENTIFIER',
      ref: 'email:Home@example.com',
      ids,
    });
    expect(await refusal(manager.get('phone:+6591234567'))).toMatchObject({ code: 'AMBIGUOUS_IDENTIFIER', ids });
  });

  it('A4 of several, those that the actor can not see do not count and are not named', async () => {
    const { manager, as } = host();
    const mine = await manager.create({ firstName: 'Ann', phone: '+6591234567', assigneeId: 'me' });
    const other = await manager.create({ firstName: 'Bob', phone: '+6591234567', assigneeId: 'somebody' });
    const third = await manager.create({ firstName: 'Cid', phone: '+6591234567', assigneeId: 'mate' });
    const onlyMine = as({ id: 'me', role: 'agent', restrictions: ['onlyMine'] });
    expect(await onlyMine.get('phone:+6591234567')).toEqual(mine);
    const teamOnly = as({ id: 'me', role: 'agent', restrictions: ['teamOnly'], team: ['mate'] });
    expect(await refusal(teamOnly.get('phone:+6591234567'))).toEqual({
      code: 'AMBIGUOUS_IDENTIFIER',
      ref: 'phone:+6591234567',
      ids: [mine.id, third.id],
    });
    expect(await refusal(manager.get('phone:+6591234567'))).toMatchObject({ ids: [mine.id, other.id, third.id] });
  });

  it('A4 however many there are that the actor can not see', async () => {
    const { manager, as } = host();
    const phone = '+6591234567';
    for (let index = 0; index < 101; index += 1) await manager.create({ phone, assigneeId: 'somebody' });
    const mine = await manager.create({ phone, assigneeId: 'me' });
    const me = as({ id: 'me', role: 'agent', restrictions: ['onlyMine'] });
    expect(await me.get(`phone:${phone}`)).toEqual(mine);
    const mate = as({ role: 'agent', restrictions: ['teamOnly'], team: ['somebody'] });
    for (const session of [manager, mate]) {
      const refused = (await refusal(session.get(`phone:${phone}`))) as { readonly ids: readonly string[] };
      expect(refused.ids).toHaveLength(100);
    }
  });
});

describe('A4 what is out of scope is not found', () => {
  const refs = ['id-1', 'email:ann@example.com', 'phone:+6591234567', 'channel:webchat:ann'];
  it.each<[string, string | null, readonly ['onlyMine' | 'teamOnly'], readonly string[], boolean]>([
    ['mine', 'me', ['onlyMine'], [], true],
    ['nobody', null, ['onlyMine'], [], false],
    ['a mate', 'mate', ['onlyMine'], ['mate'], false],
    ['me', 'me', ['teamOnly'], [], true],
    ['nobody', null, ['teamOnly'], [], true],
    ['a mate', 'mate', ['teamOnly'], ['mate'], true],
    ['somebody else', 'else', ['teamOnly'], ['mate'], false],
  ])('A4 assigned to %s (%s), seen %s of team %j: %s', async (_, assigneeId, restrictions, team, seen) => {
    const { manager, as } = host();
    const channel = { channelId: 'webchat', externalId: 'ann' };
    const ann = await manager.create({
      firstName: 'Ann',
      email: 'ann@example.com',
      phone: '+6591234567',
      channel,
      assigneeId,
    });
    const me = as({ id: 'me', role: 'agent', restrictions, team });
    for (const ref of refs)
      expect(await answerOf(me.get(ref))).toEqual(seen ? ann : { code: 'CONTACT_NOT_FOUND', ref });
  });

  it.each([
    ['email', ['email:ann@example.com', 'email:no@example.com']],
    ['phone', ['phone:+6591234567', 'phone:+6598765432']],
  ] as const)('A4 nobody is found by a hidden %s, nor by an external id, which may be one', async (field, hidden) => {
    const { manager, as } = host();
    const channel = { channelId: 'whatsapp', externalId: '6591234567' };
    await manager.create({ email: 'ann@example.com', phone: '+6591234567', channel });
    const me = as({ role: 'agent', hiddenFields: [field] });
    for (const ref of [...hidden, 'channel:whatsapp:6591234567', 'channel:whatsapp:nobody']) {
      expect(await refusal(me.get(ref))).toEqual(['ref FIELD_UNKNOWN']);
      expect(await refusal(me.upsert(ref, { firstName: 'Bob' }))).toEqual(['ref FIELD_UNKNOWN']);
    }
    expect(
      await answerOf(as({ role: 'agent', hiddenFields: ['country'] }).get('channel:whatsapp:6591234567')),
    ).toMatchObject({
      id: 'id-1',
    });
  });
});

describe('S1 S7 what became of a contact', () => {
  it('S1 a merged one answers as its primary', async () => {
    const { manager } = host({
      store: withMerged(
        withMerged(memoryStore(), 'gone', () => 'id-1'),
        'older',
        () => 'gone',
      ),
    });
    const ann = await manager.create({ firstName: 'Ann' });
    for (const ref of ['gone', 'id:gone', 'older']) expect(await manager.get(ref)).toEqual(ann);
    expect(await manager.edit('older', { lastName: 'Tan' })).toMatchObject({ id: 'id-1', lastName: 'Tan' });
  });

  it('S7 a deleted one is told from one that never was', async () => {
    const { owner } = host();
    const ann = await owner.create({ email: 'ann@example.com' });
    await owner.delete(ann.id);
    expect(await refusal(owner.get(ann.id))).toEqual({ code: 'CONTACT_DELETED', id: ann.id });
    expect(await refusal(owner.get('nobody'))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: 'nobody' });
    expect(await refusal(owner.get('email:ann@example.com'))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  });
});
