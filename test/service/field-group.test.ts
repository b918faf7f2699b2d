import type { FieldSpec, Session } from 'contactkit';
import { defineFields } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

const inCode = defineFields({ tier: { type: 'text' } });

describe('F1 defining fields', () => {
  it('F1 answers the definition, and it can be written', async () => {
    const { owner, manager } = host();
    expect(await manager.fields.define('plan', { type: 'list', options: ['free', 'pro'], name: 'Plan' })).toEqual({
      key: 'plan',
      type: 'list',
      options: ['free', 'pro'],
      name: 'Plan',
      description: null,
      visibility: 'always',
      position: 0,
    });
    expect(await owner.create({ firstName: 'Ann', custom: { plan: 'PRO' } })).toMatchObject({
      custom: { plan: 'pro' },
    });
  });

  it.each<[string, unknown, unknown]>([
    ['plan', { type: 'text' }, { code: 'FIELD_KEY_TAKEN', key: 'plan' }],
    ['email', { type: 'text' }, { code: 'FIELD_KEY_TAKEN', key: 'email' }],
    ['tier', { type: 'text' }, { code: 'FIELD_KEY_TAKEN', key: 'tier' }],
    ['other', { type: 'text', name: ' PLAN ' }, { code: 'FIELD_NAME_TAKEN', name: 'PLAN' }],
    ['no key', { type: 'text' }, ['key INPUT_INVALID_VALUE']],
    ['size', { type: 'size' }, ['type INPUT_INVALID_VALUE']],
    ['size', {}, ['type INPUT_REQUIRED']],
    ['size', undefined, ['type INPUT_REQUIRED']],
    ['size', null, ['INPUT_INVALID_TYPE']],
    ['size', 'text', ['INPUT_INVALID_TYPE']],
    ['size', ['text'], ['INPUT_INVALID_TYPE']],
  ])('F1 X1 refuses %j %j', async (key, spec, refused) => {
    const { owner } = host({ fields: inCode });
    await owner.fields.define('plan', { type: 'text' });
    expect(await refusal(owner.fields.define(key, spec as FieldSpec))).toMatchObject(refused as object);
    expect(await owner.fields.list()).toHaveLength(2);
  });

  it('F1 two at the same time are both there, of one key one', async () => {
    const { owner } = host();
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => owner.fields.define(key, { type: 'text' })));
    expect((await owner.fields.list()).map(({ key }) => key).sort()).toEqual(['a', 'b', 'c', 'd']);
    const same = ['x', 'y'].map((name) => refusal(owner.fields.define('same', { type: 'text', name })));
    expect(await Promise.all(same)).toEqual(
      expect.arrayContaining([null, expect.objectContaining({ code: 'FIELD_KEY_TAKEN' })]),
    );
  });

  it('F1 as many as the policy allows', async () => {
    const { owner } = host({ policy: { limits: { fields: 1 } } });
    await owner.fields.define('a', { type: 'text' });
    expect(await refusal(owner.fields.define('b', { type: 'text' }))).toEqual({
      code: 'LIMIT_REACHED',
      limit: 'fields',
      max: 1,
    });
  });
});

