import { expect, it } from 'vitest';
import { parseOrder } from '../../src/kernel/order.js';

it.each<[unknown, unknown]>([
  [[], []],
  [
    ['b', 'a'],
    ['b', 'a'],
  ],
  [['a', 'b', 'a'], '2 INPUT_INVALID_VALUE'],
  [['a', 1, null, 'a'], '1 INPUT_INVALID_TYPE, 2 INPUT_INVALID_TYPE, 3 INPUT_INVALID_VALUE'],
  ['ab', ' INPUT_INVALID_TYPE'],
  [null, ' INPUT_INVALID_TYPE'],
  [{ length: 1 }, ' INPUT_INVALID_TYPE'],
])('F2, G1 %j is an order: %j', (input, expected) => {
  const order = parseOrder(input);
  const faults = order.ok ? [] : order.error.issues.map(({ code, path }) => `${path.join('.')} ${code}`);
  expect(order.ok ? order.value : faults.join(', ')).toEqual(expected);
});
