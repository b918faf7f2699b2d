import { memoryStore } from 'contactkit/memory';
import { fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { contactsOnly } from './stores.js';

describe('getMany', () => {
  it('A4 S7 answers in the order of the ids, without those that are gone or out of sight', async () => {
    const at = host();
    const ids: string[] = [];
    for (const assigneeId of ['me', 'somebody', null, 'me', 'me']) {
      const { id } = await at.owner.create({ firstName: 'Ann', assigneeId });
      ids.push(id);
    }
    await at.owner.delete(ids[4]!);
    await at.owner.block(ids[3]!);
    const asked = [ids[3]!, 'nobody', ids[4]!, ids[1]!, ids[0]!, ids[2]!, ids[0]!];
    const seen = async (session: Host['owner']): Promise<readonly number[]> =>
      (await session.getMany(asked)).map(({ id }) => ids.indexOf(id));
    expect(await seen(at.owner)).toEqual([3, 1, 0, 2, 0]);
    expect(await seen(at.as({ id: 'me', role: 'agent', restrictions: ['onlyMine'] }))).toEqual([3, 0, 0]);
    expect(await seen(at.as({ id: 'me', role: 'agent', restrictions: ['teamOnly'] }))).toEqual([3, 0, 2, 0]);
    expect(await seen(at.as({ role: 'owner' }, { workspaceId: 'workspace-2' }))).toEqual([]);
    expect(await at.owner.getMany([])).toEqual([]);
  });

  it.each<[unknown]>([[undefined], ['id'], [{}], [[7]], [[null]], [Array.from({ length: 101 }, () => 'x')]])(
    'X1 refuses %j',
    async (ids) => {
      expect(await refusal(host().owner.getMany(ids as string[]))).toEqual(['ids INPUT_INVALID_VALUE']);
    },
  );

  it('X1 takes a hundred', async () => {
    expect(await host().owner.getMany(Array.from({ length: 100 }, () => 'x'))).toEqual([]);
  });
});

/** A contact of which every field that can be hidden says `secret`. */
async function secretive(): Promise<{ at: Host; id: string }> {
  const at = host({ channels: fixtures.channels });
  await at.owner.fields.define('note', { type: 'text' });
  const { id } = await at.owner.create({
    firstName: 'Secret',
    lastName: 'Secret',
    email: 'secret@example.com',
    phone: '+6591234567',
    country: 'SG',
    language: 'de',
    custom: { note: 'Secret' },
    channel: { channelId: 'webchat', externalId: 'x', address: 'secret@example.org' },
  });
  await at.owner.edit(id, { firstName: 'Secretly', email: 'secret@example.net', custom: { note: 'Secrets' } });
  return { at, id };
}
const hiddenFields = ['firstName', 'lastName', 'email', 'phone', 'country', 'language', 'custom.note'] as const;

describe('A4 hidden fields', () => {
  it('A4 are in no answer at all', async () => {
    const { at, id } = await secretive();
    const me = at.as({ role: 'manager', hiddenFields });
    const answers = [
      await me.get(id),
      await me.getMany([id]),
      await me.details(id),
      await me.activity(id),
      await me.exportPerson(id),
      await me.fields.list(),
      await me.fields.rows(),
      await me.allowedActions(id),
      await me.edit(id, {}),
      await refusal(
        me.edit(id, { firstName: 'X', email: 'secret@example.net', custom: { note: 'x' }, release: ['email'] }),
      ),
      await refusal(me.get('email:secret@example.net')),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/secret|91234567|"SG"|"de"/i);
    expect(JSON.stringify([await at.owner.get(id), await at.owner.details(id)])).toMatch(/Secretly.*91234567/);
  });

  it('A4 W1 the name of who has none to see is the id', async () => {
    const { at, id } = await secretive();
    expect((await at.as({ hiddenFields }).details(id)).header.name).toBe(id);
  });

  it.each(hiddenFields)('A4 P4 why %s is what it is, is not for who may not see it', async (path) => {
    const { at, id } = await secretive();
    expect(await refusal(at.as({ hiddenFields }).explain(id, path))).toEqual(['path FIELD_UNKNOWN']);
    expect(await at.owner.explain(id, path)).toMatchObject({ path, state: 'set' });
  });
});

describe('W1 W2 W3 the drawer', () => {
  it('W3 has the tags in the order of the catalogue, without those that are gone', async () => {
    const at = host();
    const { id } = await at.owner.create({ firstName: 'Ann', tags: ['zeta', 'beta', 'alpha'], createMissing: true });
    const { token } = await at.owner.tags.impact('beta');
    await at.store.transaction('workspace-1', async ({ tags }) => {
      const [beta] = await tags!.findByKeys(['beta']);
      await tags!.remove({ tagId: beta!.id, events: [] });
    });
    expect(token).toEqual(expect.any(String));
    expect((await at.owner.details(id)).tags.map(({ name }) => name)).toEqual(['alpha', 'zeta']);
    expect((await at.owner.exportPerson(id)).tags.map(({ name }) => name)).toEqual(['alpha', 'zeta']);
  });

  it('W2 A5 N4 is for this actor, in the locale, with the channels of the workspace', async () => {
    const asked: string[] = [];
    const at = host({
      channels: async (workspaceId) => {
        asked.push(workspaceId);
        return fixtures.channels;
      },
    });
    const { id } = await at.owner.create({ firstName: 'Ann', country: 'SG', phone: '+6591234567' });
    const german = await at.agent.details(id, { locale: 'de' });
    const row = (path: string): unknown => german.rows.find(({ key }) => key === path);
    expect(row('country')).toMatchObject({ value: 'SG', text: 'Singapur' });
    expect(row('phone')).toMatchObject({ text: '+65 9123 4567' });
    expect(german.menu.find(({ action }) => action === 'delete')).toMatchObject({
      enabled: false,
      reason: { code: 'FORBIDDEN' },
    });
    expect((await at.owner.details(id)).menu.find(({ action }) => action === 'delete')).toMatchObject({
      enabled: true,
    });
    expect(JSON.stringify(german.header)).toContain('WhatsApp');
    expect(asked).toEqual(['workspace-1', 'workspace-1']);
  });

  it.each<[unknown, readonly string[]]>([
    [null, ['INPUT_INVALID_TYPE']],
    ['de', ['INPUT_INVALID_TYPE']],
    [7, ['INPUT_INVALID_TYPE']],
  ])('X1 refuses the options %j', async (options, faults) => {
    const { owner } = host();
    const { id } = await owner.create({ firstName: 'Ann' });
    expect(await refusal(owner.details(id, options as object))).toEqual(faults);
  });

  it('X1 channels that fail or are none are the host’s', async () => {
    const failing = host({ channels: () => Promise.reject(new Error('down')) });
    const { id } = await failing.owner.create({ firstName: 'Ann' });
    expect(await refusal(failing.owner.details(id))).toEqual({ code: 'PORT_FAILED', port: 'policy' });
    const wrong = host({ store: failing.store, channels: () => [{ id: 7 }] as never });
    expect(await refusal(wrong.owner.details(id))).toEqual(['facts.channels INPUT_INVALID_TYPE']);
  });

  it('W5 R5 works on a store of contacts alone, with what is in code', async () => {
    const [tag] = fixtures.tags;
    const at = host({
      store: contactsOnly(memoryStore()),
      tags: fixtures.tags,
      stages: fixtures.stages,
      fields: fixtures.fields,
    });
    const { id } = await at.owner.create({ firstName: 'Ann', tags: [tag!.name], custom: { seats: 3 } });
    const { tags, rows, header } = await at.owner.details(id);
    expect(tags).toEqual([tag]);
    expect(rows.find(({ key }) => key === 'custom.seats')).toMatchObject({ value: 3 });
    expect(JSON.stringify(header)).toContain('Lead');
  });
});

describe('A5 P4 what may be done, and why', () => {
  it('A5 says what a menu shows', async () => {
    const { agent, owner } = host({ policy: { mayBlock: ['owner'] } });
    const { id } = await owner.create({ firstName: 'Ann' });
    const verdict = async (session: Host['owner'], wanted: string): Promise<unknown> =>
      (await session.allowedActions(id)).find(({ action }) => action === wanted);
    expect(await verdict(agent, 'block')).toMatchObject({ enabled: false, reason: { because: 'policy' } });
    expect(await verdict(agent, 'edit')).toMatchObject({ enabled: true });
    await owner.block(id);
    expect(await verdict(owner, 'openConversation')).toMatchObject({
      enabled: false,
      reason: { code: 'CONTACT_BLOCKED' },
    });
    expect(await verdict(owner, 'delete')).toMatchObject({ enabled: true, effects: ['deletesMessages', 'endsBlock'] });
  });

  it('P4 explains by the ranks of the policy', async () => {
    const at = host();
    const { id } = await at.owner.create({ firstName: 'Ann' });
    const mayChannel = async (): Promise<unknown> =>
      (await at.owner.explain(id, 'firstName')).sources.find(({ source }) => source === 'channel')?.mayWrite;
    expect(await mayChannel()).toBe(false);
    at.policy = { ranks: { channel: ['manual'], browser: [], phone: [] } };
    expect(await mayChannel()).toBe(true);
    expect(await refusal(at.owner.explain(id, 'nick' as 'phone'))).toEqual(['path FIELD_UNKNOWN']);
    expect(await refusal(at.owner.explain(id, undefined as never))).toEqual(['path FIELD_UNKNOWN']);
  });
});

describe('A3 exporting a person', () => {
  it.each([
    [{ role: 'owner' }, null],
    [{ role: 'manager' }, null],
    [{ role: 'system' }, null],
    [{ role: 'agent' }, 'role'],
    [{ role: 'owner', restrictions: ['dataExport'] }, 'dataExport'],
  ] as const)('A3 by %j', async (actor, because) => {
    const at = host();
    const { id } = await at.owner.create({ firstName: 'Ann' });
    expect(await refusal(at.as(actor).exportPerson(id))).toEqual(
      because && { code: 'FORBIDDEN', action: 'export', because },
    );
  });

  it('A3 E1 is all that is stored, events oldest first, however many', async () => {
    const { owner } = host();
    const { id } = await owner.create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    for (let index = 0; index < 250; index += 1) await owner.edit(id, { lastName: `name ${index}` });
    const { contact, tags, events } = await owner.exportPerson(id);
    expect(contact).toEqual(await owner.get(id));
    expect(tags).toMatchObject([{ name: 'VIP' }]);
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 251 }, (_, index) => index + 1));
  });
});
