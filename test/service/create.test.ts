import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { outcomes, refusal } from './refusal.js';
import { contactsOnly, without } from './stores.js';

describe('C1 create', () => {
  it('C1 G1 T2 makes all of it in one commit', async () => {
    const at = host({ policy: { defaultCountry: 'SG' } });
    await at.owner.fields.define('plan', { type: 'list', options: ['free', 'pro'] });
    const stage = await at.owner.stages.define('Lead', { isDefault: true });
    const vip = await at.owner.tags.define('VIP');
    const ann = await at.agent.create({
      firstName: ' Ann ',
      phone: '9123 4567',
      custom: { plan: 'PRO' },
      channel: { channelId: 'webchat', externalId: 'ann' },
      tags: ['vip', 'new one'],
      createMissing: true,
      assigneeId: 'agent',
    });
    const created = (await at.owner.tags.list()).find(({ name }) => name === 'new one');
    expect(ann).toMatchObject({
      version: 1,
      status: 'active',
      firstName: 'Ann',
      phone: '+6591234567',
      country: 'SG',
      custom: { plan: 'pro' },
      tags: [vip.id, created?.id],
      stageId: stage.id,
      assigneeId: 'agent',
    });
    expect(await at.agent.get(ann.id)).toEqual(ann);
    const events = await at.reads().history!.list(ann.id, { limit: 10 });
    expect(events).toMatchObject([{ type: 'contact.created', data: { contact: ann } }]);
  });

  it.each<[unknown, unknown]>([
    [{}, ['INPUT_REQUIRED']],
    [undefined, ['INPUT_REQUIRED']],
    [{ lastName: 'Tan' }, ['INPUT_REQUIRED']],
    [
      { firstName: 'Ann', email: 'nobody', phone: '1', nick: 'x' },
      ['email EMAIL_INVALID', 'phone PHONE_MISSING_COUNTRY', 'nick INPUT_UNKNOWN_KEY'],
    ],
    [{ firstName: 'Ann', custom: { none: 1 } }, ['custom.none FIELD_UNKNOWN']],
    [
      { firstName: 'Ann', tags: ['VIP', 'id:x'] },
      { code: 'TAG_UNKNOWN', names: ['VIP', 'id:x'] },
    ],
    [{ firstName: 'Ann', tags: 7 }, ['tags INPUT_INVALID_TYPE']],
    [
      { firstName: 'Ann', channel: { channelId: 'a:b', externalId: '' } },
      ['channel.channelId INPUT_INVALID_VALUE', 'channel.externalId INPUT_INVALID_VALUE'],
    ],
    [null, ['INPUT_INVALID_TYPE']],
    [[], ['INPUT_INVALID_TYPE']],
  ])('C1 C2 %j is refused whole', async (input, refused) => {
    const at = host();
    expect(await refusal(at.manager.create(input as object))).toEqual(refused);
    expect(await at.owner.tags.list()).toEqual([]);
  });

  it('N1 a channel identity that another contact has is taken', async () => {
    const { manager } = host();
    const channel = { channelId: 'webchat', externalId: 'ann' };
    const ann = await manager.create({ channel });
    expect(await refusal(manager.create({ firstName: 'Bob', channel }))).toEqual({
      code: 'IDENTITY_TAKEN',
      ...channel,
      contactId: ann.id,
    });
  });

  it('N1 of several at the same time one has it', async () => {
    const { manager } = host();
    const channel = { channelId: 'webchat', externalId: 'ann' };
    const came = await outcomes([1, 2, 3, 4].map(() => manager.create({ channel })));
    expect([...came].sort()).toEqual(['IDENTITY_TAKEN', 'IDENTITY_TAKEN', 'IDENTITY_TAKEN', 'done']);
  });

  it('C5 phone and email may be shared unless the policy says otherwise', async () => {
    const at = host();
    const both = { phone: '+6591234567', email: 'Ann@example.com' };
    const ann = await at.manager.create(both);
    const bob = await at.manager.create(both);
    expect(bob.id).not.toBe(ann.id);
    await at.owner.delete(bob.id);
    at.policy = { unique: ['phone', 'email'] };
    expect(await refusal(at.manager.create({ phone: both.phone }))).toEqual({
      code: 'PHONE_TAKEN',
      phone: both.phone,
      contactId: ann.id,
    });
    expect(await refusal(at.manager.create({ email: 'ANN@example.com' }))).toEqual({
      code: 'EMAIL_TAKEN',
      email: 'ANN@example.com',
      contactId: ann.id,
    });
    at.policy = { unique: ['email'] };
    expect(await refusal(at.manager.create({ phone: both.phone }))).toBeNull();
  });

  it('C5 an edit can not take them either, and may keep its own', async () => {
    const { manager } = host({ policy: { unique: ['phone', 'email'] } });
    const ann = await manager.create({ firstName: 'Ann', email: 'ann@example.com' });
    const bob = await manager.create({ firstName: 'Bob', email: 'bob@example.com' });
    expect(await refusal(manager.edit(bob.id, { email: 'ann@example.com' }))).toMatchObject({
      code: 'EMAIL_TAKEN',
      contactId: ann.id,
    });
    expect(await manager.edit(bob.id, { email: 'BOB@example.com' })).toMatchObject({ email: 'BOB@example.com' });
  });

  it('C5 of several at the same time one has it', async () => {
    const { manager } = host({ policy: { unique: ['email'] } });
    const came = await outcomes([1, 2, 3].map(() => manager.create({ email: 'ann@example.com' })));
    expect([...came].sort()).toEqual(['EMAIL_TAKEN', 'EMAIL_TAKEN', 'done']);
  });
});

