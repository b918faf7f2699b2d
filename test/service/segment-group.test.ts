import type { Filter, Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { without, wrapped } from './stores.js';

const named = (firstName: string): Filter => ({ field: 'firstName', operator: 'isEqualTo', value: firstName });
const planned = (plan: string): Filter => ({ field: 'custom.plan', operator: 'isEqualTo', value: plan });
const tagged = (...ids: readonly string[]): Filter => ({ field: 'tags', operator: 'hasAnyOf', value: ids });
const staged = (id: string): Filter => ({ field: 'stage', operator: 'isEqualTo', value: id });
const names = async (session: Session): Promise<unknown> => (await session.segments.list()).map(({ name }) => name);

/** A workspace with a tag, a stage and a list, and a segment for each. */
async function scene(given: Parameters<typeof host>[0] = {}) {
  const at = host(given);
  const { owner } = at;
  await owner.fields.define('plan', { type: 'list', options: ['free', 'pro', 'max'] });
  const tag = await owner.tags.define('VIP');
  const stage = await owner.stages.define('Customer');
  const pros = await owner.segments.define('Pros', { filter: planned('pro') });
  const vips = await owner.segments.define('VIPs', { filter: tagged(tag.id) });
  const customers = await owner.segments.define('Customers', { filter: staged(stage.id) });
  return Object.assign(at, { tag, stage, pros, vips, customers });
}
const brief = ({ id, name }: { readonly id: string; readonly name: string }): object => ({ id, name });

describe('Q9 the segments of a workspace', () => {
  it('Q9 are saved, renamed, copied and deleted', async () => {
    const { manager } = host();
    const ann = await manager.segments.define(' Ann ', { filter: named('Ann') });
    const copy = await manager.segments.define('Bob', { from: ann.id, filter: named('Bob') });
    const same = await manager.segments.define('Ann 2', { from: ann.id });
    expect(same).toEqual({ ...ann, id: same.id, name: 'Ann 2' });
    const renamed = await manager.segments.change(ann.id, { name: 'Anna', zone: 'Asia/Singapore' });
    expect(renamed).toEqual({ id: ann.id, name: 'Anna', filter: named('Ann'), zone: 'Asia/Singapore' });
    await manager.segments.delete(same.id);
    const dependsOn = { fields: ['firstName'], tags: [], stages: [] };
    expect(await manager.segments.list()).toEqual([
      { ...renamed, issues: [], dependsOn },
      { ...copy, issues: [], dependsOn },
    ]);
  });

  it('Q9 of two at the same time both are there', async () => {
    const { manager } = host();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => manager.segments.define(name, { filter: { and: [] } })));
    expect([...((await names(manager)) as string[])].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('Q9 C3 what changes nothing is not saved', async () => {
    const at = host();
    const ann = await at.manager.segments.define('Ann', { filter: named('Ann') });
    await at.manager.segments.change(ann.id, { name: 'Ann', filter: named('Ann') });
    expect(await at.reads().segments?.get()).toMatchObject({ version: 1 });
  });

  it('Q9 V1 a filter is parsed with the policy’s country and zone', async () => {
    const { manager } = host({ policy: { defaultCountry: 'SG', timeZone: 'Asia/Singapore' } });
    const filter: Filter = {
      and: [
        { field: 'phone', operator: 'isEqualTo', value: '9123 4567' },
        { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-01-01' },
      ],
    };
    expect((await manager.segments.define('x', { filter })).filter).toMatchObject({
      and: [{ value: '+6591234567' }, {}],
    });
  });

  it.each<[string, (session: Session, id: string) => Promise<unknown>, unknown]>([
    [
      'a name that is taken',
      (session) => session.segments.define(' PROS ', { filter: named('x') }),
      { code: 'SEGMENT_NAME_TAKEN', name: 'PROS', segmentId: expect.any(String) as unknown },
    ],
    ['no filter', (session) => session.segments.define('x', {} as never), ['filter INPUT_REQUIRED']],
    ['nothing', (session) => session.segments.define('x', undefined as never), ['filter INPUT_REQUIRED']],
    ['null', (session) => session.segments.define('x', null as never), ['INPUT_INVALID_TYPE']],
    [
      'a tag that there is not',
      (session) => session.segments.define('x', { filter: tagged('none') }),
      ['filter.value.0 TAG_UNKNOWN'],
    ],
    [
      'an option that there is not',
      (session, id) => session.segments.change(id, { filter: planned('gold') }),
      ['filter.value OPTION_UNKNOWN'],
    ],
    [
      'a copy of none',
      (session) => session.segments.define('x', { from: 'none' }),
      { code: 'SEGMENT_NOT_FOUND', segmentId: 'none' },
    ],
    [
      'a change of none',
      (session) => session.segments.change('none', {}),
      { code: 'SEGMENT_NOT_FOUND', segmentId: 'none' },
    ],
    ['what is no change', (session, id) => session.segments.change(id, 'x' as never), ['INPUT_INVALID_TYPE']],
    [
      'a delete of none',
      (session) => session.segments.delete('none'),
      { code: 'SEGMENT_NOT_FOUND', segmentId: 'none' },
    ],
    [
      'a list of what is not known',
      (session) => session.segments.list({ rows: 1 } as never),
      ['rows INPUT_UNKNOWN_KEY'],
    ],
  ])('Q9 X1 refuses %s', async (_, call, refused) => {
    const { owner, pros } = await scene();
    expect(await refusal(call(owner, pros.id))).toEqual(refused);
    expect(await names(owner)).toEqual(['Pros', 'VIPs', 'Customers']);
  });

  it('Q9 are counted where that is asked for, as the actor sees it, and not when they can’t run', async () => {
    const { owner, manager, as, tag, pros, customers } = await scene();
    await manager.create({ firstName: 'Ann', custom: { plan: 'pro' }, tags: ['VIP'], assigneeId: 'user-9' });
    await manager.create({ firstName: 'Bob', custom: { plan: 'pro' } });
    await owner.tags.delete('VIP', { token: (await owner.tags.impact('VIP')).token });
    const counts = async (session: Session): Promise<unknown> =>
      (await session.segments.list({ counts: true })).map(({ id, count }) => [id, count]);
    const gone = expect.arrayContaining([expect.any(String), undefined]) as unknown;
    expect(await counts(manager)).toEqual([[pros.id, 2], gone, [customers.id, 0]]);
    expect(await counts(as({ id: 'user-9', restrictions: ['onlyMine'] }))).toEqual([
      [pros.id, 1],
      gone,
      [customers.id, 0],
    ]);
    expect(tag.name).toBe('VIP');
  });

  it('Q9 R5 need a store that keeps them', async () => {
    const { manager } = host({ store: without(memoryStore(), 'segments') });
    const missing = { code: 'CAPABILITY_MISSING', capability: 'segments' };
    expect(await refusal(manager.segments.list())).toEqual(missing);
    expect(await refusal(manager.segments.define('x', { filter: { and: [] } }))).toEqual(missing);
  });
});

describe('Q4 a segment that can’t run any more', () => {
  it.each<[string, (at: Awaited<ReturnType<typeof scene>>) => Promise<unknown>, number, string]>([
    [
      'whose field is gone',
      async ({ owner }) => {
        const report = (await refusal(owner.fields.delete('plan'))) as { token: string };
        await owner.fields.delete('plan', { token: report.token });
      },
      0,
      'field FIELD_UNKNOWN',
    ],
    [
      'whose option is gone',
      async ({ owner }) => {
        const report = (await refusal(owner.fields.change('plan', { options: ['free'] }))) as { token: string };
        await owner.fields.change('plan', { options: ['free'], token: report.token });
      },
      0,
      'value OPTION_UNKNOWN',
    ],
    [
      'whose tag is gone',
      async ({ owner }) => owner.tags.delete('VIP', { token: (await owner.tags.impact('VIP')).token }),
      1,
      'value.0 TAG_UNKNOWN',
    ],
    [
      'whose stage is gone',
      async ({ owner, stage }) => {
        const report = (await refusal(owner.stages.delete(stage.id, { moveTo: null }))) as { token: string };
        await owner.stages.delete(stage.id, { moveTo: null, token: report.token });
      },
      2,
      'value STAGE_UNKNOWN',
    ],
  ])('Q4 is flagged, is refused when run, and may be renamed or mended: %s', async (_, remove, place, fault) => {
    const at = await scene();
    await remove(at);
    const { owner } = at;
    const rows = await owner.segments.list();
    const issues = rows.map((row) => row.issues.map(({ code, path }) => `${path.join('.')} ${code}`));
    expect(issues).toEqual(rows.map((__, index) => (index === place ? [`filter.${fault}`] : [])));
    const { id } = rows[place]!;
    expect(await refusal(owner.list({ segment: id }))).toEqual([`segment.filter.${fault}`]);
    expect(await refusal(owner.count({ segment: id }))).toEqual([`segment.filter.${fault}`]);
    expect((await owner.segments.change(id, { name: 'Old' })).name).toBe('Old');
    expect(await refusal(owner.segments.define('Copy', { from: id }))).toEqual([`filter.${fault}`]);
    await owner.segments.change(id, { filter: named('Ann') });
    expect(await owner.count({ segment: id })).toBe(0);
  });

  it('Q3 Q4 a zone that the policy took away flags it too', async () => {
    const at = host({ policy: { timeZone: 'Asia/Singapore' } });
    const filter: Filter = { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-01-01' };
    const { id } = await at.manager.segments.define('New', { filter });
    expect(await at.manager.count({ segment: id })).toBe(0);
    at.policy = {};
    expect((await at.manager.segments.list())[0]?.issues).toMatchObject([{ code: 'FILTER_ZONE_REQUIRED' }]);
    expect(await refusal(at.manager.list({ segment: id }))).toEqual(['segment.filter.value FILTER_ZONE_REQUIRED']);
  });
});

describe('T4 F4 F5 G1 what deleting would break', () => {
  it('T4 the impact of a tag names its segments, and a later one makes the token stale', async () => {
    const { owner, tag, vips } = await scene();
    const impact = await owner.tags.impact('VIP');
    expect(impact.segments).toEqual([brief(vips)]);
    await owner.segments.define('More', { filter: { not: tagged(tag.id) } });
    expect(await refusal(owner.tags.delete('VIP', { token: impact.token }))).toEqual({
      code: 'TAG_IMPACT_CHANGED',
      tagId: tag.id,
    });
  });

  it('F4 a field in use is refused with its segments', async () => {
    const { owner, pros } = await scene();
    expect(await refusal(owner.fields.delete('plan'))).toMatchObject({
      code: 'FIELD_IN_USE',
      key: 'plan',
      segments: [brief(pros)],
      workflows: [],
    });
  });

  it('F5 an option in use is refused with its segments, and goes with the token', async () => {
    const { owner, pros } = await scene();
    const both = await owner.segments.define('Both', { filter: { or: [planned('pro'), planned('max')] } });
    const refused = await refusal(owner.fields.change('plan', { options: ['free'], name: 'Plan' }));
    expect(refused).toEqual({
      code: 'OPTION_IN_USE',
      key: 'plan',
      options: ['pro', 'max'],
      segments: [brief(pros), brief(both)],
      token: expect.any(String) as unknown,
    });
    const { token } = refused as { readonly token: string };
    expect(await refusal(owner.fields.change('plan', { options: ['free', 'max'], token }))).toMatchObject({
      code: 'OPTION_IN_USE',
      options: ['pro'],
    });
    await owner.segments.define('Late', { filter: planned('max') });
    expect(await refusal(owner.fields.change('plan', { options: ['free'], token }))).toMatchObject({
      code: 'OPTION_IN_USE',
    });
    await owner.fields.change('plan', { options: ['max', 'pro', 'free'], name: 'Plan' });
    expect((await owner.fields.list())[0]).toMatchObject({ name: 'Plan', options: ['max', 'pro', 'free'] });
  });

  it('F5 an option that nobody asks for goes at once', async () => {
    const { owner } = await scene();
    await owner.fields.change('plan', { options: ['pro'] });
    expect((await owner.fields.list())[0]?.options).toEqual(['pro']);
  });

  it('G1 a stage in use is refused with its segments, and goes with the token', async () => {
    const { owner, stage, customers } = await scene();
    const refused = await refusal(owner.stages.delete(stage.id, { moveTo: null }));
    expect(refused).toEqual({
      code: 'STAGE_IN_USE',
      stageId: stage.id,
      segments: [brief(customers)],
      token: expect.any(String) as unknown,
    });
    const { token } = refused as { readonly token: string };
    await owner.segments.define('Late', { filter: staged(stage.id) });
    expect(await refusal(owner.stages.delete(stage.id, { moveTo: null, token }))).toMatchObject({
      code: 'STAGE_IN_USE',
    });
  });

  it('A4 none that asks for what is hidden from the actor is named', async () => {
    const { owner, as, tag, vips } = await scene();
    await owner.segments.define('Rich', { filter: { and: [tagged(tag.id), { field: 'email', operator: 'exists' }] } });
    const actor = as({ id: 'o2', role: 'owner', hiddenFields: ['email'] });
    expect((await actor.tags.impact('VIP')).segments).toEqual([brief(vips)]);
    expect((await owner.tags.impact('VIP')).segments).toHaveLength(2);
  });

  it('R5 in a store without segments nothing depends', async () => {
    const { owner } = host({ store: without(memoryStore(), 'segments') });
    await owner.fields.define('plan', { type: 'list', options: ['a', 'b'] });
    const stage = await owner.stages.define('x');
    await owner.fields.change('plan', { options: ['a'] });
    await owner.fields.delete('plan');
    expect(await owner.stages.delete(stage.id, { moveTo: null })).toEqual([]);
  });
});

describe('Q8 what a change would do, before it is saved', () => {
  const told = async (session: Session, ref: string, change: Parameters<Session['segments']['preview']>[1]) => {
    const { entered, left, flagged } = await session.segments.preview(ref, change);
    return [entered, left, flagged].map((all) => all.map(({ name }) => name).join(' '));
  };

  it('Q8 by an edit, tags, a stage, an assignee, and all of them', async () => {
    const at = await scene();
    const { manager, tag, stage } = at;
    await manager.segments.define('Mine', { filter: { field: 'assignee', operator: 'isEqualTo', value: 'user-9' } });
    await manager.segments.define('No VIP', { filter: { not: tagged(tag.id) } });
    const ann = await manager.create({ firstName: 'Ann' });
    expect(await told(manager, ann.id, {})).toEqual(['', '', '']);
    expect(await told(manager, ann.id, { edit: { custom: { plan: 'pro' } } })).toEqual(['Pros', '', '']);
    expect(await told(manager, ann.id, { tag: ['vip'] })).toEqual(['VIPs', 'No VIP', '']);
    expect(await told(manager, ann.id, { moveToStage: stage.id })).toEqual(['Customers', '', '']);
    expect(await told(manager, ann.id, { assign: 'user-9' })).toEqual(['Mine', '', '']);
    const all = {
      edit: { custom: { plan: 'pro' } },
      tag: ['VIP'],
      untag: ['VIP'],
      moveToStage: stage.id,
      assign: 'user-9',
    };
    expect(await told(manager, ann.id, all)).toEqual(['Pros Customers Mine', '', '']);
    expect(await manager.get(ann.id)).toEqual(ann);
    await manager.tag(ann.id, ['VIP']);
    expect(await told(manager, ann.id, { untag: ['VIP'] })).toEqual(['No VIP', 'VIPs', '']);
    expect(await told(manager, ann.id, { moveToStage: null, assign: null })).toEqual(['', '', '']);
  });

  it('Q8 names what is flagged', async () => {
    const { owner } = await scene();
    await owner.tags.delete('VIP', { token: (await owner.tags.impact('VIP')).token });
    const ann = await owner.create({ firstName: 'Ann', tags: ['new'], createMissing: true });
    expect(await told(owner, ann.id, { untag: ['new'] })).toEqual(['', '', 'VIPs']);
  });

  it.each<[string, (session: Session, ref: string) => Promise<unknown>, unknown]>([
    [
      'a bad edit',
      (session, ref) => session.segments.preview(ref, { edit: { country: 'x' } }),
      ['edit.country COUNTRY_UNKNOWN'],
    ],
    [
      'an unknown tag',
      (session, ref) => session.segments.preview(ref, { tag: ['none'] }),
      { code: 'TAG_UNKNOWN', names: ['none'] },
    ],
    ['no tag', (session, ref) => session.segments.preview(ref, { tag: [7] as never }), ['tag.0 INPUT_INVALID_TYPE']],
    ['no tags', (session, ref) => session.segments.preview(ref, { untag: 7 as never }), ['untag INPUT_INVALID_TYPE']],
    [
      'an unknown stage',
      (session, ref) => session.segments.preview(ref, { moveToStage: 'none' }),
      { code: 'STAGE_UNKNOWN', stageId: 'none' },
    ],
    [
      'no stage',
      (session, ref) => session.segments.preview(ref, { moveToStage: 7 as never }),
      ['moveToStage INPUT_INVALID_TYPE'],
    ],
    [
      'no assignee',
      (session, ref) => session.segments.preview(ref, { assign: 7 as never }),
      ['assign INPUT_INVALID_TYPE'],
    ],
    [
      'what is not known',
      (session, ref) => session.segments.preview(ref, { block: true } as never),
      ['block INPUT_UNKNOWN_KEY'],
    ],
    ['nobody', (session) => session.segments.preview('none', {}), { code: 'CONTACT_NOT_FOUND', ref: 'none' }],
  ])('Q8 X1 refuses %s', async (_, call, expected) => {
    const { manager } = await scene();
    const ann = await manager.create({ firstName: 'Ann' });
    expect(await refusal(call(manager, ann.id))).toEqual(expected);
  });

  it('S7 and who is gone', async () => {
    const { owner } = await scene();
    const { id } = await owner.create({ firstName: 'Ann' });
    await owner.delete(id);
    expect(await refusal(owner.segments.preview(id, {}))).toEqual({ code: 'CONTACT_DELETED', id });
  });
});

describe('A1 A4 who may read and change them', () => {
  it('A1 reading takes the permission to list, changing that of segments', async () => {
    const at = await scene();
    const { agent, pros } = at;
    const ann = await agent.create({ firstName: 'Ann' });
    const denied = { code: 'FORBIDDEN', action: 'list', because: 'policy' };
    expect(await refusal(agent.segments.list())).toEqual(denied);
    expect(await refusal(agent.segments.preview(ann.id, {}))).toEqual(denied);
    for (const call of [
      agent.segments.define('x', { filter: { and: [] } }),
      agent.segments.define('x', { from: 'none' }),
      agent.segments.change(pros.id, { name: 'x' }),
      agent.segments.delete(pros.id),
    ])
      expect(await refusal(call)).toEqual({ code: 'FORBIDDEN', action: 'manageSegments', because: 'role' });
  });
  it('A3 a workspace may open the list to agents', async () => {
    const at: Host = host({ policy: { mayList: ['agent'] } });
    await at.owner.segments.define('All', { filter: { and: [] } });
    expect(await names(at.agent)).toEqual(['All']);
  });
  it('A4 one that asks for a hidden field is not there', async () => {
    const { as, manager, pros } = await scene();
    const hidden = as({ hiddenFields: ['custom.plan'] });
    expect(await names(hidden)).toEqual(['VIPs', 'Customers']);
    const none = { code: 'SEGMENT_NOT_FOUND', segmentId: pros.id };
    for (const call of [
      hidden.list({ segment: pros.id }),
      hidden.count({ segment: pros.id }),
      hidden.segments.change(pros.id, { name: 'x' }),
      hidden.segments.define('x', { from: pros.id }),
      hidden.segments.delete(pros.id),
    ])
      expect(await refusal(call)).toEqual(none);
    expect(await refusal(hidden.segments.define('pros', { filter: { and: [] } }))).toEqual({
      code: 'SEGMENT_NAME_TAKEN',
      name: 'pros',
    });
    const ann = await manager.create({ firstName: 'Ann', assigneeId: 'user-1', custom: { plan: 'pro' } });
    await manager.segments.define('Free', { filter: { and: [planned('pro'), tagged('id-2')] } });
    expect(await hidden.segments.preview(ann.id, { tag: ['VIP'] })).toMatchObject({ entered: [{ name: 'VIPs' }] });
  });
  it('A6 another workspace has its own', async () => {
    const { as, owner, pros } = await scene();
    const other = as({ role: 'owner' }, { workspaceId: 'other' });
    expect(await names(other)).toEqual([]);
    expect(await refusal(other.segments.delete(pros.id))).toMatchObject({ code: 'SEGMENT_NOT_FOUND' });
    expect(await names(owner)).toHaveLength(3);
  });
});

describe('Q9 what is read', () => {
  it('Q9 500 segments are one look-up, and of tags those that they name', async () => {
    const calls: string[] = [];
    const store = wrapped(memoryStore(), {
      reads: (all) => ({
        ...all,
        segments: {
          get: async () => {
            calls.push('segments.get');
            return all.segments!.get();
          },
        },
        tags: {
          ...all.tags!,
          getMany: async (ids) => {
            calls.push(`tags.getMany ${ids.length}`);
            return all.tags!.getMany(ids);
          },
        },
      }),
    });
    const { manager } = host({ store });
    const tag = await host({ store }).owner.tags.define('VIP');
    for (let index = 0; index < 20; index += 1) await manager.segments.define(`s${index}`, { filter: tagged(tag.id) });
    calls.length = 0;
    expect(await manager.segments.list()).toHaveLength(20);
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['segments.get', 'tags.getMany']);
  });
});
