import { describe, expect, test } from 'vitest';
import { numberFromText, parseNumber } from '../../src/values/number.js';
import { expectRow, outcome, rowsOf } from './rows.js';

// The rows of kind `value` write their input as JavaScript would.
const values: Readonly<Record<string, unknown>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
  '0': 0,
  '2**53': 2 ** 53,
  '2**53-1': 2 ** 53 - 1,
  '0.1+0.2': 0.1 + 0.2,
  null: null,
  '[]': [],
  '[5]': [5],
  'new Date(0)': new Date(0),
  '{}': {},
};

describe('numberFromText', () => {
  test.for(rowsOf('numbers', 'string'))('V7 $id: $why', (row) => expectRow(row, numberFromText(row.input)));

  test.for([
    ['5.', 5],
    ['.5', 0.5],
    ['0e999', 0],
    ['5e-324', 5e-324],
    ['9007199254740991.4', 9007199254740991],
  ] as const)('V7 %s is %d', ([text, value]) => {
    expect(outcome(numberFromText(text))).toEqual({ value });
  });

  test.for([['.'], ['+'], ['1e'], ['1.5.2'], ['1e5.'], ['١'], ['１']])('V7 %s is no number', ([text]) => {
    expect(outcome(numberFromText(text))).toEqual({ code: 'NUMBER_INVALID' });
  });

  test('V7 there is no negative zero', () => {
    const answer = numberFromText('-0.0');
    expect(answer.ok && Object.is(answer.value, 0)).toBe(true);
  });
});

describe('parseNumber', () => {
  test.for(rowsOf<{ readonly input: string }>('numbers', 'value'))('V7 $id: $why', (row) => {
    expect(Object.hasOwn(values, row.input)).toBe(true);
    expectRow(row, parseNumber(values[row.input]));
  });

  test('V7 texts are not coerced, the empty one least of all', () => {
    for (const input of ['', '5', true, undefined])
      expect(outcome(parseNumber(input))).toEqual({ code: 'NUMBER_INVALID_TYPE' });
  });
});
