import { memoryStore } from 'contactkit/memory';
import { testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Reaction, ReactionTask } from '../../src/ports/outbox.js';
import type { Store } from '../../src/ports/store.js';
import { perform } from '../../src/service/perform.js';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { environmentOf } from './scope-of.js';
import { conflicting } from './stores.js';

const reactionOf = (task: ReactionTask): Reaction => ({
  id: 'reaction-1',
  workspaceId: 'workspace-1',
  contactIds: [],
  port: 'purge',
  task,
  createdAt: testNow,
  dueAt: testNow,
  attempts: 0,
  error: null,
  parked: false,
});
let made = 0;
const newId = (): string => {
  made += 1;
  return `made-${made}`;
};
const run = (store: Store, task: ReactionTask): Promise<'done' | 'more'> =>
  perform(environmentOf({ store, newId }), reactionOf(task));

/** Everything of a purge before it begins: the tag and the stage are out of their catalogues, the field is being purged. */
async function scene(count: number): Promise<{
  at: Host;
  tasks: Readonly<Record<'purgeTag' | 'moveStage' | 'purgeField', ReactionTask>>;
  ids: readonly string[];
}> {
  const at = host();
  const [lead, customer] = [
    await at.owner.stages.define('Lead', { isDefault: true }),
    await at.owner.stages.define('Customer'),
  ];
  const tag = await at.owner.tags.define('VIP');
  await at.owner.fields.define('plan', { type: 'text' });
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { id } = await at.owner.create({ firstName: 'Ann', tags: ['VIP'], custom: { plan: 'secret' } });
    ids.push(id);
  }
  await at.store.transaction('workspace-1', async ({ tags, stages, fields }) => {
    await tags!.remove({ tagId: tag.id, events: [] });
    const stored = (await stages!.get())!;
    const left = { ...stored, stages: [customer], version: stored.version + 1 };
    await stages!.save({ catalogue: left, events: [] }, { expectedVersion: stored.version });
    const catalogue = (await fields!.get())!;
    const purging = { ...catalogue, fields: [], purging: ['plan'], version: catalogue.version + 1 };
    await fields!.save({ catalogue: purging, events: [] }, { expectedVersion: catalogue.version });
  });
  return {
    at,
    ids,
    tasks: {
      purgeTag: { type: 'purgeTag', tagId: tag.id },
      moveStage: { type: 'moveStage', from: lead.id, to: customer.id },
      purgeField: { type: 'purgeField', key: 'plan' },
    },
  };
}

const names = ['purgeTag', 'moveStage', 'purgeField'] as const;

describe('E3 a purge', () => {
  it.each(names)('E3 %s takes the contacts chunk by chunk', async (name) => {
    const { at, tasks, ids } = await scene(150);
    const outcomes: string[] = [];
    for (let round = 0; round < 10 && outcomes.at(-1) !== 'done'; round += 1)
      outcomes.push(await run(at.store, tasks[name]));
    expect(outcomes.length).toBeGreaterThan(1);
    expect(outcomes.at(-1)).toBe('done');
    for (const contact of await at.reads().contacts.getMany(ids)) expect(contact).toMatchObject({ version: 2 });
  });

  it.each(names)('E3 %s may run again after a crash and comes to the same', async (name) => {
    const { at, tasks, ids } = await scene(3);
    await run(at.store, tasks[name]);
    const after = await at.reads().contacts.getMany(ids);
    expect(await run(at.store, tasks[name])).toBe('done');
    expect(await at.reads().contacts.getMany(ids)).toEqual(after);
  });

  it.each(names)('E3 R1 %s leaves out nobody that somebody was faster to change', async (name) => {
    const { at, tasks, ids } = await scene(3);
    const store = conflicting(at.store, 1);
    const outcomes: string[] = [];
    for (let round = 0; round < 5 && outcomes.at(-1) !== 'done'; round += 1)
      outcomes.push(await run(store, tasks[name]));
    expect(outcomes).toEqual(['more', 'done']);
    for (const contact of await at.reads().contacts.getMany(ids)) expect(contact).toMatchObject({ version: 2 });
  });

  it('T4 takes the tag off, with an event of the system', async () => {
    const { at, tasks, ids } = await scene(1);
    await run(at.store, tasks.purgeTag);
    expect(await at.owner.get(ids[0]!)).toMatchObject({ tags: [] });
    expect((await at.owner.activity(ids[0]!)).items[0]).toMatchObject({
      type: 'contact.tag.removed',
      actor: { id: 'contactkit', role: 'system' },
    });
  });

  it('G1 moves contacts on, or out of any stage when the next one has gone too', async () => {
    const { at, tasks, ids } = await scene(1);
    await run(at.store, tasks.moveStage);
    const [customer] = await at.owner.stages.list();
    expect(await at.owner.get(ids[0]!)).toMatchObject({ stageId: customer!.id });
    await run(at.store, { type: 'moveStage', from: customer!.id, to: 'gone' });
    expect(await at.owner.get(ids[0]!)).toMatchObject({ stageId: null });
  });

  it('F4 takes the values out of contacts and history, and then frees the key', async () => {
    const { at, tasks, ids } = await scene(1);
    await at.store.transaction('workspace-1', async ({ fields }) =>
      expect((await fields!.get())!.purging).toEqual(['plan']),
    );
    await run(at.store, tasks.purgeField);
    expect(await at.owner.get(ids[0]!)).toMatchObject({ custom: {} });
    expect(JSON.stringify(await at.reads().history!.list(ids[0]!, { limit: 10 }))).not.toContain('secret');
    expect((await at.reads().fields!.get())!.purging).toEqual([]);
  });

  it('S6 leaves the deleted alone', async () => {
    const { at, tasks, ids } = await scene(2);
    await at.owner.delete(ids[0]!);
    for (const name of names) expect(await run(at.store, tasks[name])).toBe('done');
    expect(await at.reads().contacts.get(ids[0]!)).toMatchObject({ status: 'deleted', version: 2 });
  });
});

describe('S8 erasing a contact', () => {
  it('S8 leaves type, ids, time and actor of its events', async () => {
    const { at, ids } = await scene(2);
    expect(await run(at.store, { type: 'eraseContact', contactId: ids[0]! })).toBe('done');
    const [event] = await at.reads().history!.list(ids[0]!, { limit: 10 });
    expect(event).toMatchObject({
      type: 'contact.created',
      subject: { id: ids[0] },
      at: testNow,
      actor: { id: 'owner' },
      data: null,
    });
    expect(await at.reads().history!.list(ids[1]!, { limit: 10 })).toMatchObject([
      { data: { contact: { firstName: 'Ann' } } },
    ]);
  });
});

describe('E3 a process without the port', () => {
  it.each<[string, ReactionTask]>([
    ['workflows', { type: 'stopWorkflows', contactId: 'id-1', at: testNow }],
    ['messages', { type: 'deleteMessages', contactIds: ['id-1'] }],
  ])('E3 %s leaves the reaction to others', async (port, task) => {
    expect(await refusal(run(memoryStore(), task))).toEqual({ code: 'PORT_FAILED', port });
  });
});