describe('F2 F3 F5 changing fields', () => {
  it('F2 F6 moves standard and custom fields alike, in the details too', async () => {
    const { owner } = host({ fields: inCode });
    await owner.fields.define('plan', { type: 'text' });
    const { id } = await owner.create({ firstName: 'Ann', custom: { plan: 'x' } });
    const rows = await owner.fields.reorder(
      ['custom.plan', 'email', 'tier'].map((path) => path.replace('custom.', '')),
    );
    const first = (all: readonly { readonly key: string }[]): readonly string[] =>
      all.slice(0, 3).map(({ key }) => key);
    expect(first(rows)).toEqual(['plan', 'email', 'tier']);
    expect(first(await owner.fields.rows())).toEqual(['plan', 'email', 'tier']);
    expect(rows).toHaveLength(11);
    expect(first((await owner.details(id)).rows)).toEqual(['custom.plan', 'email', 'custom.tier']);
    expect(await refusal(owner.fields.reorder(['none']))).toMatchObject({ code: 'FIELD_NOT_FOUND' });
  });

  it('F3 a hidden field is shown nowhere and stored all the same', async () => {
    const { owner } = host();
    await owner.fields.define('plan', { type: 'text' });
    await owner.fields.change('plan', { visibility: 'hidden' });
    await owner.fields.change('email', { visibility: 'whenFilled' });
    const ann = await owner.create({ firstName: 'Ann', custom: { plan: 'x' } });
    expect(ann.custom).toEqual({ plan: 'x' });
    const keys = (await owner.details(ann.id)).rows.map(({ key }) => key);
    expect(keys).not.toContain('custom.plan');
    expect(keys).not.toContain('email');
    await owner.edit(ann.id, { email: 'ann@example.com' });
    expect((await owner.details(ann.id)).rows.map(({ key }) => key)).toContain('email');
  });

  it('F5 a removed option stays where it is and can not be chosen again', async () => {
    const { owner } = host();
    await owner.fields.define('plan', { type: 'list', options: ['free', 'pro'] });
    const { id } = await owner.create({ firstName: 'Ann', custom: { plan: 'pro' } });
    await owner.fields.change('plan', { options: ['free'] });
    expect(await owner.edit(id, { lastName: 'Tan', custom: { plan: 'pro' } })).toMatchObject({
      custom: { plan: 'pro' },
    });
    expect(await refusal(owner.create({ firstName: 'Bob', custom: { plan: 'pro' } }))).toEqual([
      'custom.plan OPTION_UNKNOWN',
    ]);
  });

  it.each<[string, unknown, unknown]>([
    ['plan', { type: 'number' }, ['type INPUT_INVALID_VALUE']],
    ['none', { name: 'x' }, { code: 'FIELD_NOT_FOUND', key: 'none' }],
    ['tier', { name: 'x' }, { code: 'FIELD_IN_CODE', key: 'tier' }],
    ['email', { name: 'x' }, { code: 'FIELD_STANDARD', key: 'email' }],
    ['plan', 7, ['INPUT_INVALID_TYPE']],
    ['plan', null, ['INPUT_INVALID_TYPE']],
  ])('F1 F4 X1 refuses to change %s to %j', async (key, edit, refused) => {
    const { owner } = host({ fields: inCode });
    await owner.fields.define('plan', { type: 'text' });
    const before = await owner.fields.rows();
    expect(await refusal(owner.fields.change(key, edit as object))).toEqual(refused);
    expect(await owner.fields.rows()).toEqual(before);
  });
});

describe('A3 A4 who may', () => {
  const changes: Readonly<Record<string, (session: Session) => Promise<unknown>>> = {
    define: (session) => session.fields.define('other', { type: 'text' }),
    change: (session) => session.fields.change('plan', { name: 'x' }),
    reorder: (session) => session.fields.reorder(['plan']),
    delete: (session) => session.fields.delete('plan'),
  };
  it.each([
    ['define', { role: 'agent' }, 'role'],
    ['change', { role: 'agent' }, 'role'],
    ['reorder', { role: 'agent' }, 'role'],
    ['define', { role: 'owner', restrictions: ['workspaceSettings'] }, 'workspaceSettings'],
    ['delete', { role: 'agent' }, 'role'],
    ['delete', { role: 'manager' }, 'role'],
    ['delete', { role: 'owner', restrictions: ['workspaceSettings'] }, 'workspaceSettings'],
    ['delete', { role: 'owner' }, null],
    ['change', { role: 'manager' }, null],
  ] as const)('A3 %s by %j', async (name, actor, because) => {
    const at = host();
    await at.owner.fields.define('plan', { type: 'text' });
    const action = name === 'delete' ? 'deleteField' : 'manageFields';
    expect(await refusal(changes[name]!(at.as(actor)))).toEqual(because && { code: 'FORBIDDEN', action, because });
  });

  it('A4 a field that is hidden from the actor is in no list', async () => {
    const at = host();
    await at.owner.fields.define('salary', { type: 'number' });
    const me = at.as({ role: 'manager', hiddenFields: ['custom.salary', 'email'] });
    expect(await me.fields.list()).toEqual([]);
    for (const rows of [await me.fields.rows(), await me.fields.reorder(['phone'])]) {
      const keys = rows.map(({ key }) => key);
      expect(keys).toHaveLength(8);
      expect(keys).not.toContain('email');
    }
    expect(await refusal(me.fields.change('salary', { name: 'x' }))).toEqual({
      code: 'FIELD_NOT_FOUND',
      key: 'salary',
    });
  });
});

