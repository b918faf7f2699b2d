import { fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { blame, guard } from '../../src/kernel/guard.js';
import { issue } from '../../src/kernel/issue.js';
import { ok } from '../../src/kernel/result.js';

const boom = (): never => {
  throw new Error('boom');
};
const hostile = { deep: Object.defineProperty({}, 'trap', { enumerable: true, get: boom }) };
const notPlain = (path: readonly string[]): unknown => ({
  ok: false,
  error: { code: 'INVALID', issues: [{ code: 'INPUT_NOT_PLAIN', path, params: { type: 'accessor' } }] },
});

describe('X1 an operation on inputs that may be hostile', () => {
  it('X1 answers what the operation answers, and looks at nothing', () => {
    const answer = ok(1);
    expect(guard({ input: hostile }, () => answer)).toBe(answer);
  });
  it.each([
    ['input', ['deep', 'trap']],
    ['contact', ['contact', 'deep', 'trap']],
    ['facts', ['facts', 'deep', 'trap']],
  ])('X1 what throws while %s is read is bad input, with its path', (name, path) => {
    expect(guard({ [name]: hostile }, boom)).toEqual(notPlain(path));
  });
  it('X1 the first that is hostile is named', () => {
    expect(guard({ contact: { fine: 1 }, input: {}, facts: hostile }, boom)).toEqual(
      notPlain(['facts', 'deep', 'trap']),
    );
  });
  it('X1 a context may hold functions, and nothing else that is not plain', () => {
    const ctx = fixedContext({ policy: { cycle: () => ({ id: '', from: '', to: '' }) } });
    expect(() => guard({ ctx }, boom)).toThrow('boom');
    expect(guard({ ctx: { ...ctx, actor: hostile } }, boom)).toEqual(notPlain(['ctx', 'actor', 'deep', 'trap']));
    expect(guard({ ctx: { ...ctx, policy: hostile } }, boom)).toEqual(notPlain(['ctx', 'policy', 'deep', 'trap']));
  });
  it.each([
    ['a proxy that throws', new Proxy({}, { get: boom, ownKeys: boom })],
    ['a getter of its own', Object.defineProperty({}, 'newId', { enumerable: true, get: boom })],
  ])('X1 a context that throws: %s', (_, ctx) => {
    const answer = guard({ ctx }, boom);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    expect(answer.error.issues[0]?.path[0]).toBe('ctx');
  });
  it('an exception over honest inputs is a fault of ours, and is thrown on', () => {
    expect(() => guard({ contact: {}, input: [1], ctx: fixedContext(), facts: undefined }, boom)).toThrow('boom');
  });
});

describe('X1 a function that looks at its arguments only when it has failed', () => {
  const fault = new Error('ours');

  it('X1 throws their faults when they have any', () => {
    const missing = issue('INPUT_REQUIRED', ['contact']);
    expect(blame(fault, { contact: undefined }, () => [missing])).toMatchObject({
      code: 'INVALID',
      rejection: { issues: [missing] },
    });
  });

  it('X1 throws what was thrown when they have none', () => {
    expect(blame(fault, { contact: {} }, () => [])).toBe(fault);
  });

  it('X1 names what can’t be looked at', () => {
    expect(blame(fault, { contact: hostile }, boom)).toMatchObject({
      rejection: { issues: [{ code: 'INPUT_NOT_PLAIN', path: ['contact', 'deep', 'trap'] }] },
    });
  });
});
