import type { Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { aTag } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

const minutes = (count: number): number => count * 60_000;

describe('T1 T3 the catalogue', () => {
  it('T1 is in order of key', async () => {
    const { owner, agent } = host();
    for (const name of ['b', 'C', 'a']) await owner.tags.define(name, { emoji: '⭐' });
    expect((await agent.tags.list()).map(({ name }) => name)).toEqual(['a', 'b', 'C']);
  });

  it('T5 R5 is that of code, where the store keeps none', async () => {
    const tags = [aTag({ id: 'tag-vip', name: 'VIP', key: 'vip' })];
    const { owner } = host({ store: without(memoryStore(), 'tags'), tags });
    expect(await owner.tags.list()).toEqual(tags);
    expect((await owner.tags.suggest('v')).items).toMatchObject([{ tag: { name: 'VIP' }, uses: 0 }]);
  });

  it('T3 renaming keeps assignments', async () => {
    const { owner } = host();
    const ann = await owner.create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    const renamed = await owner.tags.change('vip', { name: 'Best', color: 'red' });
    expect(renamed).toMatchObject({ id: ann.tags[0], name: 'Best', key: 'best', color: 'red' });
    expect(await owner.tags.change(`id:${renamed.id}`, { name: 'BEST' })).toMatchObject({ name: 'BEST' });
    expect((await owner.details(ann.id)).tags).toMatchObject([{ name: 'BEST' }]);
  });

  it('T1 of two at the same time with one key, one is there', async () => {
    const { owner } = host();
    const came = await Promise.all(['VIP', 'vip', 'Vip'].map((name) => refusal(owner.tags.define(name))));
    expect(came.filter((one) => one === null)).toHaveLength(1);
    expect(came.filter((one) => (one as { code?: string } | null)?.code === 'TAG_NAME_TAKEN')).toHaveLength(2);
    expect(await owner.tags.list()).toHaveLength(1);
  });

  it.each<[string, (session: Session) => Promise<unknown>, unknown]>([
    [
      'a key that is taken',
      (session) => session.tags.define('ｖｉｐ'),
      { code: 'TAG_NAME_TAKEN', name: 'ｖｉｐ', tagId: 'id-1' },
    ],
    ['no name', (session) => session.tags.define(' '), ['name TAG_EMPTY']],
    ['a name that is none', (session) => session.tags.define(7 as never), ['name TAG_INVALID_TYPE']],
    ['looks that are none', (session) => session.tags.define('new', 7 as never), ['INPUT_INVALID_TYPE']],
    ['looks of null', (session) => session.tags.define('new', null as never), ['INPUT_INVALID_TYPE']],
    ['another key', (session) => session.tags.define('new', { icon: 'x' } as never), ['icon INPUT_UNKNOWN_KEY']],
    ['a change of none', (session) => session.tags.change('none', {}), { code: 'TAG_UNKNOWN', names: ['none'] }],
    [
      'a change to a taken name',
      (session) => session.tags.change('other', { name: 'VIP' }),
      { code: 'TAG_NAME_TAKEN', name: 'VIP', tagId: 'id-1' },
    ],
    ['a change that is none', (session) => session.tags.change('VIP', null as never), ['INPUT_INVALID_TYPE']],
    ['a tag that is none', (session) => session.tags.change(7 as never, {}), ['tag INPUT_INVALID_TYPE']],
    ['an impact of none', (session) => session.tags.impact('none'), { code: 'TAG_UNKNOWN', names: ['none'] }],
    ['an impact of nothing', (session) => session.tags.impact(undefined as never), ['tag INPUT_INVALID_TYPE']],
    [
      'a delete of none',
      (session) => session.tags.delete('none', { token: '' }),
      { code: 'TAG_UNKNOWN', names: ['none'] },
    ],
    ['a delete without token', (session) => session.tags.delete('VIP', {} as never), ['token INPUT_REQUIRED']],
    ['a delete without a word', (session) => session.tags.delete('VIP', undefined as never), ['token INPUT_REQUIRED']],
    ['a query that is none', (session) => session.tags.suggest(7 as never), ['query INPUT_INVALID_TYPE']],
    ['options that are none', (session) => session.tags.suggest('v', 'x' as never), ['INPUT_INVALID_TYPE']],
  ])('T1 X1 refuses %s', async (_, call, refused) => {
    const { owner } = host();
    await owner.tags.define('VIP');
    await owner.tags.define('other');
    const before = await owner.tags.list();
    expect(await refusal(call(owner))).toEqual(refused);
    expect(await owner.tags.list()).toEqual(before);
  });
});

describe('T2 createMissing', () => {
  it('T2 of two sessions that create one tag at the same time, there is one', async () => {
    const { owner, agent, manager } = host();
    const contacts = await Promise.all(['Ann', 'Bob', 'Cid'].map((firstName) => owner.create({ firstName })));
    const tagged = await Promise.all([
      owner.tag(contacts[0]!.id, ['New'], { createMissing: true }),
      agent.tag(contacts[1]!.id, ['new'], { createMissing: true }),
      manager.tag(contacts[2]!.id, ['NEW'], { createMissing: true }),
      agent.create({ firstName: 'Dan', tags: ['nEW'], createMissing: true }),
    ]);
    const [tag, ...others] = await owner.tags.list();
    expect(others).toEqual([]);
    for (const { tags } of tagged) expect(tags).toEqual([tag!.id]);
    expect((await owner.tags.impact('new')).contacts).toBe(4);
  });

  it('T2 adding what it has and removing what it lacks is a no-op, in any spelling', async () => {
    const { agent } = host();
    const ann = await agent.create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    expect(await agent.tag(ann.id, ['vip', `id:${ann.tags[0]}`])).toEqual(ann);
    expect(await agent.untag(ann.id, ['none', 'id:none'])).toEqual(ann);
    expect(await agent.untag(ann.id, [' v\u200bip '])).toMatchObject({ tags: [], version: 2 });
  });

  it('T2 an unknown one is refused, and nothing is done', async () => {
    const { agent } = host();
    const ann = await agent.create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    expect(await refusal(agent.tag(ann.id, ['VIP', 'none', 'id:x']))).toEqual({
      code: 'TAG_UNKNOWN',
      names: ['none', 'id:x'],
    });
    expect(await refusal(agent.tag(ann.id, ['id:x'], { createMissing: true }))).toEqual({
      code: 'TAG_UNKNOWN',
      names: ['id:x'],
    });
    expect(await agent.get(ann.id)).toEqual(ann);
  });

  it('T2 T6 at most as many as the policy says', async () => {
    const at = host({ policy: { limits: { tagsPerContact: 2 } } });
    const { id } = await at.agent.create({ firstName: 'Ann' });
    const tagged = at.agent.tag(id, ['a', 'b', 'c'], { createMissing: true });
    expect(await refusal(tagged)).toEqual({ code: 'LIMIT_REACHED', limit: 'tagsPerContact', max: 2 });
    expect(await at.owner.tags.list()).toEqual([]);
    await at.agent.tag(id, ['a', 'b'], { createMissing: true });
    expect((await at.agent.activity(id)).items.slice(0, 2).map(({ type, seq }) => [type, seq])).toEqual([
      ['contact.tag.added', 1],
      ['contact.tag.added', 0],
    ]);
  });
});

describe('T4 deleting a tag', () => {
  const scene = async (options: Parameters<typeof host>[0] = {}): Promise<ReturnType<typeof host>> => {
    const at = host(options);
    for (const firstName of ['Ann', 'Bob'])
      await at.owner.create({ firstName, tags: ['VIP', 'other'], createMissing: true });
    return at;
  };
  const changed = { code: 'TAG_IMPACT_CHANGED', tagId: expect.any(String) as string };

  it('T4 first tells what it touches, then removes it everywhere', async () => {
    const asked: unknown[] = [];
    const workflows = {
      stopWorkflows: async () => undefined,
      dependents: async (call: unknown) => {
        asked.push(call);
        return ['workflow-1'];
      },
    };
    const at = await scene({ workflows });
    const impact = await at.owner.tags.impact('vip');
    expect(impact).toEqual({
      tagId: 'id-1',
      contacts: 2,
      segments: [],
      workflows: ['workflow-1'],
      token: expect.any(String) as string,
    });
    expect(asked).toEqual([{ workspaceId: 'workspace-1', on: { type: 'tag', tagId: 'id-1' } }]);
    expect(await at.owner.tags.delete('VIP', { token: impact.token })).toBeUndefined();
    expect((await at.owner.tags.list()).map(({ name }) => name)).toEqual(['other']);
    for (const contact of await at.owner.getMany(['id-3', 'id-4', 'id-5', 'id-6', 'id-7', 'id-8', 'id-9', 'id-10']))
      expect(contact).toMatchObject({ version: 2, tags: [expect.any(String)] });
    expect(await at.contacts.resume()).toMatchObject({ ran: 0, pending: 0 });
    expect(await refusal(at.owner.tags.impact('VIP'))).toMatchObject({ code: 'TAG_UNKNOWN' });
  });

  it.each([
    [0, true],
    [minutes(15), true],
    [minutes(15) + 1, false],
  ])('T4 a token of %i ms ago: %s', async (age, holds) => {
    const at = await scene();
    const { token } = await at.owner.tags.impact('VIP');
    at.clock.advance(age);
    expect(await refusal(at.owner.tags.delete('VIP', { token }))).toEqual(holds ? null : changed);
    expect(await at.owner.tags.list()).toHaveLength(holds ? 1 : 2);
  });

  it('T4 a workflow that has come to use it since is a reason to look again', async () => {
    const used = ['a', 'b'];
    const workflows = { stopWorkflows: async () => undefined, dependents: async () => [...used] };
    const at = await scene({ workflows });
    const { token } = await at.owner.tags.impact('VIP');
    used.push('c');
    expect(await refusal(at.owner.tags.delete('VIP', { token }))).toEqual(changed);
    used.splice(0, 2);
    expect(await refusal(at.owner.tags.delete('VIP', { token }))).toEqual(changed);
    used[0] = 'b';
    expect(await refusal(at.owner.tags.delete('VIP', { token }))).toBeNull();
  });

  it('T4 a count that moved is no reason', async () => {
    const at = await scene();
    const { token } = await at.owner.tags.impact('VIP');
    await at.owner.create({ firstName: 'Cid', tags: ['VIP'] });
    expect(await refusal(at.owner.tags.delete('VIP', { token }))).toBeNull();
  });

  it.each(['', 'x', '{}', 'null'])('T4 %j is no token, nor is that of another tag', async (token) => {
    const at = await scene();
    expect(await refusal(at.owner.tags.delete('VIP', { token }))).toEqual(changed);
    const other = await at.owner.tags.impact('other');
    expect(await refusal(at.owner.tags.delete('VIP', { token: other.token }))).toEqual(changed);
  });

  it('T4 E3 many contacts lose it in chunks', async () => {
    const at = host();
    for (let index = 0; index < 250; index += 1)
      await at.owner.create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    const { token, tagId, contacts } = await at.owner.tags.impact('VIP');
    expect(contacts).toBe(250);
    await at.owner.tags.delete('VIP', { token });
    const left = (): Promise<readonly unknown[]> =>
      at.store.transaction('workspace-1', ({ tags }) => tags!.contactsWith(tagId, 1000));
    expect(await left()).toHaveLength(150);
    at.clock.advance(60_000);
    expect(await at.contacts.resume()).toMatchObject({ pending: 0 });
    expect(await left()).toEqual([]);
  });

  it('R5 needs somewhere for its contacts to wait', async () => {
    const store = memoryStore();
    await scene({ store });
    const { owner } = host({ store: without(store, 'outbox'), newId: () => 'other' });
    const { token } = await owner.tags.impact('VIP');
    expect(await refusal(owner.tags.delete('VIP', { token }))).toEqual({
      code: 'CAPABILITY_MISSING',
      capability: 'outbox',
    });
    expect(await owner.tags.list()).toHaveLength(2);
  });

  it('T4 X1 a workflow port that fails or answers nonsense', async () => {
    const stopWorkflows = async (): Promise<undefined> => undefined;
    const failing = await scene({ workflows: { stopWorkflows, dependents: () => Promise.reject(new Error('down')) } });
    expect(await refusal(failing.owner.tags.impact('VIP'))).toEqual({ code: 'PORT_FAILED', port: 'workflows' });
    const wrong = await scene({ workflows: { stopWorkflows, dependents: async () => [7] as never } });
    expect(await refusal(wrong.owner.tags.impact('VIP'))).toEqual(['facts.workflows INPUT_INVALID_TYPE']);
  });
});

describe('T5 suggesting tags', () => {
  it('T5 ranks by match and by use, says what is assigned, and offers to create', async () => {
    const { owner, agent } = host();
    const ann = await owner.create({ firstName: 'Ann', tags: ['new lead', 'news', 'renewal'], createMissing: true });
    await owner.create({ firstName: 'Bob', tags: ['news', 'other'], createMissing: true });
    const { items, create } = await agent.tags.suggest('NEW', { assigned: ann.tags });
    expect(items.map(({ tag, match, uses, assigned }) => [tag.name, match, uses, assigned])).toEqual([
      ['news', 'prefix', 2, true],
      ['new lead', 'prefix', 1, true],
      ['renewal', 'substring', 1, true],
    ]);
    expect(create).toBe('NEW');
    expect((await agent.tags.suggest('news')).create).toBeNull();
    expect((await agent.tags.suggest('', { limit: 1 })).items).toMatchObject([
      { tag: { name: 'news' }, assigned: false },
    ]);
  });

  it.each(['onlyMine', 'teamOnly'] as const)('A4 T5 with %s it does not count', async (restriction) => {
    const { owner, as } = host();
    await owner.create({ firstName: 'Ann', tags: ['news', 'never'], createMissing: true });
    await owner.create({ firstName: 'Bob', tags: ['news'], assigneeId: 'somebody' });
    const me = as({ role: 'manager', restrictions: [restriction] });
    const suggested = async (session: Session): Promise<unknown> =>
      (await session.tags.suggest('ne')).items.map(({ tag, uses }) => [tag.name, uses]);
    expect(await suggested(owner)).toEqual([
      ['news', 2],
      ['never', 1],
    ]);
    expect(await suggested(me)).toEqual([
      ['never', 0],
      ['news', 0],
    ]);
  });
});

describe('A3 who may', () => {
  const changes: readonly (readonly [string, (session: Session, token: string) => Promise<unknown>])[] = [
    ['define', (session) => session.tags.define('New')],
    ['change', (session) => session.tags.change('VIP', { name: 'Best' })],
    ['impact', (session) => session.tags.impact('VIP')],
    ['delete', (session, token) => session.tags.delete('VIP', { token })],
  ];
  it.each(changes)('A3 %s: owners and managers who are not restricted', async (_, change) => {
    const at = host();
    await at.owner.tags.define('VIP');
    const { token } = await at.owner.tags.impact('VIP');
    const refused = { code: 'FORBIDDEN', action: 'manageTags' };
    expect(await refusal(change(at.agent, token))).toEqual({ ...refused, because: 'role' });
    const restricted = at.as({ role: 'owner', restrictions: ['workspaceSettings'] });
    expect(await refusal(change(restricted, token))).toEqual({ ...refused, because: 'workspaceSettings' });
    expect(await refusal(change(at.manager, token))).toBeNull();
  });
});
