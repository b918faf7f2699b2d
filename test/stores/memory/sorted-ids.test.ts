import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addId, countIds, firstIds, hasId, removeId, type SortedIds } from '../../../src/stores/memory/sorted-ids.js';

const all = (chunks: SortedIds): readonly string[] => firstIds(chunks, Number.POSITIVE_INFINITY);
// Few enough ids that they meet, in groups large enough that chunks split.
const steps = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 60 })), { maxLength: 60 });

describe('sorted ids', () => {
  test.prop([steps])('hold what a set holds, in code-unit order, whatever comes and goes', (taken) => {
    const chunks: SortedIds = [];
    const model = new Set<string>();
    for (const [adds, group] of taken) {
      for (let index = 0; index < 40; index += 1) {
        const id = `${group}-${index}`;
        expect(adds ? addId(chunks, id) : removeId(chunks, id)).toBe(adds !== model.has(id));
        if (adds) model.add(id);
        else model.delete(id);
      }
    }
    expect(all(chunks)).toEqual([...model].sort());
    expect(countIds(chunks)).toBe(model.size);
    expect(chunks.every((chunk) => chunk.length > 0 && chunk.length <= 512)).toBe(true);
    for (const [, group] of taken) expect(hasId(chunks, `${group}-7`)).toBe(model.has(`${group}-7`));
  });

  it.each([0, 1, 512, 513, 1500])('gives the first %i and no more', (limit) => {
    const chunks: SortedIds = [];
    const ids = Array.from({ length: 1400 }, (_, index) => String(index).padStart(5, '0'));
    for (const id of ids) addId(chunks, id);
    expect(firstIds(chunks, limit)).toEqual(ids.slice(0, limit));
  });

  test.prop([
    fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 40 }),
    fc.integer({ min: 0, max: 2100 }),
    fc.constantFrom(0, 1, 5, 512, 600, 5000),
  ])('gives the first after an id, be it there or not, over the bounds of chunks', (removed, from, limit) => {
    const chunks: SortedIds = [];
    const padded = (index: number): string => String(index).padStart(5, '0');
    // Odd numbers alone, so that every other `after` is not there.
    const model = new Set(Array.from({ length: 1000 }, (_, index) => padded(2 * index + 1)));
    for (const id of model) addId(chunks, id);
    for (const index of removed) if (model.delete(padded(index))) removeId(chunks, padded(index));
    const beyond = [...model].filter((id) => id > padded(from));
    expect(firstIds(chunks, limit, padded(from))).toEqual(beyond.slice(0, limit));
    expect(firstIds(chunks, limit, '')).toEqual([...model].slice(0, limit));
  });

  it('fills its chunks when ids come in order', () => {
    const chunks: SortedIds = [];
    for (let index = 0; index < 1024; index += 1) addId(chunks, String(index).padStart(5, '0'));
    expect(chunks.map(({ length }) => length)).toEqual([512, 512]);
  });

  it('orders by code units, as the ports say', () => {
    const chunks: SortedIds = [];
    for (const id of ['b', 'a', 'Z', '\u{1F600}', '\uFFFD', '']) addId(chunks, id);
    expect(all(chunks)).toEqual(['', 'Z', 'a', 'b', '\u{1F600}', '\uFFFD']);
  });
});
