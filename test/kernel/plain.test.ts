import { runInNewContext } from 'node:vm';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { plain, plainLimits } from '../../src/kernel/plain.js';

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { in: value };
  return value;
};
const revoked = (target: object): unknown => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const throwing = (trap: 'ownKeys' | 'getPrototypeOf' | 'getOwnPropertyDescriptor', target: object = {}): unknown =>
  new Proxy(target, {
    [trap]() {
      throw new TypeError('trapped');
    },
  });
const cyclic: Record<string, unknown> = { name: 'x' };
cyclic['self'] = { cyclic };
const wide: unknown[] = [];
wide.push(...Array.from({ length: 100 }, () => wide));

class Person {
  readonly name = 'Ann';
}

describe('X2 what is plain is copied', () => {
  test.prop([fc.jsonValue({ maxDepth: 6 })])('X2 JSON comes out equal, and is another object', (json) => {
    const copied = plain(json);
    expect(copied).toEqual({ ok: true, value: json });
    if (copied.ok && typeof json === 'object' && json !== null) expect(copied.value).not.toBe(json);
  });

  it.each<[string, unknown, unknown]>([
    ['undefined as nothing said', undefined, {}],
    ['an undefined member as absent', { a: undefined, b: 1 }, { b: 1 }],
    ['an undefined element as null, so that none moves', [1, undefined, 3], [1, null, 3]],
    ['a hole as null', Object.assign([] as unknown[], { length: 2 }), [null, null]],
    ['a null prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
    ['an object of another realm', runInNewContext('({ a: [1, { b: "x" }] })'), { a: [1, { b: 'x' }] }],
    ['what is not enumerable as absent', Object.defineProperty({ a: 1 }, 'b', { value: 2 }), { a: 1 }],
    ['symbol keys as absent', { a: 1, [Symbol('s')]: 2 }, { a: 1 }],
    ['a proxy that behaves', new Proxy({ a: [1] }, {}), { a: [1] }],
    ['frozen data', Object.freeze({ a: Object.freeze([1]) }), { a: [1] }],
    [
      'numbers that JSON lacks, for the parser to refuse',
      [Number.NaN, Number.POSITIVE_INFINITY],
      [Number.NaN, Number.POSITIVE_INFINITY],
    ],
  ])('X2 %s', (_, input, expected) => {
    const copied = plain(input);
    expect(copied.ok ? copied.value : undefined).toEqual(expected);
  });

  it('X2 __proto__ and constructor are keys like others, and nothing is polluted', () => {
    const input = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    ) as object;
    const copied = plain(input);
    expect(copied.ok).toBe(true);
    if (!copied.ok) return;
    expect(Object.keys(copied.value as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(copied.value)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it(`X2 ${plainLimits.depth} levels and ${plainLimits.nodes} nodes are within bounds, one more is not`, () => {
    expect(plain(nested(plainLimits.depth)).ok).toBe(true);
    expect(plain(nested(plainLimits.depth + 1))).toMatchObject({ error: { issues: [{ code: 'INPUT_TOO_DEEP' }] } });
    const full = Array.from({ length: plainLimits.nodes - 1 }, () => 0);
    expect(plain(full).ok).toBe(true);
    expect(plain([...full, 0])).toMatchObject({ error: { issues: [{ code: 'INPUT_TOO_LARGE' }] } });
  });
});

describe('X2 what is not plain is refused with a code, whatever it throws', () => {
  const getter = {
    get boom(): unknown {
      throw new Error('read');
    },
  };
  it.each<[string, unknown, string, readonly (string | number)[]]>([
    ['a getter that throws', { a: getter }, 'INPUT_NOT_PLAIN', ['a', 'boom']],
    [
      'a getter that does not',
      {
        get a() {
          return 1;
        },
      },
      'INPUT_NOT_PLAIN',
      ['a'],
    ],
    ['a setter alone', Object.defineProperty({}, 'a', { set() {}, enumerable: true }), 'INPUT_NOT_PLAIN', ['a']],
    ['an accessor in an array', Object.defineProperty([0], 0, { get: () => 1 }), 'INPUT_NOT_PLAIN', [0]],
    ['a proxy whose keys throw', { a: throwing('ownKeys') }, 'INPUT_NOT_PLAIN', ['a']],
    ['a proxy whose prototype throws', [throwing('getPrototypeOf')], 'INPUT_NOT_PLAIN', [0]],
    ['a proxy whose properties throw', throwing('getOwnPropertyDescriptor', { a: 1 }), 'INPUT_NOT_PLAIN', []],
    ['a revoked proxy', { a: revoked({}) }, 'INPUT_NOT_PLAIN', ['a']],
    ['a revoked array', revoked([]), 'INPUT_NOT_PLAIN', []],
    ['a function', { f: () => 1 }, 'INPUT_NOT_PLAIN', ['f']],
    ['a class', Person, 'INPUT_NOT_PLAIN', []],
    ['an instance', [new Person()], 'INPUT_NOT_PLAIN', [0]],
    ['an object that inherits', Object.create({ inherited: 1 }), 'INPUT_NOT_PLAIN', []],
    ['a Date', new Date(0), 'INPUT_NOT_PLAIN', []],
    ['a Date of another realm', runInNewContext('new Date(0)'), 'INPUT_NOT_PLAIN', []],
    ['a Map', new Map(), 'INPUT_NOT_PLAIN', []],
    ['an Error', new Error('x'), 'INPUT_NOT_PLAIN', []],
    ['a typed array', new Uint8Array(2), 'INPUT_NOT_PLAIN', []],
    ['a boxed string', Object('x'), 'INPUT_NOT_PLAIN', []],
    ['a symbol', { s: Symbol('s') }, 'INPUT_NOT_PLAIN', ['s']],
    ['a bigint', [1n], 'INPUT_NOT_PLAIN', [0]],
    ['a promise', Promise.resolve(1), 'INPUT_NOT_PLAIN', []],
    ['a cycle', cyclic, 'INPUT_TOO_DEEP', []],
    ['a cycle that branches', wide, 'INPUT_TOO_', []],
    ['20,000 levels', nested(20_000), 'INPUT_TOO_DEEP', []],
    ['100,000 elements', Array.from({ length: 100_000 }, () => 'x'), 'INPUT_TOO_LARGE', []],
    ['a length of four billion', Object.assign([] as unknown[], { length: 2 ** 32 - 1 }), 'INPUT_TOO_LARGE', []],
    [
      '100,000 keys',
      Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1])),
      'INPUT_TOO_LARGE',
      [],
    ],
  ])('X2 %s', (_, input, code, path) => {
    expect(plain(input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID', issues: [{ code: expect.stringContaining(code) as string, path }] },
    });
  });

  it('X2 the issue keeps its path when the copy has gone on', () => {
    const answer = plain({ a: [{ b: 1n }], c: 1 });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'INVALID',
        issues: [{ code: 'INPUT_NOT_PLAIN', path: ['a', 0, 'b'], params: { type: 'bigint' } }],
      },
    });
  });
});

test.prop([
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
    withSparseArray: true,
    withBoxedValues: true,
  }),
])('X2 total, and idempotent on its own output', (input) => {
  const once = plain(input);
  if (once.ok) expect(plain(once.value)).toEqual(once);
  else expect(once.error.issues.length).toBeGreaterThan(0);
});
