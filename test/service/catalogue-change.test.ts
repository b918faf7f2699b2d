import { contactsError } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.js';
import { changeCatalogue } from '../../src/service/catalogue-change.js';
import { host, testClock } from './host.js';
import { refusal } from './refusal.js';
import { environmentOf, scopeOf } from './scope-of.js';
import { mortal } from './stores.js';

const conflict = (): never => {
  throw contactsError({ code: 'VERSION_CONFLICT', id: 'fields', expected: 0 });
};

describe('R1 a change of a catalogue that somebody else was faster than', () => {
  it.each([
    [0, 1, null],
    [3, 4, null],
    [4, 4, { code: 'VERSION_CONFLICT', id: 'fields', expected: 0 }],
  ])('R1 after %i conflicts it was decided %i times', async (conflicts, decided, refused) => {
    let times = 0;
    const changing = changeCatalogue(scopeOf(), async () => {
      times += 1;
      return {
        answer: times,
        save: async () => {
          if (times <= conflicts) conflict();
        },
      };
    });
    expect(await refusal(changing)).toEqual(refused);
    expect(times).toBe(decided);
  });

  it('C3 with nothing to save opens no unit of work', async () => {
    const store: Store = { ...memoryStore(), transaction: () => Promise.reject(new Error('nothing is to be written')) };
    expect(
      await changeCatalogue(scopeOf({ env: environmentOf({ store }) }), async () => ({ answer: 'as it was' })),
    ).toBe('as it was');
  });

  it('R1 only a conflict is a reason to decide again', async () => {
    let times = 0;
    const changing = changeCatalogue(scopeOf(), async () => {
      times += 1;
      return {
        answer: null,
        save: async () => Promise.reject(contactsError({ code: 'TAG_NAME_TAKEN', name: 'x', tagId: 'y' })),
      };
    });
    expect(await refusal(changing)).toMatchObject({ code: 'TAG_NAME_TAKEN' });
    expect(times).toBe(1);
  });
});

