import { describe, expect, it } from 'vitest';
import { invalid } from '../../src/kernel/errors.js';
import { issue } from '../../src/kernel/issue.js';
import { ok } from '../../src/kernel/result.js';
import {
  array,
  boolean,
  minLength,
  nullable,
  oneOf,
  optional,
  parsed,
  parseWith,
  record,
  strictObject,
  string,
} from '../../src/kernel/schema.js';

const day = parsed((input) => (input === 'today' ? ok(7) : invalid(issue('DATE_INVALID', ['part'], { format: 'x' }))));
const schema = strictObject({
  text: string(),
  flag: optional(boolean()),
  word: optional(nullable(oneOf(['a', 'b']))),
  list: optional(array(string()).check(minLength(1))),
  inner: optional(strictObject({ day: optional(day), days: optional(record(string(), day)) })),
});
const fine = { text: 'x' };

describe('X1 an input as the schema wants it, else issues of our own', () => {
  it('X1 reads, and parses what our own parsers read', () => {
    const input = { text: 'x', flag: false, word: null, list: ['y'], inner: { day: 'today', days: { a: 'today' } } };
    expect(parseWith(schema, input)).toEqual(ok({ ...input, inner: { day: 7, days: { a: 7 } } }));
  });
  it('X1 undefined is absent', () => {
    expect(parseWith(schema, { ...fine, flag: undefined })).toEqual(ok(fine));
  });

  it.each<[string, unknown, readonly unknown[]]>([
    ['a missing member', {}, [issue('INPUT_REQUIRED', ['text'])]],
    ['nothing at all', undefined, [issue('INPUT_REQUIRED', ['text'])]],
    ['an undefined member', { text: undefined }, [issue('INPUT_REQUIRED', ['text'])]],
    ['null for what is required', { text: null }, [issue('INPUT_INVALID_TYPE', ['text'], { expected: 'string' })]],
    ['another type', { text: 7 }, [issue('INPUT_INVALID_TYPE', ['text'], { expected: 'string' })]],
    ['an unknown key', { ...fine, more: 1 }, [issue('INPUT_UNKNOWN_KEY', ['more'])]],
    [
      'unknown keys, each',
      { ...fine, more: 1, most: 2 },
      [issue('INPUT_UNKNOWN_KEY', ['more']), issue('INPUT_UNKNOWN_KEY', ['most'])],
    ],
    ['an unknown key inside', { ...fine, inner: { x: 1 } }, [issue('INPUT_UNKNOWN_KEY', ['inner', 'x'])]],
    ['a key of Object.prototype', { ...fine, toString: 'x' }, [issue('INPUT_UNKNOWN_KEY', ['toString'])]],
    ['__proto__', JSON.parse('{"text":"x","__proto__":{"a":1}}'), [issue('INPUT_UNKNOWN_KEY', ['__proto__'])]],
    ['another word', { ...fine, word: 'c' }, [issue('INPUT_INVALID_VALUE', ['word'], { expected: 'a | b' })]],
    ['too few elements', { ...fine, list: [] }, [issue('INPUT_INVALID_VALUE', ['list'], { min: 1 })]],
    ['a bad element', { ...fine, list: ['x', 7] }, [issue('INPUT_INVALID_TYPE', ['list', 1], { expected: 'string' })]],
    [
      'the issue of our own parser, with its path',
      { ...fine, inner: { day: 'x' } },
      [issue('DATE_INVALID', ['inner', 'day', 'part'], { format: 'x' })],
    ],
    [
      'the same in a record',
      { ...fine, inner: { days: { a: 'x' } } },
      [issue('DATE_INVALID', ['inner', 'days', 'a', 'part'], { format: 'x' })],
    ],
    ['no object', [], [issue('INPUT_INVALID_TYPE', [], { expected: 'object' })]],
    ['a text', 'x', [issue('INPUT_INVALID_TYPE', [], { expected: 'object' })]],
    ['null', null, [issue('INPUT_INVALID_TYPE', [], { expected: 'object' })]],
    ['what is not plain', { text: () => 'x' }, [issue('INPUT_NOT_PLAIN', ['text'], { type: 'function' })]],
  ])('X1 %s', (_, input, issues) => {
    expect(parseWith(schema, input)).toEqual({ ok: false, error: { code: 'INVALID', issues } });
  });

  it('C2 all faults at once', () => {
    const answer = parseWith(schema, { flag: 'x', word: 7, more: 1 });
    expect(answer.ok ? [] : answer.error.issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'flag',
      'more',
      'text',
      'word',
    ]);
  });

  it('X1 what one of our parsers requires is INPUT_REQUIRED when it is missing', () => {
    const needed = strictObject({ day });
    expect(parseWith(needed, {})).toEqual({
      ok: false,
      error: { code: 'INVALID', issues: [issue('INPUT_REQUIRED', ['day'])] },
    });
  });
});
