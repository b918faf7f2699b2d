import { memoryStore } from 'contactkit/memory';
import { testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import type { Reaction, ReactionTask } from '../../src/ports/outbox.js';
import type { Store } from '../../src/ports/store.js';
import { perform } from '../../src/service/perform.js';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { environmentOf } from './scope-of.js';
import { conflicting, meanwhile, mortal, without, wrapped } from './stores.js';

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
type Outcome = 'done' | ReactionTask;
const run = (store: Store, task: ReactionTask): Promise<Outcome> =>
  perform(environmentOf({ store, newId }), reactionOf(task));
/** Runs a task, and what is left of it, to the end; all that it came to. */
async function runAll(store: Store, task: ReactionTask): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let left: Outcome = task; left !== 'done'; outcomes.push(left)) {
    expect(outcomes.length).toBeLessThan(20);
    left = await run(store, left);
  }
  return outcomes;
}

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
    const { at, tasks, ids } = await scene(250);
    const changed = async (): Promise<number> =>
      (await at.reads().contacts.getMany(ids)).filter((stored) => (stored as Contact).version === 2).length;
    const counts: number[] = [];
    for (let left: Outcome = tasks[name]; left !== 'done'; counts.push(await changed())) {
      expect(counts.length).toBeLessThan(20);
      left = await run(at.store, left);
    }
    expect(counts.slice(0, 3)).toEqual([100, 200, 250]);
    expect(counts.at(-1)).toBe(250);
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
    const store = conflicting(at.store, 3);
    expect(await run(store, tasks[name])).toBe('done');
    expect(store.saves).toBe(6);
    for (const contact of await at.reads().contacts.getMany(ids)) expect(contact).toMatchObject({ version: 2 });
  });

  it.each(names)('E3 R1 %s fails, to come again, when somebody is faster every time', async (name) => {
    const { at, tasks, ids } = await scene(3);
    const store = conflicting(at.store, 4);
    const [id] = [...ids].sort();
    expect(await refusal(run(store, tasks[name]))).toEqual({ code: 'VERSION_CONFLICT', id, expected: 1 });
    expect(store.saves).toBe(4);
    expect(await run(store, tasks[name])).toBe('done');
    for (const contact of await at.reads().contacts.getMany(ids)) expect(contact).toMatchObject({ version: 2 });
  });

  it.each(names)('E3 R1 %s keeps what somebody changed meanwhile', async (name) => {
    const { at, tasks, ids } = await scene(3);
    const [edited, deleted, untouched] = ids as readonly [string, string, string];
    const store = meanwhile(at.store, async () => {
      await at.owner.edit(edited, { lastName: 'Tan' });
      await at.owner.delete(deleted);
    });
    expect(await run(store, tasks[name])).toBe('done');
    const { tags, custom, stageId } = (await at.reads().contacts.get(untouched)) as Contact;
    expect(await at.owner.get(edited)).toMatchObject({ tags, custom, stageId, lastName: 'Tan', version: 3 });
    expect(await at.reads().contacts.get(deleted)).toMatchObject({ status: 'deleted', version: 2 });
  });

  it('G1 R1 leaves whom somebody has moved on meanwhile where they are', async () => {
    const { at, tasks, ids } = await scene(2);
    const store = meanwhile(at.store, () => at.owner.moveToStage(ids[0]!, null));
    expect(await run(store, tasks.moveStage)).toBe('done');
    expect(await at.owner.get(ids[0]!)).toMatchObject({ stageId: null, version: 2 });
    expect(await at.owner.get(ids[1]!)).toMatchObject({ stageId: expect.any(String) as string, version: 2 });
  });

  it.each(names)('E3 %s that dies anywhere goes on where it was, and changes nobody twice', async (name) => {
    for (const commits of [0, 1, 2, 60, 101, 102, 130, 160]) {
      const { at, tasks, ids } = await scene(120);
      const dying = mortal(at.store);
      dying.diesAfterCommits = commits;
      const written: Outcome[] = [tasks[name]];
      const dead = async (): Promise<void> => {
        for (let left = written.at(-1)!; left !== 'done'; written.push(left)) left = await run(dying, left);
      };
      expect(await refusal(dead())).toEqual(written.at(-1) === 'done' ? null : { code: 'PORT_FAILED', port: 'store' });
      // Another process goes on with what the dead one had written down.
      const left = written.at(-1)!;
      if (left !== 'done') await runAll(at.store, left);
      const stored = await at.reads().contacts.getMany(ids);
      expect(stored.map((one) => (one as Contact).version)).toEqual(ids.map(() => 2));
      if (name !== 'purgeField') continue;
      const events = await Promise.all(ids.map((id) => at.reads().history!.list(id, { limit: 10 })));
      expect(JSON.stringify([stored, events])).not.toContain('secret');
      expect((await at.reads().fields!.get())!.purging).toEqual([]);
    }
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

  it('F4 goes through contacts, then history, and tells where it has come to', async () => {
    const { at, tasks, ids } = await scene(250);
    const after = [...ids].sort();
    expect(await runAll(at.store, tasks.purgeField)).toEqual([
      { ...tasks.purgeField, reached: { of: 'contacts', after: after[99] } },
      { ...tasks.purgeField, reached: { of: 'contacts', after: after[199] } },
      { ...tasks.purgeField, reached: { of: 'history', after: expect.any(String) as string } },
      { ...tasks.purgeField, reached: { of: 'history', after: expect.any(String) as string } },
      'done',
    ]);
  });

  it('F4 goes on after a page that found nothing and is not the last', async () => {
    const { at, tasks, ids } = await scene(3);
    const asked: unknown[] = [];
    const store = wrapped(at.store, {
      repositories: (all) => ({
        ...all,
        fields: {
          ...all.fields!,
          contactsWith: async (key, { after, ...page }) => {
            asked.push(['contacts', after]);
            return after === 'far' ? all.fields!.contactsWith(key, page) : { contacts: [], next: 'far' };
          },
        },
        history: {
          ...all.history!,
          eraseField: async (key, { after, ...page }) => {
            asked.push(['history', after]);
            return after === 'farther' ? all.history!.eraseField(key, page) : { next: 'farther' };
          },
        },
      }),
    });
    await runAll(store, tasks.purgeField);
    expect(asked).toEqual([
      ['contacts', undefined],
      ['contacts', 'far'],
      ['history', undefined],
      ['history', 'farther'],
    ]);
    for (const id of ids) expect(await at.owner.get(id)).toMatchObject({ custom: {}, version: 2 });
    expect(JSON.stringify(await at.reads().history!.list(ids[0]!, { limit: 10 }))).not.toContain('secret');
  });

  it('F4 R5 needs no history', async () => {
    const { at, tasks, ids } = await scene(3);
    expect(await run(without(at.store, 'history'), tasks.purgeField)).toBe('done');
    expect(await at.owner.get(ids[0]!)).toMatchObject({ custom: {} });
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
