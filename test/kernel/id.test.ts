import { expect, it } from 'vitest';
import { badId, isId } from '../../src/kernel/id.js';

it.each<[unknown, boolean]>([
  ['a', true],
  ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f', true],
  [' ', true],
  ['', false],
  ['a:b', false],
  [7, false],
  [null, false],
  [undefined, false],
])('C4 an id is text without a colon: %j %s', (id, expected) => {
  expect(isId(id)).toBe(expected);
});

it('C4 the host’s newId is named', () => {
  expect(badId()).toEqual({
    ok: false,
    error: { code: 'INVALID', issues: [{ code: 'INPUT_INVALID_VALUE', path: ['ctx', 'newId'], params: {} }] },
  });
});
