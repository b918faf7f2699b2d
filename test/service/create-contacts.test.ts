import { createContacts, type Session, type Source } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { anActor, testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { mortal } from './stores.js';

describe('X1 as() takes a whole actor', () => {
  const { contacts } = host();
  const faults = (who: unknown): Promise<unknown> =>
    refusal(
      (async (): Promise<void> => {
        contacts.as(who as never);
      })(),
    );

  it.each<[unknown, unknown]>([
    [{ workspaceId: 'w', actor: { id: 'u', role: 'agent' } }, null],
    [
      {
        workspaceId: 'w',
        actor: {
          id: 'u',
          role: 'owner',
          restrictions: ['onlyMine', 'dataExport'],
          team: ['v'],
          hiddenFields: ['custom.a'],
        },
        source: 'import',
      },
      null,
    ],
    [{}, ['workspaceId INPUT_REQUIRED', 'actor INPUT_REQUIRED']],
    [undefined, ['workspaceId INPUT_REQUIRED', 'actor INPUT_REQUIRED']],
    [null, ['INPUT_INVALID_TYPE']],
    ['w', ['INPUT_INVALID_TYPE']],
    [{ workspaceId: '', actor: { id: 'u', role: 'agent' } }, ['workspaceId INPUT_INVALID_TYPE']],
    [
      { workspaceId: 7, actor: { id: '', role: 'boss' } },
      ['workspaceId INPUT_INVALID_TYPE', 'actor.id INPUT_INVALID_TYPE', 'actor.role INPUT_INVALID_TYPE'],
    ],
    [{ workspaceId: 'w', actor: null }, ['actor INPUT_INVALID_TYPE']],
    [
      { workspaceId: 'w', actor: { id: 'u', role: 'agent', restrictions: ['all'] } },
      ['actor.restrictions INPUT_INVALID_TYPE'],
    ],
    [{ workspaceId: 'w', actor: { id: 'u', role: 'agent', team: 'v' } }, ['actor.team INPUT_INVALID_TYPE']],
    [
      { workspaceId: 'w', actor: { id: 'u', role: 'agent', hiddenFields: [7] } },
      ['actor.hiddenFields INPUT_INVALID_TYPE'],
    ],
    [{ workspaceId: 'w', actor: { id: 'u', role: 'agent' }, source: 'nobody' }, ['source INPUT_INVALID_VALUE']],
  ])('X1 %j', async (who, expected) => {
    expect(await faults(who)).toEqual(expected);
  });

  it('R2 keeps nothing of what it was given', async () => {
    const actor = { id: 'u', role: 'agent' as const, hiddenFields: ['email'] };
    const session = contacts.as({ workspaceId: 'w', actor });
    actor.hiddenFields.pop();
    expect(await session.create({ firstName: 'Ann' })).toMatchObject({ workspaceId: 'w' });
    expect(await refusal(session.create({ email: 'ann@example.com' }))).toEqual(['email FIELD_UNKNOWN']);
  });
});

describe('P1 where what is written comes from', () => {
  it.each<[Parameters<ReturnType<typeof host>['as']>[0], Source | undefined, Source]>([
    [{ role: 'agent' }, undefined, 'manual'],
    [{ role: 'manager' }, undefined, 'manual'],
    [{ role: 'owner' }, undefined, 'manual'],
    [{ role: 'system' }, undefined, 'api'],
    [{ role: 'agent' }, 'import', 'import'],
    [{ role: 'system' }, 'workflow', 'workflow'],
    [{ role: 'system' }, 'channel', 'channel'],
  ])('P1 by %j as %s is %s', async (actor, source, expected) => {
    const { contacts } = host();
    const session = contacts.as({ workspaceId: 'w', actor: anActor({ id: 'u', ...actor }), source });
    const ann = await session.create({ firstName: 'Ann' });
    expect(ann.origins).toMatchObject({ firstName: { source: expected, at: testNow } });
    expect((await session.activity(ann.id)).items).toMatchObject([
      { source: expected, actor: { id: 'u', role: actor.role } },
    ]);
  });

  it('P1 P2 a channel fills and overwrites nobody', async () => {
    const { manager, contacts } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    const channel = contacts.as({ workspaceId: 'workspace-1', actor: anActor({ role: 'system' }), source: 'channel' });
    expect(await channel.edit(id, { firstName: 'ann', lastName: 'Tan' })).toMatchObject({
      firstName: 'Ann',
      lastName: 'Tan',
    });
  });
});

describe('A6 workspaces', () => {
  it('A6 share nothing, whatever ids are passed', async () => {
    const at = host({ policy: { unique: ['email'] } });
    const here = at.owner;
    const there = at.as({ id: 'owner', role: 'owner' }, { workspaceId: 'workspace-2' });
    const channel = { channelId: 'webchat', externalId: 'ann' };
    const both = {
      firstName: 'Ann',
      email: 'ann@example.com',
      phone: '+6591234567',
      channel,
      tags: ['VIP'],
      createMissing: true,
    };
    for (const session of [here, there]) {
      await session.fields.define('plan', { type: 'text' });
      await session.stages.define('Lead', { isDefault: true });
    }
    const [mine, theirs] = [await here.create(both), await there.create(both)];
    const [[myTag], [theirTag]] = [await here.tags.list(), await there.tags.list()];
    const [[myStage], [theirStage]] = [await here.stages.list(), await there.stages.list()];
    expect(new Set([mine.id, theirs.id, myTag?.id, theirTag?.id, myStage?.id, theirStage?.id]).size).toBe(6);

    for (const ref of ['email:ann@example.com', 'phone:+6591234567', 'channel:webchat:ann'])
      expect([(await here.get(ref)).id, (await there.get(ref)).id]).toEqual([mine.id, theirs.id]);

    const of = (ref: string): unknown => ({ code: 'CONTACT_NOT_FOUND', ref });
    expect(await refusal(here.get(theirs.id))).toEqual(of(theirs.id));
    expect(await here.getMany([theirs.id, mine.id])).toEqual([mine]);
    expect(await refusal(here.activity(theirs.id))).toEqual(of(theirs.id));
    expect(await refusal(here.exportPerson(theirs.id))).toEqual(of(theirs.id));
    const message = { channelId: 'webchat', at: testNow };
    expect(await refusal(here.recordSentMessage(theirs.id, message))).toEqual(of(theirs.id));
    expect(await refusal(here.tag(mine.id, [`id:${theirTag!.id}`]))).toMatchObject({ code: 'TAG_UNKNOWN' });
    expect(await refusal(here.moveToStage(mine.id, theirStage!.id))).toMatchObject({ code: 'STAGE_UNKNOWN' });
    expect(await refusal(here.tags.impact(`id:${theirTag!.id}`))).toMatchObject({ code: 'TAG_UNKNOWN' });
    expect(await refusal(here.stages.delete(theirStage!.id, { moveTo: null }))).toMatchObject({
      code: 'STAGE_UNKNOWN',
    });
    expect((await here.tags.impact('VIP')).contacts).toBe(1);

    const { token } = await here.tags.impact('VIP');
    await here.tags.delete('VIP', { token });
    await here.fields.delete('plan');
    await here.delete(mine.id);
    await at.contacts.resume();
    expect(await there.get(theirs.id)).toEqual(theirs);
    expect(await there.tags.list()).toEqual([theirTag]);
    expect(await there.fields.list()).toHaveLength(1);
    expect((await there.activity(theirs.id)).items).toMatchObject([{ data: { contact: theirs } }]);
  });

  it('A6 a repeat or a redelivery is of one workspace', async () => {
    const at = host();
    const there = at.as({ id: 'system', role: 'system' }, { workspaceId: 'workspace-2' });
    const message = { channelId: 'webchat', externalId: 'ann', at: testNow, messageId: 'm-1' };
    const first = await at.system.receiveMessage(message);
    const second = await there.receiveMessage(message);
    expect([first.created, second.created]).toEqual([true, true]);
    expect(second.contact).toMatchObject({ workspaceId: 'workspace-2' });
  });
});

describe('X1 a failing host', () => {
  const failing = (name: string) => (): never => {
    throw new Error(`${name} failed`);
  };
  it.each([
    ['clock', { clock: failing('clock') }],
    ['policy', { policy: failing('policy') }],
    ['newId', { newId: failing('newId') }],
    ['policy', { policy: { cycle: failing('policy') } }],
    ['policy', { policy: { cycle: async (): Promise<never> => failing('policy')() } }],
  ] as const)('X1 whose %s throws is told so, and nothing is saved', async (port, options) => {
    const store = memoryStore();
    const { contacts } = { contacts: createContacts({ store, ...(options as object) }) };
    const session = contacts.as({ workspaceId: 'w', actor: anActor({ role: 'system' }) });
    const call = session.receiveMessage({ channelId: 'webchat', externalId: 'ann', at: testNow });
    await expect(call).rejects.toMatchObject({
      code: 'PORT_FAILED',
      rejection: { port },
      cause: new Error(`${port} failed`),
    });
    expect(await store.read('w').contacts.findByIdentity('webchat', 'ann')).toBeUndefined();
  });

  it.each<[string, object, readonly string[]]>([
    ['a clock that tells no time', { clock: () => 'now' }, ['ctx.now INPUT_INVALID_TYPE']],
    ['a policy that is none', { policy: () => 7 }, ['ctx.policy INPUT_INVALID_TYPE']],
    ['a policy that is wrong', { policy: { unique: ['name'] } }, ['ctx.policy.unique INPUT_INVALID_TYPE']],
    ['ids with a colon', { newId: () => 'a:b' }, ['ctx.newId INPUT_INVALID_VALUE']],
  ])('X1 %s is bad input', async (_, options, faults) => {
    const contacts = createContacts({ store: memoryStore(), ...options });
    const session = contacts.as({ workspaceId: 'w', actor: anActor() });
    expect(await refusal(session.create({ firstName: 'Ann' }))).toEqual(faults);
  });

  it('X1 a store that is gone', async () => {
    const store = Object.assign(mortal(memoryStore()), { diesAfterCommits: 0 });
    const { manager } = host({ store });
    const calls: readonly ((session: Session) => Promise<unknown>)[] = [
      (session) => session.get('x'),
      (session) => session.getMany(['x']),
      (session) => session.create({ firstName: 'Ann' }),
      (session) => session.tags.list(),
      (session) => session.stages.list(),
      (session) => session.fields.list(),
      (session) => session.usage.monthlyActiveContacts('now'),
    ];
    for (const call of calls) expect(await refusal(call(manager))).toEqual({ code: 'PORT_FAILED', port: 'store' });
  });
});

describe('the defaults', () => {
  it('are the time of now and ids that sort by time', async () => {
    const session = createContacts({ store: memoryStore() }).as({ workspaceId: 'w', actor: anActor() });
    const [ann, bob] = [await session.create({ firstName: 'Ann' }), await session.create({ firstName: 'Bob' })];
    expect(ann.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Math.abs(Date.parse(ann.createdAt) - Date.now())).toBeLessThan(60_000);
    expect(bob.createdAt >= ann.createdAt).toBe(true);
  });
});
