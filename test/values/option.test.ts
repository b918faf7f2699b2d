import { describe, expect, test } from 'vitest';
import { optionFromText, parseOption } from '../../src/values/option.js';
import { expectRow, outcome, rowsOf } from './rows.js';

interface OptionRow {
  readonly options: readonly string[];
}

describe.for([
  ['parseOption', parseOption],
  ['optionFromText', optionFromText],
] as const)('%s', ([, parse]) => {
  test.for(rowsOf<OptionRow>('options'))('V7 $id: $why', (row) => expectRow(row, parse(row.input, row.options)));

  test('V7 several options with one key: exactly, or not at all', () => {
    expect(outcome(parse('Gold', ['gold', 'Gold']))).toEqual({ value: 'Gold' });
    expect(outcome(parse('GOLD', ['gold', 'Gold']))).toEqual({ code: 'OPTION_AMBIGUOUS' });
    expect(outcome(parse('GOLD', ['Gold', 'Gold']))).toEqual({ value: 'Gold' });
  });

  test('V7 what no text may hold names no option, nothing visible is none', () => {
    expect(outcome(parse('Go\u0000ld', ['Gold']))).toEqual({ code: 'OPTION_UNKNOWN' });
    expect(outcome(parse('\u200b\u3164', ['Gold']))).toEqual({ code: 'OPTION_EMPTY' });
    expect(outcome(parse(`Gold${' '.repeat(5000)}`, ['Gold']))).toEqual({ code: 'OPTION_UNKNOWN' });
  });

  test('X1 a list that is none has no option', () => {
    expect(outcome(parse('Gold', undefined as never))).toEqual({ code: 'OPTION_UNKNOWN' });
    expect(outcome(parse('Gold', [null, 7] as never))).toEqual({ code: 'OPTION_UNKNOWN' });
  });
});
