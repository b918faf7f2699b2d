import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/values/date.js';
import { expectRow, rowsOf } from './rows.js';

describe('parseDate', () => {
  test.for(rowsOf('dates', 'date'))('V7 $id: $why', (row) => expectRow(row, parseDate(row.input)));

  property.prop([
    fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
  ])('V7 every day of the calendar is one', (date) => {
    const day = date.toISOString().slice(0, 10);
    expect(parseDate(day)).toEqual({ ok: true, value: day });
  });

  property.prop([fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })])(
    'V7 and no other',
    (year, month, day) => {
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      // `Date` rolls a day that does not exist over into another: then it does not come back as it went in.
      const date = new Date(`${text}T00:00:00Z`);
      const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
      expect(parseDate(text).ok).toBe(real);
    },
  );
});
