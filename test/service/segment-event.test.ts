import type { Filter, Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { replay } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { ContactEvent } from '../../src/contact/events.js';
import { host } from './host.js';
import { without, wrapped } from './stores.js';

const tagged = (...ids: readonly string[]): Filter => ({ field: 'tags', operator: 'hasAnyOf', value: ids });
const policy = { segmentEvents: true };
type Told = Extract<ContactEvent, { type: 'contact.segments.changed' }>;

/** What the activity says of segments, newest first: version and seq, and the names that were entered and left. */
async function toldOf(session: Session, id: string): Promise<unknown> {
  const { items } = await session.activity(id);
  return items
    .filter((event) => event.type === 'contact.segments.changed')
    .map(({ version, seq, data }) => {
      const { entered, left } = data as Told['data'];
      return [`${version}.${seq}`, entered.map(({ name }) => name), left.map(({ name }) => name)];
    });
}

async function scene(given: Parameters<typeof host>[0] = {}) {
  const at = host({ policy, ...given });
  const tag = await at.owner.tags.define('VIP');
  const vips = await at.owner.segments.define('VIPs', { filter: tagged(tag.id) });
  const others = await at.owner.segments.define('Others', { filter: { not: tagged(tag.id) } });
  return Object.assign(at, { tag, vips, others });
}

describe('Q8 the activity says which segments a change made a contact enter and leave', () => {
  it('Q8 E1 after the other events, with names and what the segments depended on', async () => {
    const { manager, vips, others } = await scene();
    const ann = await manager.create({ firstName: 'Ann' });
    const { version } = await manager.tag(ann.id, ['VIP']);
    const { items } = await manager.activity(ann.id);
    expect(items.map(({ type, version: of, seq }) => [type, of, seq])).toEqual([
      ['contact.segments.changed', version, 1],
      ['contact.tag.added', version, 0],
      ['contact.segments.changed', ann.version, 1],
      ['contact.created', ann.version, 0],
    ]);
    expect(items[0]).toMatchObject({
      subject: { type: 'contact', id: ann.id, status: 'active' },
      actor: { id: 'manager' },
      data: {
        entered: [{ id: vips.id, name: 'VIPs', fields: ['tags'] }],
        left: [{ id: others.id, name: 'Others', fields: ['tags'] }],
      },
    });
  });

  it('Q8 E4 replay passes it over', async () => {
    const { manager } = await scene();
    const { id } = await manager.create({ firstName: 'Ann' });
    await manager.tag(id, ['VIP']);
    const after = await manager.edit(id, { lastName: 'Tan' });
    const { items } = await manager.activity(id);
    expect(replay(null, [...items].reverse() as ContactEvent[])).toEqual(after);
  });

  it('Q7 blocking leaves, unblocking enters', async () => {
    const { manager } = await scene();
    const { id } = await manager.create({ firstName: 'Ann', tags: ['VIP'] });
    await manager.block(id);
    await manager.unblock(id);
    expect(await toldOf(manager, id)).toEqual([
      ['3.1', ['VIPs'], []],
      ['2.1', [], ['VIPs']],
      ['1.1', ['VIPs'], []],
    ]);
  });

  it('S6 deleting says it by itself', async () => {
    const at = await scene();
    const { id } = await at.owner.create({ firstName: 'Ann', tags: ['VIP'] });
    await at.owner.delete(id);
    const events = (await at.reads().history?.list(id, { limit: 9 })) ?? [];
    expect(events.map(({ type }) => type)).toEqual(['contact.deleted', 'contact.segments.changed', 'contact.created']);
  });

  it('Q8 T4 G1 what purges do, too', async () => {
    const at = await scene();
    const { owner } = at;
    const stage = await owner.stages.define('Customer');
    await owner.segments.define('Untagged', { filter: { field: 'tags', operator: 'doesNotExist' } });
    await owner.segments.define('Stageless', { filter: { field: 'stage', operator: 'doesNotExist' } });
    const { id } = await owner.create({ firstName: 'Ann', tags: ['VIP'] });
    await owner.moveToStage(id, stage.id);
    await owner.tags.delete('VIP', { token: (await owner.tags.impact('VIP')).token });
    await owner.stages.delete(stage.id, { moveTo: null });
    expect(await toldOf(owner, id)).toEqual([
      ['4.1', ['Stageless'], []],
      ['3.1', ['Untagged'], []],
      ['2.1', [], ['Stageless']],
      ['1.1', ['VIPs', 'Stageless'], []],
    ]);
  });

  it('Q4 what is flagged is passed over', async () => {
    const { owner } = await scene();
    const { id } = await owner.create({ firstName: 'Ann', tags: ['VIP'] });
    await owner.tags.delete('VIP', { token: (await owner.tags.impact('VIP')).token });
    expect(await toldOf(owner, id)).toEqual([['1.1', ['VIPs'], []]]);
  });

  it('M1 message times make no version, and no event', async () => {
    const { owner, system } = await scene();
    await owner.segments.define('Wrote', { filter: { field: 'lastMessageAt', operator: 'exists' } });
    const { id } = await owner.create({ firstName: 'Ann', channel: { channelId: 'chat', externalId: 'ann' } });
    const at = '2026-11-23T08:00:00.000Z';
    await system.receiveMessage({ channelId: 'chat', externalId: 'ann', messageId: 'm-1', at });
    await system.recordSentMessage(id, { channelId: 'chat', messageId: 'm-2', at, broadcast: true });
    // What opened the conversation is a version of its own, and brings them along.
    expect(await toldOf(owner, id)).toEqual([
      ['2.1', ['Wrote'], []],
      ['1.1', ['Others'], []],
    ]);
  });

  it('C3 a change that moves it nowhere has no such event', async () => {
    const { manager } = await scene();
    const { id } = await manager.create({ firstName: 'Ann' });
    await manager.edit(id, { lastName: 'Tan' });
    await manager.edit(id, { lastName: 'Tan' });
    expect(await toldOf(manager, id)).toEqual([['1.1', ['Others'], []]]);
  });

  it.each([undefined, false])('Q8 is told only where the policy wants it: %s', async (segmentEvents) => {
    const { manager } = await scene({ policy: { segmentEvents } });
    const { id } = await manager.create({ firstName: 'Ann', tags: ['VIP'] });
    expect(await toldOf(manager, id)).toEqual([]);
  });

  it('R5 and where the store keeps segments', async () => {
    const { manager } = host({ policy, store: without(memoryStore(), 'segments') });
    const { id } = await manager.create({ firstName: 'Ann' });
    expect(await toldOf(manager, id)).toEqual([]);
  });

  it('Q8 looks up nothing more when no segment depends on what has changed', async () => {
    let lookedUp = 0;
    const store = wrapped(memoryStore(), {
      reads: (all) => ({
        ...all,
        tags: {
          ...all.tags!,
          getMany: async (ids) => {
            lookedUp += 1;
            return all.tags!.getMany(ids);
          },
        },
      }),
    });
    const { manager } = await scene({ store });
    const { id } = await manager.create({ firstName: 'Ann' });
    lookedUp = 0;
    await manager.edit(id, { lastName: 'Tan' });
    expect(lookedUp).toBe(0);
    await manager.tag(id, ['VIP']);
    expect(lookedUp).toBe(1);
  });
});

describe('A4 segments that ask for what is hidden', () => {
  it('A4 are in no event that is shown, and an event of them alone is left out', async () => {
    const { manager, as } = await scene();
    await manager.segments.define('Tans', { filter: { field: 'lastName', operator: 'isEqualTo', value: 'Tan' } });
    const { id } = await manager.create({ firstName: 'Ann', lastName: 'Tan' });
    await manager.edit(id, { lastName: 'Lim' });
    const hidden = as({ id: 'manager', hiddenFields: ['lastName'] });
    expect(await toldOf(hidden, id)).toEqual([['1.1', ['Others'], []]]);
    expect(await toldOf(manager, id)).toEqual([
      ['2.1', [], ['Tans']],
      ['1.1', ['Others', 'Tans'], []],
    ]);
    const { events } = await hidden.exportPerson(id);
    expect(JSON.stringify(events)).not.toContain('Tans');
  });

  it('A4 stay so when the segment asks for something else by now, or is gone', async () => {
    const { manager, as } = await scene();
    const filter: Filter = { field: 'lastName', operator: 'isEqualTo', value: 'Tan' };
    const tans = await manager.segments.define('Tans', { filter });
    const { id } = await manager.create({ lastName: 'Tan', firstName: 'Ann' });
    await manager.segments.change(tans.id, { filter: { and: [] } });
    const hidden = as({ hiddenFields: ['lastName'] });
    expect(await toldOf(hidden, id)).toEqual([['1.1', ['Others'], []]]);
    await manager.segments.delete(tans.id);
    expect(await toldOf(hidden, id)).toEqual([['1.1', ['Others'], []]]);
  });
});

describe('S8 erasure', () => {
  it('S8 what is kept of a deleted contact names no segment', async () => {
    const at = await scene();
    const { id } = await at.owner.create({ firstName: 'Ann', tags: ['VIP'] });
    await at.owner.delete(id);
    expect(JSON.stringify(await at.reads().history?.list(id, { limit: 9 }))).not.toContain('VIPs');
  });
});

it('X1 C4 a newId that gives none is refused before anything is saved', async () => {
  const at = host({ policy });
  await at.owner.segments.define('All', { filter: { and: [] } });
  let count = 0;
  const bad = host({
    policy,
    store: at.store,
    newId: () => {
      count += 1;
      return count === 3 ? 'a:b' : `n-${count}`;
    },
  });
  await expect(bad.owner.create({ firstName: 'Ann' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await at.owner.count()).toBe(0);
});
