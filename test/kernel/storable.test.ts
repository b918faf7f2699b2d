import { describe, expect, it } from 'vitest';
import { admit, refuseUnstorable } from '../../src/kernel/storable.js';

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

describe('A6 R4 what may be written to a workspace', () => {
  const issueOf = (workspaceId: string, row: unknown): unknown => {
    try {
      admit(workspaceId, row as never, 'row');
      return undefined;
    } catch (error) {
      return (error as { rejection: { issues: readonly [unknown] } }).rejection.issues[0];
    }
  };

  it('A6 R4 a row of its own that can be kept', () => {
    expect(issueOf('acme', { workspaceId: 'acme', name: 'x' })).toBeUndefined();
  });

  it('A6 no row of another one', () => {
    const found = { code: 'INPUT_WRONG_WORKSPACE', path: ['row', 'workspaceId'], params: {} };
    expect(issueOf('acme', { workspaceId: 'globex' })).toEqual(found);
  });

  it('R4 no text that no database keeps', () => {
    const found = { code: 'INPUT_INVALID_VALUE', path: ['row', 'name'], params: {} };
    expect(issueOf('acme', { workspaceId: 'acme', name: '\0' })).toEqual(found);
  });

  const cycle: { workspaceId: string; self?: unknown } = { workspaceId: 'acme' };
  cycle.self = cycle;
  const throws = (): never => {
    throw new Error('of a getter');
  };
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a cycle', cycle],
    ['a getter that throws', Object.defineProperty({ workspaceId: 'acme' }, 'name', { enumerable: true, get: throws })],
  ])('X2 nothing that can’t be read: %s', (_, row) => {
    expect(issueOf('acme', row)).toEqual({ code: 'INPUT_NOT_PLAIN', path: ['row'], params: { type: 'object' } });
  });
});
