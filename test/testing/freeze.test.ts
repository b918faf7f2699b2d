import { deepFreeze } from 'contactkit/testing';
import { expect, it } from 'vitest';

it('freezes all the way down, and gives the very data back', () => {
  const data = { list: [{ deep: [1] }], none: null, text: 'x' };
  expect(deepFreeze(data)).toBe(data);
  expect([data, data.list, data.list[0], data.list[0]?.deep].map((one) => Object.isFrozen(one))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(() => data.list.push({ deep: [] })).toThrow(TypeError);
});

it('takes what can’t be frozen, and a cycle', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  expect([null, 7, 'x', undefined].map((one) => deepFreeze(one))).toEqual([null, 7, 'x', undefined]);
  expect(Object.isFrozen(deepFreeze(cyclic))).toBe(true);
});
