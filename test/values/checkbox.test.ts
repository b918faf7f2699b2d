import { describe, expect, test } from 'vitest';
import { checkboxFromText, parseCheckbox } from '../../src/values/checkbox.js';
import { expectRow, outcome, rowsOf } from './rows.js';

describe('checkboxFromText', () => {
  test.for(rowsOf('checkboxes'))('V7 $id: $why', (row) => expectRow(row, checkboxFromText(row.input)));

  test.for([['\u212a'], ['ﬀ'], ['constructor'], ['__proto__'], ['oﬀ'], ['falſe']])(
    'V7 %j is no word of these',
    ([text]) => {
      expect(outcome(checkboxFromText(text))).toEqual({ code: 'CHECKBOX_INVALID' });
    },
  );
});

describe('parseCheckbox', () => {
  test('V7 takes true and false, and coerces nothing', () => {
    expect([true, false].map((input) => outcome(parseCheckbox(input)))).toEqual([{ value: true }, { value: false }]);
    for (const input of ['true', '', 1, 0, null, []])
      expect(outcome(parseCheckbox(input))).toEqual({ code: 'CHECKBOX_INVALID_TYPE' });
  });
});
