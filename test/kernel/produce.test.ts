import { deepFreeze } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { produce } from '../../src/kernel/produce.js';

const base = (): { name: string; tags: string[]; deep: { list: { n: number }[] } } => ({
  name: 'Ann',
  tags: ['a'],
  deep: { list: [{ n: 1 }] },
});

describe('produce', () => {
  it('never freezes: neither the base, nor what it shares, nor the result', () => {
    const before = base();
    const after = produce(before, (draft) => {
      draft.deep.list.push({ n: 2 });
    });
    for (const state of [before, after]) {
      for (const data of [state, state.tags, state.deep, state.deep.list, state.deep.list[0]])
        expect(Object.isFrozen(data)).toBe(false);
    }
    before.tags.push('still mine');
    expect(before.tags).toEqual(['a', 'still mine']);
  });
  it('works on frozen data and leaves the base as it was', () => {
    const before = deepFreeze(base());
    const after = produce(before, (draft) => {
      draft.deep.list[0]!.n = 2;
    });
    expect(before).toEqual(base());
    expect(after).toEqual({ ...base(), deep: { list: [{ n: 2 }] } });
    expect(after.tags).toBe(before.tags);
  });
  it.each<[string, (draft: ReturnType<typeof base>) => void]>([
    ['nothing', () => {}],
    [
      'the same value',
      (draft) => {
        draft.name = 'Ann';
      },
    ],
    ['nothing and returns something', (draft) => draft.tags.length],
  ])('gives the base itself when the recipe changes %s', (_, recipe) => {
    const before = base();
    expect(produce(before, recipe)).toBe(before);
  });
});
