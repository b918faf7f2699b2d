import { describe, expect, it } from 'vitest';
import { refuseUnstorable } from '../../src/kernel/storable.js';

const cases: readonly (readonly [unknown, readonly (string | number)[]])[] = [
  ['\0', ['row']],
  [{ a: 1, b: 'x\0y' }, ['row', 'b']],
  [{ a: [null, true, 'x', { c: '\ud83d' }] }, ['row', 'a', 3, 'c']],
  [{ custom: { 'a\0b': 'x' } }, ['row', 'custom']],
  ['\ude00 alone', ['row']],
];

describe('R4 text that no database keeps', () => {
  it.each(cases)('R4 is refused with its path: case %#', (data, path) => {
    expect(() => refuseUnstorable(data, 'row')).toThrow(
      expect.objectContaining({
        rejection: { code: 'INVALID', issues: [{ code: 'INPUT_INVALID_VALUE', path, params: {} }] },
      }),
    );
  });
  it.each([null, 'é', 'é', '👩‍👩‍👧', 'line\nbreak\t', '', { a: ['\u0001', 0.1, false, null] }])(
    'R4 other text is none of it: %j',
    (data) => {
      expect(() => refuseUnstorable(data, 'row')).not.toThrow();
    },
  );
});