describe('C4 upsert', () => {
  const identifiers = [
    ['email:Ann@example.com', { email: 'Ann@example.com' }],
    ['phone:+65 9123 4567', { phone: '+6591234567', country: 'SG' }],
    [
      'channel:webchat:ann:1',
      { channels: [expect.objectContaining({ channelId: 'webchat', externalId: 'ann:1' }) as unknown] },
    ],
  ] as const;

  it.each(identifiers)('C4 by %s makes the contact with it, and edits it from then on', async (ref, has) => {
    const { manager } = host();
    const made = await manager.upsert(ref, { firstName: 'Ann' });
    expect(made).toMatchObject({ version: 1, firstName: 'Ann', ...has });
    const edited = await manager.upsert(ref, { firstName: 'Anna', lastName: 'Tan' });
    expect(edited).toMatchObject({ id: made.id, version: 2, firstName: 'Anna', lastName: 'Tan', ...has });
    expect(await manager.upsert(ref, { firstName: 'Anna' })).toEqual(edited);
  });

  it.each(identifiers)('C4 C5 of several at the same time by %s makes one contact', async (ref) => {
    const at = host();
    const names = ['A', 'B', 'C', 'D'];
    const made = await Promise.all(names.map((firstName) => at.manager.upsert(ref, { firstName })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const events = await at.reads().history!.list(made[0]!.id, { limit: 10 });
    expect(events.map(({ type }) => type).sort()).toEqual(['contact.created', ...Array(3).fill('contact.updated')]);
  });

  it('C4 the same call again changes nothing, whatever it says', async () => {
    const { manager } = host();
    const input = {
      firstName: 'Ann',
      channel: { channelId: 'webchat', externalId: 'ann' },
      tags: ['VIP'],
      createMissing: true,
      assigneeId: 'somebody',
    };
    const made = await manager.upsert('email:ann@example.com', input);
    expect(await manager.upsert('email:ann@example.com', input)).toEqual(made);
  });

  it('C4 of a contact that is there does all that it says, in one version', async () => {
    const { manager } = host();
    await manager.create({ email: 'ann@example.com', tags: ['old'], createMissing: true });
    const done = await manager.upsert('email:ann@example.com', {
      firstName: 'Ann',
      channel: { channelId: 'webchat', externalId: 'ann' },
      tags: ['VIP'],
      createMissing: true,
      assigneeId: 'somebody',
    });
    expect(done).toMatchObject({
      version: 2,
      firstName: 'Ann',
      assigneeId: 'somebody',
      channels: [{ externalId: 'ann' }],
    });
    expect(done.tags).toHaveLength(2);
    expect((await manager.activity(done.id)).items.map(({ type, version, seq }) => [version, seq, type])).toEqual([
      [2, 3, 'contact.tag.added'],
      [2, 2, 'contact.assigned'],
      [2, 1, 'contact.channel.connected'],
      [2, 0, 'contact.updated'],
      [1, 0, 'contact.created'],
    ]);
  });

  it.each<[unknown, unknown]>([
    [{ nick: 'x' }, ['nick INPUT_UNKNOWN_KEY']],
    [{ email: 'nobody' }, ['email EMAIL_INVALID']],
    [{ tags: ['none'] }, { code: 'TAG_UNKNOWN', names: ['none'] }],
    [{ channel: { channelId: 'a:b', externalId: 'x' } }, ['channel.channelId INPUT_INVALID_VALUE']],
    [{ assigneeId: 7 }, ['assigneeId INPUT_INVALID_TYPE']],
    [null, ['INPUT_INVALID_TYPE']],
    ['Ann', ['INPUT_INVALID_TYPE']],
    [[], ['INPUT_INVALID_TYPE']],
  ])('X1 C2 refuses %j, whether the contact is there or not', async (input, refused) => {
    const { manager } = host();
    await manager.create({ phone: '+6591234567' });
    expect(await refusal(manager.upsert('phone:+6591234567', input as object))).toEqual(refused);
    expect(await refusal(manager.upsert('phone:+6598765432', input as object))).toEqual(refused);
    expect(await manager.get('phone:+6591234567')).toMatchObject({ version: 1 });
  });

  it.each(['id-1', 'id:id-1'])('C4 takes no id: %s', async (ref) => {
    const { manager } = host();
    await manager.create({ firstName: 'Ann' });
    expect(await refusal(manager.upsert(ref, { firstName: 'Ann' }))).toEqual(['ref INPUT_INVALID_VALUE']);
  });

  it('C4 several matches are ambiguous, and nothing is made', async () => {
    const at = host();
    for (const firstName of ['A', 'B']) await at.manager.create({ firstName, email: 'ann@example.com' });
    expect(await refusal(at.manager.upsert('email:ann@example.com', { firstName: 'C' }))).toMatchObject({
      code: 'AMBIGUOUS_IDENTIFIER',
    });
    expect(await at.reads().contacts.findByEmail('ann@example.com', 10)).toHaveLength(2);
  });

  it('A4 of a contact that is out of scope names nobody', async () => {
    const { manager, as } = host();
    await manager.create({ email: 'ann@example.com', assigneeId: 'somebody' });
    const me = as({ role: 'agent', restrictions: ['onlyMine'] });
    const taken = { code: 'EMAIL_TAKEN', email: 'ann@example.com' };
    expect(await refusal(me.upsert('email:ann@example.com', { firstName: 'Ann' }))).toEqual(taken);
  });

  it('R3 with a key does it once', async () => {
    const { manager } = host();
    const made = await manager.upsert('email:ann@example.com', { firstName: 'Ann' }, { idempotencyKey: 'k' });
    await manager.edit(made.id, { firstName: 'Anna' });
    const again = await manager.upsert('email:ann@example.com', { firstName: 'Ann' }, { idempotencyKey: 'k' });
    expect(again).toMatchObject({ id: made.id, version: 2, firstName: 'Anna' });
  });
});

describe('R5 on a store that lacks something', () => {
  it('R5 C5 N1 upserts and channels need unique identities', async () => {
    const { manager } = host({ store: without(memoryStore(), 'uniqueIdentities') });
    const missing = { code: 'CAPABILITY_MISSING', capability: 'uniqueIdentities' };
    expect(await refusal(manager.upsert('email:ann@example.com', { firstName: 'Ann' }))).toEqual(missing);
    expect(await refusal(manager.create({ channel: { channelId: 'a', externalId: 'b' } }))).toEqual(missing);
    expect(await refusal(manager.create({ firstName: 'Ann' }))).toBeNull();
  });

  it('R5 tags need a catalogue, in the store or in code', async () => {
    const store = contactsOnly(memoryStore());
    const tagged = { firstName: 'Ann', tags: ['VIP'] };
    expect(await refusal(host({ store }).manager.create(tagged))).toEqual({
      code: 'CAPABILITY_MISSING',
      capability: 'tags',
    });
    const vip = { id: 'tag-vip', name: 'VIP', key: 'vip', emoji: null, color: null, description: null };
    const { manager } = host({ store, tags: [vip] });
    expect(await manager.create(tagged)).toMatchObject({ tags: ['tag-vip'] });
    expect(await refusal(manager.create({ firstName: 'Bob', tags: ['new'] }))).toEqual({
      code: 'TAG_UNKNOWN',
      names: ['new'],
    });
    expect(await refusal(manager.create({ firstName: 'Bob', tags: ['new'], createMissing: true }))).toEqual({
      code: 'CAPABILITY_MISSING',
      capability: 'tags',
    });
  });

  it('R5 stages and fields may be in code', async () => {
    const lead = { id: 'lead', name: 'Lead', emoji: null, description: null, lost: false, isDefault: true };
    const { manager } = host({ store: contactsOnly(memoryStore()), stages: [lead] });
    const { id } = await manager.create({ firstName: 'Ann' });
    expect(await manager.get(id)).toMatchObject({ stageId: 'lead' });
    expect(await manager.moveToStage(id, null)).toMatchObject({ stageId: null });
    expect(await refusal(manager.moveToStage(id, 'none'))).toEqual({ code: 'STAGE_UNKNOWN', stageId: 'none' });
  });
});
