import { defineFields } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { anActor, aTag, testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { fieldsFor, fieldsOf, stagesOf, tagsNamed } from '../../src/service/facts.js';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { environmentOf, scopeOf } from './scope-of.js';
import { contactsOnly, wrapped } from './stores.js';

describe('F4 fields of code and workspace', () => {
  const inCode = defineFields({ plan: { type: 'list', options: ['free', 'pro'] }, seats: { type: 'number' } });

  it('F4 are one set, in the order of the workspace', async () => {
    const store = memoryStore();
    const { owner } = host({ store, fields: inCode });
    await owner.fields.define('note', { type: 'text' });
    await owner.fields.reorder(['note', 'seats']);
    expect((await owner.fields.list()).map(({ key, position }) => [key, position])).toEqual([
      ['note', 0],
      ['seats', 1],
      ['plan', 2],
    ]);
    const ann = await owner.create({ firstName: 'Ann', custom: { plan: 'pro', seats: 2, note: 'x' } });
    expect(ann.custom).toEqual({ plan: 'pro', seats: 2, note: 'x' });
  });

  it('F4 code and workspace that disagree about a type are a conflict when the workspace is first used', async () => {
    const store = memoryStore();
    const before = host({ store });
    await before.owner.fields.define('plan', { type: 'text' });
    const { id } = await before.owner.create({ firstName: 'Ann', custom: { plan: 'gold' } });
    const at = host({ store, fields: inCode, newId: () => 'other' });
    const conflict = { code: 'FIELD_CONFLICT', key: 'plan', inCode: 'list', stored: 'text' };
    for (const call of [
      at.owner.create({ firstName: 'Bob' }),
      at.owner.edit(id, { lastName: 'Tan' }),
      at.owner.receiveMessage({ channelId: 'webchat', externalId: 'x', at: testNow }),
      at.owner.get(id),
      at.owner.getMany([id]),
      at.owner.details(id),
      at.owner.fields.list(),
    ])
      expect(await refusal(call)).toEqual(conflict);
    expect(await before.owner.get(id)).toMatchObject({ version: 1, custom: { plan: 'gold' } });
    expect(await refusal(at.as({}, { workspaceId: 'workspace-2' }).create({ firstName: 'Bob' }))).toBeNull();
  });

  it('F4 agree about a key when their types do', async () => {
    const store = memoryStore();
    await host({ store }).owner.fields.define('seats', { type: 'number', name: 'Chairs' });
    const { owner } = host({ store, fields: inCode, newId: () => 'other' });
    expect(await owner.create({ firstName: 'Ann', custom: { seats: 2 } })).toMatchObject({ custom: { seats: 2 } });
  });

  it('F4 are not asked for by an input that names none', async () => {
    let asked = 0;
    const store = wrapped(memoryStore(), {
      reads: (all) => {
        const get = async (): Promise<undefined> => {
          asked += 1;
          return undefined;
        };
        return { ...all, fields: { get } };
      },
    });
    const scope = scopeOf({ env: environmentOf({ store }) });
    for (const input of [{}, { firstName: 'Ann' }, null, 'x', undefined])
      expect(await fieldsFor(scope, input)).toEqual([]);
    expect(asked).toBe(0);
    await fieldsFor(scope, { custom: {} });
    await fieldsFor(scope, { release: [] });
    expect(asked).toBe(2);
  });

  it('R5 are those of code where the store has none', async () => {
    const scope = scopeOf({ env: environmentOf({ store: contactsOnly(memoryStore()), fields: inCode }) });
    expect((await fieldsOf(scope)).map(({ key }) => key)).toEqual(['plan', 'seats']);
  });
});

describe('G1 stages', () => {
  it('G1 are the workspace’s own, or where the store has none those of code', async () => {
    const stages = [{ id: 'lead', name: 'Lead', emoji: null, description: null, lost: false, isDefault: true }];
    expect(await stagesOf(scopeOf({ env: environmentOf({ stages }) }))).toEqual([]);
    expect(await stagesOf(scopeOf({ env: environmentOf({ stages, store: contactsOnly(memoryStore()) }) }))).toEqual(
      stages,
    );
  });
});

describe('T2 the tags that a call names', () => {
  it.each<[unknown, readonly string[]]>([
    [['vip'], ['VIP']],
    [[' V\u200bIP '], ['VIP']],
    [['id:TAG'], ['Best']],
    [
      ['VIP', 'id:TAG', 'vip'],
      ['VIP', 'Best'],
    ],
    [['none', 'id:none', 'a\u0000'], []],
    [['', 7, null], []],
    [[], []],
    ['VIP', []],
    [undefined, []],
  ])('T1 T2 of %j are %j', async (wanted, names) => {
    const store = memoryStore();
    const { owner } = host({ store });
    const best = await owner.tags.define('Best');
    await owner.tags.define('VIP');
    const scope = scopeOf({ env: environmentOf({ store }), actor: anActor() });
    const asked = Array.isArray(wanted)
      ? wanted.map((one) => (one === 'id:TAG' ? `id:${best.id}` : (one as unknown)))
      : wanted;
    const found = await tagsNamed(scope, asked);
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(names));
  });

  it('R5 are those of code where the store has none, and need a catalogue when there is neither', async () => {
    const store = contactsOnly(memoryStore());
    const tags = [aTag()];
    expect(await tagsNamed(scopeOf({ env: environmentOf({ store, tags }) }), ['anything'])).toEqual(tags);
    const bare = scopeOf({ env: environmentOf({ store }) });
    expect(await tagsNamed(bare, [])).toEqual([]);
    expect(await refusal(tagsNamed(bare, ['VIP']))).toEqual({ code: 'CAPABILITY_MISSING', capability: 'tags' });
  });
});
