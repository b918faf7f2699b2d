import type { Filter, Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { contactsOnly, wrapped } from './stores.js';

/** What a filter is refused with by each method that takes one; the same by all. */
async function refusedBy(session: Session, filter: unknown, zone?: string): Promise<unknown> {
  const asked = filter as Filter;
  const refused = await refusal(session.filter(asked, { zone }));
  expect(await refusal(session.list({ filter: asked, zone }))).toEqual(refused);
  expect(await refusal(session.count({ filter: asked, zone }))).toEqual(refused);
  return refused;
}

/** A workspace in which a filter may name a field, an option, a tag and a stage. */
async function catalogued(): Promise<Host & { readonly filter: Filter; readonly ids: { tag: string; stage: string } }> {
  const at = host();
  await at.owner.fields.define('plan', { type: 'list', options: ['free', 'pro'] });
  const tag = await at.owner.tags.define('VIP');
  const stage = await at.owner.stages.define('Lead');
  const filter: Filter = {
    and: [
      { field: 'custom.plan', operator: 'hasAnyOf', value: ['free', 'pro'] },
      { or: [{ field: 'tags', operator: 'hasNoneOf', value: [tag.id] }] },
      { not: { field: 'stage', operator: 'isEqualTo', value: stage.id } },
    ],
  };
  return Object.assign(at, { filter, ids: { tag: tag.id, stage: stage.id } });
}

describe('Q1 a filter from unknown JSON', () => {
  it('Q1 is answered canonical, as it is meant', async () => {
    const { owner } = host({ policy: { defaultCountry: 'SG' } });
    await owner.create({ phone: '91234567' });
    const given = { or: [{ field: 'phone', operator: 'isEqualTo', value: ' 9123 4567 ' }] };
    const filter = await owner.filter(given);
    expect(filter).toEqual({ or: [{ field: 'phone', operator: 'isEqualTo', value: '+6591234567' }] });
    for (const asked of [given as Filter, filter]) expect(await owner.count({ filter: asked })).toBe(1);
  });

  it.each<[unknown, readonly string[]]>([
    [{}, ['filter.field INPUT_REQUIRED', 'filter.operator INPUT_REQUIRED']],
    [null, ['filter INPUT_INVALID_TYPE']],
    ['all', ['filter INPUT_INVALID_TYPE']],
    [{ and: {} }, ['filter.and INPUT_INVALID_TYPE']],
    [{ field: 'email', operator: 'is', value: 'x' }, ['filter.operator FILTER_OPERATOR_INVALID']],
    [
      {
        and: [
          { field: 'nobody', operator: 'exists' },
          { not: { field: 'country', operator: 'isEqualTo', value: 'X' } },
        ],
      },
      ['filter.and.0.field FIELD_UNKNOWN', 'filter.and.1.not.value COUNTRY_UNKNOWN'],
    ],
    [{ field: 'assignee', operator: 'isEqualTo', value: 'a\0b' }, ['filter.value INPUT_INVALID_VALUE']],
    [{ field: 'channels', operator: 'hasAnyOf', value: ['a\ud800'] }, ['filter.value.0 INPUT_INVALID_VALUE']],
    [
      { field: 'tags', operator: 'hasAnyOf', value: ['a\0b', 7] },
      ['filter.value.0 INPUT_INVALID_VALUE', 'filter.value.1 INPUT_INVALID_TYPE'],
    ],
  ])('X1 R4 %j is none, and says where', async (filter, faults) => {
    const { owner } = host();
    expect(await refusedBy(owner, filter)).toEqual(faults);
  });

  it.each<[unknown, readonly string[]]>([
    [null, ['INPUT_INVALID_TYPE']],
    [{ zone: null }, ['zone INPUT_INVALID_TYPE']],
    [{ now: 'x' }, ['now INPUT_UNKNOWN_KEY']],
  ])('X1 the options may not be %j', async (options, faults) => {
    expect(await refusal(host().owner.filter({ and: [] }, options as object))).toEqual(faults);
  });
});

describe('Q4 a filter that names what is gone', () => {
  it('Q4 can run before', async () => {
    const { owner, filter } = await catalogued();
    expect(await owner.filter(filter)).toEqual(filter);
    expect(await owner.count({ filter })).toBe(0);
  });

  it.each<[string, (session: Session, ids: { tag: string; stage: string }) => Promise<unknown>, string]>([
    ['field', (session) => session.fields.delete('plan'), 'and.0.field FIELD_UNKNOWN'],
    ['option', (session) => session.fields.change('plan', { options: ['free'] }), 'and.0.value.1 OPTION_UNKNOWN'],
    ['stage', (session, { stage }) => session.stages.delete(stage, { moveTo: null }), 'and.2.not.value STAGE_UNKNOWN'],
    [
      'tag',
      async (session) => session.tags.delete('VIP', { token: (await session.tags.impact('VIP')).token }),
      'and.1.or.0.value.0 TAG_UNKNOWN',
    ],
  ])('Q4 a deleted %s', async (_, remove, fault) => {
    const { owner, filter, ids } = await catalogued();
    await remove(owner, ids);
    expect(await refusedBy(owner, filter)).toEqual([`filter.${fault}`]);
  });

  it('Q4 A4 so is one that is hidden from the actor', async () => {
    const { as, filter, owner } = await catalogued();
    const me = as({ role: 'manager', hiddenFields: ['custom.plan', 'email'] });
    expect(await refusedBy(me, { or: [filter, { field: 'email', operator: 'doesNotExist' }] })).toEqual([
      'filter.or.0.and.0.field FIELD_UNKNOWN',
      'filter.or.1.field FIELD_UNKNOWN',
    ]);
    expect(await refusedBy(owner, filter)).toBeNull();
  });

  it('Q4 of another workspace, nothing is known', async () => {
    const { as, filter } = await catalogued();
    const faults = await refusedBy(as({ role: 'owner' }, { workspaceId: 'workspace-2' }), filter);
    expect(faults).toEqual([
      'filter.and.0.field FIELD_UNKNOWN',
      'filter.and.1.or.0.value.0 TAG_UNKNOWN',
      'filter.and.2.not.value STAGE_UNKNOWN',
    ]);
  });
});

describe('Q3 the zone of its days', () => {
  // 2026-11-23T09:00Z: the 23rd in Singapore, and still the 22nd on Niue.
  const today: Filter = { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-11-22' };
  it.each<[string | undefined, string | undefined, number]>([
    ['Asia/Singapore', undefined, 1],
    [undefined, 'Asia/Singapore', 1],
    ['Pacific/Niue', undefined, 0],
    ['Asia/Singapore', 'Pacific/Niue', 0],
    ['Pacific/Niue', 'Asia/Singapore', 1],
  ])('Q3 of the policy %s, of the query %s', async (timeZone, zone, count) => {
    const at = host({ policy: { timeZone } });
    await at.owner.create({ firstName: 'Ann' });
    expect(await at.owner.count({ filter: today, zone })).toBe(count);
    expect((await at.owner.list({ filter: today, zone })).items).toHaveLength(count);
    expect(await at.owner.filter(today, { zone })).toEqual(today);
  });

  it('Q3 is needed for a day, and for nothing else', async () => {
    const { owner } = host();
    expect(await refusedBy(owner, today)).toEqual(['filter.value FILTER_ZONE_REQUIRED']);
    expect(await refusedBy(owner, { ...today, value: '2026-11-22T00:00:00Z' })).toBeNull();
  });

  it('Q3 is a zone that there is, of the query or of the policy', async () => {
    for (const zone of ['Mars/Base', '+08:00', ''])
      expect(await refusal(host().owner.filter(today, { zone }))).toEqual([expect.stringMatching(/^zone TIMEZONE_/)]);
    expect(await refusedBy(host({ policy: { timeZone: 'Mars/Base' } }).owner, today)).toEqual([
      'zone TIMEZONE_UNKNOWN',
    ]);
    expect(await refusedBy(host({ policy: { timeZone: 'Mars/Base' } }).owner, today, 'Asia/Singapore')).toBeNull();
  });
});

describe('Q4 what there is of what a filter names', () => {
  it('Q4 of the tags, no more is read than it names, and nothing when it names none', async () => {
    const asked: unknown[] = [];
    const store = wrapped(memoryStore(), {
      reads: (all) => ({
        ...all,
        tags: {
          ...all.tags!,
          list: () => Promise.reject(new Error('all tags')),
          getMany: async (ids) => {
            asked.push(ids);
            return all.tags!.getMany(ids);
          },
        },
      }),
    });
    const { owner } = host({ store });
    const { id } = await owner.tags.define('VIP');
    const tagged = { field: 'tags', operator: 'hasAllOf', value: [id, 'none'] };
    expect(await refusal(owner.filter({ or: [{ not: tagged }, { field: 'tags', operator: 'exists' }] }))).toEqual([
      'filter.or.0.not.value.1 TAG_UNKNOWN',
    ]);
    expect(await refusal(owner.filter({ field: 'email', operator: 'isEqualTo', value: 'ann@example.com' }))).toBeNull();
    expect(asked).toEqual([[id, 'none']]);
  });

  it('R5 a host that keeps them in code has those', async () => {
    const { owner } = host({
      store: contactsOnly(memoryStore()),
      fields: fixtures.fields,
      tags: fixtures.tags,
      stages: fixtures.stages,
    });
    const of = (plan: string, tag: string, stage: string): unknown => ({
      and: [
        { field: 'custom.plan', operator: 'isEqualTo', value: plan },
        { field: 'tags', operator: 'hasAnyOf', value: [tag] },
        { field: 'stage', operator: 'isEqualTo', value: stage },
      ],
    });
    expect(await refusal(owner.filter(of('pro', 'tag-vip', 'stage-lead')))).toBeNull();
    expect(await refusal(owner.filter(of('gold', 'tag-none', 'stage-none')))).toEqual([
      'filter.and.0.value OPTION_UNKNOWN',
      'filter.and.1.value.0 TAG_UNKNOWN',
      'filter.and.2.value STAGE_UNKNOWN',
    ]);
  });
});
