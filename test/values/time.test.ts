import { describe, expect, test } from 'vitest';
import { parseTime } from '../../src/values/time.js';
import { expectRow, outcome, rowsOf } from './rows.js';

describe('parseTime', () => {
  test.for(rowsOf('dates', 'time'))('V7 $id: $why', (row) => expectRow(row, parseTime(row.input)));

  test('V7 is as precise as it was given', () => {
    expect(outcome(parseTime(' 09:30 '))).toEqual({ value: '09:30' });
    expect(outcome(parseTime('23:59:59'))).toEqual({ value: '23:59:59' });
    for (const text of ['24:00', '23:59:60', '٠٩:٣٠', '09.30', '09:30 am'])
      expect(outcome(parseTime(text))).toEqual({ code: 'TIME_INVALID' });
  });
});
