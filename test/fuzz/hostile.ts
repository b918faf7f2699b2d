import { fc } from '@fast-check/vitest';

const boom = (): never => {
  throw new Error('hostile');
};
/** What a function of the host's throws when it is called: the one exception that may pass through, since it is not ours. */
export const hostsOwn = new Error('thrown by a function of the host');
const callback = (): never => {
  throw hostsOwn;
};
class Hostile {
  readonly firstName = 'Ann';
}
const throwing = new Proxy(
  {},
  Object.fromEntries(
    ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'set', 'deleteProperty'].map((trap) => [
      trap,
      boom,
    ]),
  ),
);
const deep = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
};
const revoked = (target: object): unknown => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const cycle = (): unknown => {
  const self: Record<string, unknown> = { list: [] };
  self['self'] = self;
  (self['list'] as unknown[]).push(self);
  return self;
};
const fickle = (): unknown => {
  let reads = 0;
  return Object.defineProperty({}, 'id', {
    enumerable: true,
    get: () => {
      reads += 1;
      return reads % 2 === 0 ? boom() : 'id';
    },
  });
};

/** No JSON at all: wherever one of these stands, the answer has to be a refusal or an absence, never an exception of ours. */
export const notPlain: { readonly [name: string]: () => unknown } = {
  'a getter that throws': () => Object.defineProperty({}, 'firstName', { enumerable: true, get: boom }),
  'a getter that throws every other time': fickle,
  'a proxy whose every trap throws': () => throwing,
  'a function proxy whose every trap throws': () => new Proxy(callback, { get: boom, ownKeys: boom }),
  'a revoked object': () => revoked({}),
  'a revoked array': () => revoked([]),
  'an array that throws when read': () => new Proxy([1, 2, 3], { get: boom }),
  'an endless array': () => new Proxy([], { get: (_, key) => (key === 'length' ? Number.POSITIVE_INFINITY : 'x') }),
  'a cycle': cycle,
  'an object of 20,000 levels': () => deep(20_000, (inner) => ({ custom: inner })),
  'a list of 20,000 levels': () => deep(20_000, (inner) => [inner]),
  'a symbol': () => Symbol('hostile'),
  'a bigint': () => 7n,
  'a function': () => callback,
  'a class': () => new Proxy(Hostile, { apply: callback }),
  'an instance': () => new Hostile(),
  'a date': () => new Date(0),
  'a map': () => new Map([['firstName', 'Ann']]),
  'a regular expression': () => /x/,
  'a promise': () => Promise.resolve('x'),
  bytes: () => new Uint8Array(8),
  'a toJSON that throws': () => ({ toJSON: boom }),
  'a toString that throws': () => ({ toString: boom, valueOf: boom, [Symbol.toPrimitive]: boom }),
};

/** JSON, but for the holes of a list, and awkward all the same. */
export const awkward: { readonly [name: string]: () => unknown } = {
  null: () => null,
  nothing: () => undefined,
  true: () => true,
  zero: () => 0,
  'minus one': () => -1,
  'a half': () => 0.5,
  'not a number': () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  'empty text': () => '',
  text: () => 'constructor',
  'a prototype as text': () => '__proto__',
  'text with NUL': () => 'a\u0000b',
  'half a character': () => '\ud83d',
  'an empty list': () => [],
  'a list with a hole': () => Array(1).concat(['x']),
  'a list of nulls': () => [null, null],
  'an empty object': () => ({}),
  'an object without a prototype': () => Object.assign(Object.create(null) as object, { firstName: 'Ann' }),
  'a key __proto__': () =>
    JSON.parse('{"__proto__":{"polluted":true},"custom":{"__proto__":{"polluted":true}}}') as unknown,
  'a key constructor': () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') as unknown,
  'keys of everything': () =>
    Object.fromEntries(['toString', 'hasOwnProperty', 'valueOf', 'then', 'length'].map((key) => [key, 'x'])),
};

/** What can be read for ever; only of input, which is copied and never as it is looped over. */
export const endless: { readonly [name: string]: () => unknown } = {
  'a list without end': () =>
    new Proxy([], { get: (list, key) => (key === 'length' ? Number.MAX_SAFE_INTEGER : Reflect.get(list, key)) }),
  'an object without end': () => {
    const itself: object = new Proxy(
      {},
      {
        ownKeys: () => ['custom'],
        getOwnPropertyDescriptor: () => ({ value: itself, enumerable: true, configurable: true }),
      },
    );
    return itself;
  },
};

/** Larger than any honest input. */
export const huge: { readonly [name: string]: () => unknown } = {
  'a list of 100,000': () => Array.from({ length: 100_000 }, (_, index) => `tag ${index}`),
  'an object of 100,000 keys': () =>
    Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, index])),
  'a text of a million': () => 'x'.repeat(1_000_000),
  'a million combining marks': () => `e${'\u0301'.repeat(1_000_000)}`,
  'a million digits': () => `+${'1'.repeat(1_000_000)}`,
};

/** Anything that fast-check can think of. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  stringUnit: 'binary',
});

/** Every copy of `value` in which one member, at most `depth` levels down, is `other`. */
export function* mutations(value: unknown, other: unknown, depth = 3): Iterable<unknown> {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  for (const key of Object.keys(value)) {
    yield withMember(value, key, other);
    const member = (value as Readonly<Record<string, unknown>>)[key];
    for (const changed of mutations(member, other, depth - 1)) yield withMember(value, key, changed);
  }
}

function withMember(value: object, key: string, member: unknown): unknown {
  if (!Array.isArray(value)) return { ...value, [key]: member };
  const copy: unknown[] = [...(value as readonly unknown[])];
  copy[Number(key)] = member;
  return copy;
}
