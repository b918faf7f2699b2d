import type { Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

describe('G1 the stages of a workspace', () => {
  it('G1 are in order, one of them the default for new contacts', async () => {
    const { owner, agent } = host();
    const lead = await owner.stages.define('Lead', { isDefault: true });
    const lost = await owner.stages.define('Lost', { lost: true, emoji: '🥶' });
    expect(await agent.stages.list()).toEqual([lead, lost]);
    expect((await agent.create({ firstName: 'Ann' })).stageId).toBe(lead.id);
    await owner.stages.change(lost.id, { isDefault: true, name: 'Cold' });
    expect(await owner.stages.reorder([lost.id])).toMatchObject([
      { id: lost.id, name: 'Cold', isDefault: true },
      { id: lead.id, isDefault: false },
    ]);
    expect((await agent.create({ firstName: 'Bob' })).stageId).toBe(lost.id);
  });

  it('G1 of two at the same time both are there', async () => {
    const { owner } = host();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => owner.stages.define(name)));
    expect((await owner.stages.list()).map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each<[string, (session: Session, id: string) => Promise<unknown>, unknown]>([
    [
      'a name that is taken',
      (session) => session.stages.define(' lead '),
      { code: 'STAGE_NAME_TAKEN', name: 'lead', stageId: 'id-1' },
    ],
    ['no name', (session) => session.stages.define(''), ['name TEXT_EMPTY']],
    ['what is no spec', (session) => session.stages.define('New', 7 as never), ['INPUT_INVALID_TYPE']],
    ['no spec but null', (session) => session.stages.define('New', null as never), ['INPUT_INVALID_TYPE']],
    ['another key', (session) => session.stages.define('New', { rank: 1 } as never), ['rank INPUT_UNKNOWN_KEY']],
    ['a change of none', (session) => session.stages.change('none', {}), { code: 'STAGE_UNKNOWN', stageId: 'none' }],
    ['what is no change', (session, id) => session.stages.change(id, 'x' as never), ['INPUT_INVALID_TYPE']],
    ['an order of none', (session) => session.stages.reorder(['none']), { code: 'STAGE_UNKNOWN', stageId: 'none' }],
    [
      'a delete of none',
      (session) => session.stages.delete('none', { moveTo: null }),
      { code: 'STAGE_UNKNOWN', stageId: 'none' },
    ],
    [
      'a delete that moves to none',
      (session, id) => session.stages.delete(id, { moveTo: 'none' }),
      { code: 'STAGE_UNKNOWN', stageId: 'none' },
    ],
    [
      'a delete that does not say where to',
      (session, id) => session.stages.delete(id, {} as never),
      ['moveTo INPUT_REQUIRED'],
    ],
    [
      'a delete without a word',
      (session, id) => session.stages.delete(id, undefined as never),
      ['moveTo INPUT_REQUIRED'],
    ],
    ['a delete with null', (session, id) => session.stages.delete(id, null as never), ['INPUT_INVALID_TYPE']],
    [
      'a delete with another key',
      (session, id) => session.stages.delete(id, { moveTo: null, force: true } as never),
      ['force INPUT_UNKNOWN_KEY'],
    ],
  ])('G1 X1 refuses %s', async (_, call, refused) => {
    const { owner } = host();
    const lead = await owner.stages.define('Lead');
    expect(await refusal(call(owner, lead.id))).toEqual(refused);
    expect(await owner.stages.list()).toEqual([lead]);
  });

  it('G1 at most 20, or what the policy says', async () => {
    const at = host({ policy: { limits: { stages: 1 } } });
    await at.owner.stages.define('a');
    expect(await refusal(at.owner.stages.define('b'))).toEqual({ code: 'LIMIT_REACHED', limit: 'stages', max: 1 });
    at.policy = {};
    for (let index = 1; index < 20; index += 1) await at.owner.stages.define(`stage ${index}`);
    expect(await refusal(at.owner.stages.define('b'))).toEqual({ code: 'LIMIT_REACHED', limit: 'stages', max: 20 });
  });
});

describe('G1 deleting a stage', () => {
  it.each(['Customer', null])('G1 its contacts go to %s', async (name) => {
    const at = host();
    const lead = await at.owner.stages.define('Lead', { isDefault: true });
    const customer = await at.owner.stages.define('Customer');
    const moveTo = name === null ? null : customer.id;
    const [ann, bob] = [await at.owner.create({ firstName: 'Ann' }), await at.owner.create({ firstName: 'Bob' })];
    await at.owner.block(bob.id);
    expect(await at.owner.stages.delete(lead.id, { moveTo })).toEqual([{ ...customer, isDefault: moveTo !== null }]);
    for (const id of [ann.id, bob.id]) expect(await at.owner.get(id)).toMatchObject({ stageId: moveTo });
    expect((await at.owner.activity(ann.id)).items[0]).toMatchObject({
      type: 'contact.stage.changed',
      data: { before: lead.id, after: moveTo },
      actor: { role: 'system' },
    });
    expect((await at.owner.create({ firstName: 'Cid' })).stageId).toBe(moveTo);
  });

  it('G1 E3 many contacts go in chunks', async () => {
    const at = host();
    const lead = await at.owner.stages.define('Lead', { isDefault: true });
    for (let index = 0; index < 250; index += 1) await at.owner.create({ firstName: 'Ann' });
    await at.owner.stages.delete(lead.id, { moveTo: null });
    const left = (): Promise<readonly unknown[]> =>
      at.store.transaction('workspace-1', ({ stages }) => stages!.contactsIn(lead.id, 1000));
    expect(await left()).toHaveLength(150);
    at.clock.advance(60_000);
    expect(await at.contacts.resume()).toMatchObject({ pending: 0 });
    expect(await left()).toEqual([]);
  });

  it('R5 needs somewhere for its contacts to wait', async () => {
    const store = memoryStore();
    const lead = await host({ store }).owner.stages.define('Lead', { isDefault: true });
    const { owner } = host({ store: without(store, 'outbox'), newId: () => 'other' });
    const deleted = owner.stages.delete(lead.id, { moveTo: null });
    expect(await refusal(deleted)).toEqual({ code: 'CAPABILITY_MISSING', capability: 'outbox' });
    expect(await owner.stages.list()).toEqual([lead]);
  });
});

describe('A3 who may', () => {
  const changes: readonly (readonly [string, (session: Session, id: string) => Promise<unknown>])[] = [
    ['define', (session) => session.stages.define('New')],
    ['change', (session, id) => session.stages.change(id, { name: 'New' })],
    ['reorder', (session, id) => session.stages.reorder([id])],
    ['delete', (session, id) => session.stages.delete(id, { moveTo: null })],
  ];
  it.each(changes)('A3 %s: owners and managers who are not restricted', async (_, change) => {
    const at = host();
    const { id } = await at.owner.stages.define('Lead');
    const refused = { code: 'FORBIDDEN', action: 'manageStages' };
    expect(await refusal(change(at.agent, id))).toEqual({ ...refused, because: 'role' });
    const restricted = at.as({ role: 'owner', restrictions: ['workspaceSettings'] });
    expect(await refusal(change(restricted, id))).toEqual({ ...refused, because: 'workspaceSettings' });
    expect(await refusal(change(at.manager, id))).toBeNull();
  });
});
