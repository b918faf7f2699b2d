import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { contact, ids, insert, read, refusals, refused, tag, write } from './support.js';

const events: readonly never[] = [];

describe('tags', () => {
  it('T1 are listed in order of key, found by id and by key, each once', async () => {
    const store = memoryStore();
    await write(store, ({ tags }) => tags.insert({ tags: [tag('1', 'b'), tag('2', 'a'), tag('3', 'Ω')], events }));
    const { tags } = read(store);
    expect(ids(await tags.list())).toEqual(['2', '1', '3']);
    expect([...ids(await tags.getMany(['3', '1', '2', '1', 'x']))].sort()).toEqual(['1', '2', '3']);
    expect([...ids(await tags.findByKeys(['Ω', 'b', 'b', 'x']))].sort()).toEqual(['1', '3']);
  });

  it('T1 a key is taken once: by an insert, within one insert, and by a save', async () => {
    const store = memoryStore();
    await write(store, ({ tags }) => tags.insert({ tags: [tag('1', 'a'), tag('2', 'b')], events }));
    const taken = (added: readonly ReturnType<typeof tag>[]): Promise<unknown> =>
      write(store, ({ tags }) => tags.insert({ tags: added, events }));
    await refused(taken([tag('3', 'c'), tag('4', 'a')]), 'TAG_NAME_TAKEN', { name: 'A', tagId: '1' });
    await refused(taken([tag('3', 'c'), tag('4', 'c')]), 'TAG_NAME_TAKEN', { name: 'C', tagId: '3' });
    await refused(taken([tag('1', 'c')]), 'VERSION_CONFLICT', { id: '1' });
    await refused(
      write(store, ({ tags }) => tags.save({ tag: tag('2', 'a'), events })),
      'TAG_NAME_TAKEN',
      { tagId: '1' },
    );
    expect(ids(await read(store).tags.list())).toEqual(['1', '2']);
  });

  it('T1 of simultaneous inserts of one key exactly one wins', async () => {
    const store = memoryStore();
    const attempts = ['1', '2', '3'].map((id) =>
      write(store, ({ tags }) => tags.insert({ tags: [tag(id, 'a')], events })),
    );
    expect(await refusals(attempts)).toEqual(['TAG_NAME_TAKEN', 'TAG_NAME_TAKEN']);
    expect(ids(await read(store).tags.list())).toEqual(['1']);
  });

  it('T3 a changed tag keeps its contacts and frees its former key; an unknown one is left alone', async () => {
    const store = memoryStore();
    await insert(store, contact('a', { tags: ['1'] }));
    await write(store, async ({ tags }) => {
      await tags.insert({ tags: [tag('1', 'a')], events });
      await tags.save({ tag: tag('1', 'b'), events });
      await tags.save({ tag: { ...tag('1', 'b'), emoji: '🔥' }, events });
      await tags.save({ tag: tag('x', 'a'), events });
      await tags.insert({ tags: [tag('2', 'a')], events });
    });
    const { tags } = read(store);
    expect(await tags.list()).toEqual([tag('2', 'a'), { ...tag('1', 'b'), emoji: '🔥' }]);
    expect(await tags.countContacts(['1', '2', '__proto__'])).toEqual({ 1: 1, 2: 0, ['__proto__']: 0 });
  });

  it('T4 a removed tag leaves the catalogue at once, and its contacts are found until they lose it', async () => {
    const store = memoryStore();
    await insert(store, contact('b', { tags: ['1'] }), contact('a', { tags: ['1'] }));
    await write(store, async ({ tags }) => {
      await tags.insert({ tags: [tag('1', 'a')], events });
      await tags.remove({ tagId: '1', events });
      await tags.remove({ tagId: 'x', events });
      expect(ids(await tags.contactsWith('1', 9))).toEqual(['a', 'b']);
      await tags.insert({ tags: [tag('2', 'a')], events });
    });
    const { tags } = read(store);
    expect(await tags.list()).toEqual([tag('2', 'a')]);
    await write(store, async (repositories) => {
      await repositories.tags.remove({ tagId: '2', events });
      await repositories.tags.insert({ tags: [tag('2', 'b')], events });
    });
    expect(await tags.findByKeys(['a', 'b'])).toEqual([tag('2', 'b')]);
  });

  it('R2 are detached', async () => {
    const store = memoryStore();
    const given = { ...tag('1', 'a') };
    await write(store, ({ tags }) => tags.insert({ tags: [given], events }));
    given.name = 'spoiled';
    for (const one of await read(store).tags.list()) Object.assign(one, { name: 'spoiled' });
    expect(await read(store).tags.getMany(['1'])).toEqual([tag('1', 'a')]);
  });
});