describe('E2 E3 the purge that a change demands', () => {
  it('E2 is written with it or not at all', async () => {
    const store = memoryStore();
    const scope = scopeOf({ env: environmentOf({ store }) });
    const changing = changeCatalogue(scope, async () => ({
      answer: null,
      save: () => Promise.reject(new Error('disk full')),
      purge: { type: 'purgeTag', tagId: 'x' },
    }));
    expect(await refusal(changing)).toEqual({ code: 'PORT_FAILED', port: 'store' });
    expect(await store.read('workspace-1').outbox!.pending(10)).toEqual([]);
  });

  it('E3 is run by nobody else while it is begun with', async () => {
    const time = testClock();
    const store = memoryStore();
    let stolen: unknown;
    const inner = host({ time, store });
    await inner.owner.tags.define('VIP');
    const { token } = await inner.owner.tags.impact('VIP');
    // Another worker looks for work as soon as the purge is there.
    const watched: Store = {
      ...store,
      transaction: async (workspaceId, work) => {
        const answer = await store.transaction(workspaceId, work);
        stolen ??=
          (await inner.reads().outbox!.pending(1)).length === 0 ? undefined : (await inner.contacts.resume()).ran;
        return answer;
      },
    };
    await host({ time, store: watched, newId: () => 'watched' }).owner.tags.delete('VIP', { token });
    expect(stolen).toBe(0);
    expect(await inner.reads().outbox!.pending(1)).toEqual([]);
  });

  it('E3 is resumed by another process when this one dies', async () => {
    const time = testClock();
    const store = memoryStore();
    const dying = mortal(store);
    const at = host({ time, store: dying });
    const ann = await at.owner.create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    const { token } = await at.owner.tags.impact('VIP');
    dying.diesAfterCommits = 1;
    await at.owner.tags.delete('VIP', { token });
    const next = host({ time, store, newId: () => `next-${Math.random()}` });
    expect(await next.owner.get(ann.id)).toEqual(ann);
    expect(await next.owner.tags.list()).toEqual([]);
    time.advance(60_000);
    expect(await next.contacts.resume()).toMatchObject({ pending: 0, parked: 0 });
    expect(await next.owner.get(ann.id)).toMatchObject({ tags: [] });
  });

  it('E3 a field of many contacts is purged by another process when this one dies in the middle', async () => {
    for (const commits of [1, 2, 30, 101, 102]) {
      const time = testClock();
      const store = memoryStore();
      const dying = mortal(store);
      const at = host({ time, store: dying });
      await at.owner.fields.define('plan', { type: 'text' });
      const ids: string[] = [];
      for (let index = 0; index < 150; index += 1)
        ids.push((await at.owner.create({ firstName: 'Ann', custom: { plan: 'secret' } })).id);
      dying.diesAfterCommits = commits;
      expect((await at.owner.fields.delete('plan')).map(({ key }) => key)).not.toContain('plan');
      let made = 0;
      const newId = (): string => {
        made += 1;
        return `next-${made}`;
      };
      const next = host({ time, store, newId });
      expect(await next.owner.fields.list()).toEqual([]);
      time.advance(60_000);
      expect(await next.contacts.resume()).toMatchObject({ pending: 0, parked: 0, nextDueAt: null });
      const stored = await next.reads().contacts.getMany(ids);
      const events = await Promise.all(ids.map((id) => next.reads().history!.list(id, { limit: 10 })));
      expect(JSON.stringify([stored, events])).not.toContain('secret');
      // One change each, whoever made it.
      for (const page of events)
        expect(page.map(({ type }) => type)).toEqual(['contact.field.purged', 'contact.created']);
      expect(await refusal(next.owner.fields.define('plan', { type: 'number' }))).toBeNull();
    }
  });

  it.each(['tags', 'fields', 'stages'] as const)(
    'E3 in a transaction of the host the purge of %s is not begun with, and due at its commit',
    async (kind) => {
      const store = memoryStore();
      const at = host({ store });
      await at.owner.stages.define('Lead', { isDefault: true });
      const stage = await at.owner.stages.define('Customer');
      await at.owner.fields.define('plan', { type: 'text' });
      const { id, tags } = await at.owner.create({
        firstName: 'Ann',
        tags: ['VIP'],
        createMissing: true,
        custom: { plan: 'secret' },
      });
      const before = await at.owner.moveToStage(id, stage.id);
      let made = 0;
      const newId = (): string => {
        made += 1;
        return `joined-${made}`;
      };
      const { owner } = host({ store: { ...store, joined: true }, time: at.clock, newId });
      const { token } = await owner.tags.impact('VIP');
      if (kind === 'tags') await owner.tags.delete(`id:${tags[0]}`, { token });
      else if (kind === 'fields') await owner.fields.delete('plan');
      else await owner.stages.delete(stage.id, { moveTo: null });
      expect(await at.reads().contacts.get(id)).toEqual(before);
      expect(await at.reads().outbox!.pending(9)).toMatchObject([
        { port: 'purge', dueAt: at.clock.now, attempts: 0, parked: false },
      ]);
      expect(await at.contacts.resume()).toEqual({ ran: 1, pending: 0, parked: 0, nextDueAt: null });
      expect(await at.owner.get(id)).toMatchObject(
        { tags: { tags: [] }, fields: { custom: {} }, stages: { stageId: null } }[kind],
      );
    },
  );

  it('E3 progress makes earlier failures forgotten', async () => {
    const at = host();
    for (let index = 0; index < 150; index += 1)
      await at.owner.create({ firstName: 'Ann', tags: ['VIP'], createMissing: true });
    const { tagId } = await at.owner.tags.impact('VIP');
    await at.store.transaction('workspace-1', ({ outbox }) =>
      outbox!.add([
        {
          id: 'purge',
          workspaceId: 'workspace-1',
          contactIds: [],
          port: 'purge',
          task: { type: 'purgeTag', tagId },
          createdAt: at.clock.now,
          dueAt: at.clock.now,
          attempts: 9,
          error: 'down',
          parked: false,
        },
      ]),
    );
    let saves = 0;
    const failing: Store = {
      ...at.store,
      transaction: (workspaceId, work) =>
        at.store.transaction(workspaceId, (all) => {
          const save: typeof all.contacts.save = async (...args) => {
            saves += 1;
            if (saves === 120) throw new Error('down');
            return all.contacts.save(...args);
          };
          return work({ ...all, contacts: { ...all.contacts, save } });
        }),
    };
    await host({ store: failing, time: at.clock, newId: () => `other-${saves}` }).contacts.resume();
    expect(await at.reads().outbox!.pending(1)).toMatchObject([{ attempts: 1, parked: false }]);
  });
});