describe('F4 deleting a field', () => {
  const scene = async (count: number, ports: Parameters<typeof host>[0] = {}): Promise<Host> => {
    const at = host(ports);
    await at.owner.fields.define('plan', { type: 'text' });
    for (let index = 0; index < count; index += 1)
      await at.owner.create({ firstName: `Ann ${index}`, custom: { plan: `secret ${index}` } });
    return at;
  };

  it('F4 hides it at once, and its values leave contacts and history', async () => {
    const at = await scene(3);
    const { id } = await at.owner.create({ firstName: 'Bob', custom: { plan: 'secret' } });
    await at.owner.edit(id, { custom: { plan: 'secret two' } });
    const rows = await at.owner.fields.delete('plan');
    expect(rows.map(({ key }) => key)).not.toContain('plan');
    expect(await at.owner.get(id)).toMatchObject({ version: 3, custom: {} });
    expect(Object.keys((await at.owner.get(id)).origins)).toEqual(['firstName']);
    const { items } = await at.owner.activity(id);
    expect(items[0]).toMatchObject({ type: 'contact.field.purged', data: { key: 'plan' }, actor: { role: 'system' } });
    expect(JSON.stringify(items)).not.toContain('secret');
    expect(await at.contacts.resume()).toEqual({ ran: 0, pending: 0, parked: 0, nextDueAt: null });
  });

  it('F4 E3 a purge of many contacts goes on in chunks, and the key is free when it has finished', async () => {
    const at = await scene(250);
    await at.owner.fields.delete('plan');
    const left = async (): Promise<number> =>
      (await at.store.transaction('workspace-1', ({ fields }) => fields!.contactsWith('plan', { limit: 1000 })))
        .contacts.length;
    expect(await left()).toBe(150);
    // While it goes on, the field is hidden and its key reserved.
    expect(await at.owner.fields.list()).toEqual([]);
    const redefined = (): Promise<unknown> => refusal(at.owner.fields.define('plan', { type: 'number' }));
    expect(await redefined()).toEqual({ code: 'FIELD_KEY_PURGING', key: 'plan' });
    expect(await refusal(at.owner.create({ firstName: 'Bob', custom: { plan: 'x' } }))).toEqual([
      'custom.plan FIELD_UNKNOWN',
    ]);
    const { pending, nextDueAt } = await at.contacts.resume().then(async (resumed) => {
      expect(resumed.ran).toBeGreaterThan(1);
      return resumed;
    });
    expect([pending, nextDueAt]).toEqual([0, null]);
    expect(await left()).toBe(0);
    const events = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => at.reads().history!.list(`id-${index}`, { limit: 10 })),
    );
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(await redefined()).toBeNull();
  });

  it('F4 first reports what depends on it', async () => {
    const used: string[] = ['workflow-1'];
    const workflows = { stopWorkflows: async () => undefined, dependents: async () => [...used] };
    const at = await scene(1, { workflows });
    const refused = (await refusal(at.owner.fields.delete('plan'))) as { readonly token: string };
    expect(refused).toEqual({
      code: 'FIELD_IN_USE',
      key: 'plan',
      segments: [],
      workflows: ['workflow-1'],
      token: expect.any(String) as string,
    });
    used.push('workflow-2');
    expect(await refusal(at.owner.fields.delete('plan', { token: refused.token }))).toMatchObject({
      code: 'FIELD_IN_USE',
      workflows: ['workflow-1', 'workflow-2'],
    });
    expect(await at.owner.fields.list()).toHaveLength(1);
    used.pop();
    expect(await refusal(at.owner.fields.delete('plan', { token: refused.token }))).toBeNull();
  });

  it.each<[string, unknown, unknown]>([
    ['none', undefined, { code: 'FIELD_NOT_FOUND', key: 'none' }],
    ['email', undefined, { code: 'FIELD_STANDARD', key: 'email' }],
    ['tier', undefined, { code: 'FIELD_IN_CODE', key: 'tier' }],
    ['plan', { tokn: 'x' }, ['tokn INPUT_UNKNOWN_KEY']],
    ['plan', 7, ['INPUT_INVALID_TYPE']],
    ['plan', null, ['INPUT_INVALID_TYPE']],
    ['plan', 'x', ['INPUT_INVALID_TYPE']],
  ])('F4 X1 refuses to delete %s with %j', async (key, options, refused) => {
    const at = await scene(1, { fields: inCode });
    expect(await refusal(at.owner.fields.delete(key, options as object))).toEqual(refused);
    expect(await at.owner.fields.list()).toHaveLength(2);
  });

  it.each(['fields', 'outbox'] as const)('R5 on a store without %s', async (capability) => {
    const store = memoryStore();
    await scene(1, { store });
    const at = host({ store: without(store, capability), newId: () => 'other' });
    const refused = await refusal(at.owner.fields.delete('plan'));
    expect(refused).toEqual(
      capability === 'fields' ? { code: 'FIELD_NOT_FOUND', key: 'plan' } : { code: 'CAPABILITY_MISSING', capability },
    );
    expect(await host({ store }).owner.fields.list()).toHaveLength(1);
    expect(await refusal(host({ store: without(store, 'fields') }).owner.fields.define('x', { type: 'text' }))).toEqual(
      {
        code: 'CAPABILITY_MISSING',
        capability: 'fields',
      },
    );
  });
});
