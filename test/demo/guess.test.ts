import { describe, expect, it } from 'vitest';
import { guessField } from '../../docs/examples/demo/guess.js';

const times = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));

describe('a column becomes the type that nine of ten of its cells have', () => {
  it.each([
    ['dates', ['2026-11-23', ' 1999-01-31 '], 'date'],
    ['dates without hyphens', ['20261123', '19990131'], 'date'],
    ['eight digits that are no days', ['20261323', '19990131', '99999999'], 'number'],
    ['dates of another order', ['23.11.2026', '31.01.1999'], 'text'],
    ['times of day', ['08:30', '23:59:59'], 'time'],
    ['words of a checkbox', ['yes', 'NO', 'true', 'f'], 'checkbox'],
    ['zeros and ones', ['0', '1', '1'], 'number'],
    ['numbers', ['12', '-3.5', '1e3'], 'number'],
    ['numbers with a comma', ['1,5', '2,5'], 'text'],
    ['numbers with a leading zero', ['12', '0815', '13'], 'text'],
    ['numbers with a plus', ['+6591234567', '+493012345'], 'text'],
    ['web addresses', ['https://example.com', 'http://example.org/x'], 'url'],
    ['web addresses without a scheme', ['www.example.com', 'example.org'], 'text'],
    ['email addresses', ['ann@example.com', 'ben@example.org'], 'email'],
    ['nothing', [], 'text'],
    ['nine dates of ten', [...times(9, (day) => `2026-11-${10 + day}`), 'soon'], 'date'],
    ['eight dates of nine', [...times(8, (day) => `2026-11-${10 + day}`), 'soon'], 'text'],
    ['twenty words', times(60, (at) => `word ${at % 20}`), 'list'],
    ['twenty-one words', times(63, (at) => `word ${at % 21}`), 'text'],
    ['one word', times(30, () => 'word'), 'text'],
    ['words that hardly repeat', times(8, (at) => `word ${at % 4}`), 'text'],
    ['sentences that repeat', times(30, (at) => `${'long '.repeat(20)}${at % 3}`), 'text'],
  ])('%s', (_, cells, type) => {
    expect(guessField('column', cells).spec.type).toBe(type);
  });
});

it.each(['soc_sec_id', 'Hausnummer', 'street number', 'Postcode', 'ZIP', 'plz', 'Ref.no', 'product-code', 'ID'])(
  '“%s” names a thing: its numbers stay text',
  (header) => {
    expect(guessField(header, ['1', '2', '3'])).toMatchObject({ spec: { type: 'text' }, why: /identifier/ });
  },
);

it.each(['paid', 'casino', 'valid', 'zipper'])('“%s” counts', (header) => {
  expect(guessField(header, ['1', '2', '3']).spec.type).toBe('number');
});

it('the options of a list are the words that repeat, in the spelling that came first', () => {
  const cells = [...times(8, () => 'Pro'), ...times(8, () => ' FREE '), 'pro', 'free', 'Pr0'];
  expect(guessField('plan', cells)).toEqual({
    spec: { type: 'list', options: ['FREE', 'Pro'] },
    why: '18 of 19 are among 2 that repeat',
  });
});
