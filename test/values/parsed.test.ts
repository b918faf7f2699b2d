import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type Parsed, reject } from '../../src/values/parsed.js';
import { hostileTexts, hostileValues, parsers } from './parsers.js';

const each = Object.entries(parsers);

function fastest(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function expectAnswer(answer: Parsed<unknown>): void {
  if (answer.ok) {
    expect(answer.value).not.toBeUndefined();
    return;
  }
  expect(answer.error.code).toBe('INVALID');
  expect(answer.error.issues.length).toBeGreaterThan(0);
  for (const { code, path, params } of answer.error.issues) {
    expect(code).toMatch(/^[A-Z]+_[A-Z0-9_]+$/);
    expect(path).toEqual([]);
    // Limits and words, not the input: what a host logs must not grow with what a stranger sends.
    expect(JSON.stringify(params).length).toBeLessThan(100);
  }
}

describe('reject', () => {
  test('V9 one issue at the value itself, with its params', () => {
    expect(reject('NAME_TOO_LONG', { max: 200 })).toEqual({
      ok: false,
      error: { code: 'INVALID', issues: [{ code: 'NAME_TOO_LONG', path: [], params: { max: 200 } }] },
    });
    expect(reject('NAME_EMPTY').error.issues[0].params).toEqual({});
  });
});

describe.for(each)('%s', ([, { parse, valid, prefix, seeds }]) => {
  property.prop([
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
    }),
  ])('V8 total: any value gives a value or issues', (input) => expectAnswer(parse(input)));

  property.prop([fc.string({ unit: 'binary', maxLength: 300 })])(
    'V8 total: any text, lone surrogates included',
    (input) => expectAnswer(parse(input)),
  );

  test('V8 total: hostile objects are the wrong type, and are not touched', () => {
    for (const hostile of hostileValues()) {
      const answer = parse(hostile);
      expect(answer.ok ? 'accepted' : answer.error.issues[0].code).toBe(`${prefix}_INVALID_TYPE`);
    }
  });

  property.prop([seeds])('V8 idempotent: its own value comes back as it is', (input) => {
    const first = parse(input);
    expectAnswer(first);
    if (first.ok) expect(parse(again(first.value))).toEqual({ ok: true, value: withoutExtension(first.value) });
  });

  property.prop([fc.array(seeds, { minLength: 5, maxLength: 20 }), fc.infiniteStream(fc.nat())])(
    'V8 deterministic under shuffled calls',
    (inputs, random) => {
      const before = inputs.map((input) => parse(input));
      const order = inputs.map((_, index) => ({ index, at: random.next().value })).sort((a, b) => a.at - b.at);
      for (const { index } of order) expect(parse(inputs[index])).toEqual(before[index]);
    },
  );

  test('V8 accepts a valid value as it is', () => {
    const answer = parse(valid);
    expect(answer.ok && again(answer.value)).toEqual(valid);
  });

  test('V8 50,000 hostile characters take under 50 ms', () => {
    for (const text of hostileTexts)
      expect(
        fastest(() => parse(text)),
        JSON.stringify(text.slice(0, 20)),
      ).toBeLessThan(50);
  });
});

// What a parser answers as an object stands, as an input, for its canonical text.
function again(value: unknown): unknown {
  const { e164, address } = Object(value) as { readonly e164?: string; readonly address?: string };
  return e164 ?? address ?? value;
}

function withoutExtension(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'extension' in value ? { ...value, extension: null } : value;
}
