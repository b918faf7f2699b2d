import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type IdSets, idSets } from '../../../src/stores/memory/id-sets.js';
import { journal } from '../../../src/stores/memory/journal.js';

const keys = ['a', 'b', 'c'];
const seen = (sets: IdSets): unknown =>
  keys.map((key) => ({ key, ids: sets.first(key, 99), count: sets.count(key), shared: sets.shared(99) }));

const step = fc.record({ key: fc.constantFrom(...keys), id: fc.constantFrom('1', '2', '3', '4'), adds: fc.boolean() });
const apply = (sets: IdSets, { key, id, adds }: { key: string; id: string; adds: boolean }): void =>
  adds ? sets.add(key, id) : sets.delete(key, id);

describe('sets of ids', () => {
  test.prop([fc.array(step, { maxLength: 40 })])('hold what sets hold, and know which keys are shared', (steps) => {
    const sets = idSets(journal());
    const model = new Map(keys.map((key) => [key, new Set<string>()]));
    for (const taken of steps) {
      apply(sets, taken);
      if (taken.adds) model.get(taken.key)?.add(taken.id);
      else model.get(taken.key)?.delete(taken.id);
      for (const [key, ids] of model) {
        expect(sets.first(key, 99)).toEqual([...ids].sort());
        for (const after of ['', '0', '1', '2', '3', '4', '5']) {
          const beyond = [...ids].sort().filter((id) => id > after);
          for (const limit of [0, 1, 99]) expect(sets.first(key, limit, after)).toEqual(beyond.slice(0, limit));
        }
        expect(sets.count(key)).toBe(ids.size);
        for (const id of ['1', '2', '3', '4']) expect(sets.has(key, id)).toBe(ids.has(id));
      }
      expect(sets.shared(99)).toEqual(keys.filter((key) => (model.get(key)?.size ?? 0) > 1));
    }
  });

  test.prop([fc.array(step, { maxLength: 20 }), fc.array(step, { maxLength: 20 })])(
    'E2 are as they were after a rollback, and meanwhile for whoever reads what is committed',
    (committed, failed) => {
      const log = journal();
      const sets = idSets(log);
      for (const taken of committed) apply(sets, taken);
      log.commit();
      const before = seen(sets);
      for (const taken of failed) apply(sets, taken);
      const inside = seen(sets);
      expect(log.committed(() => seen(sets))).toEqual(before);
      expect(seen(sets)).toEqual(inside);
      log.rollback();
      expect(seen(sets)).toEqual(before);
    },
  );

  it('answers no more than it is asked for', () => {
    const sets = idSets(journal());
    sets.add('one', '1');
    expect(sets.first('one', 0)).toEqual([]);
    expect(sets.first('none', 5)).toEqual([]);
    for (const key of ['y', 'x']) for (const id of ['1', '2']) sets.add(key, id);
    expect(sets.shared(1)).toEqual(['x']);
  });
});
