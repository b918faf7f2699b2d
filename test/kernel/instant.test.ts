import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { isCalendarDay, isInstant } from '../../src/kernel/instant.js';

describe('an instant is a moment in UTC with milliseconds', () => {
  test.prop([
    fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
  ])('what toISOString writes is one', (date) => {
    expect(isInstant(date.toISOString())).toBe(true);
  });
  test.prop([fc.string()])('what it takes, toISOString gives back', (text) => {
    if (isInstant(text)) expect(new Date(text).toISOString()).toBe(text);
  });

  it.each(['2024-02-29T23:59:59.999Z', '2000-02-29T00:00:00.000Z', '0001-01-01T00:00:00.000Z'])('%s is one', (text) => {
    expect(isInstant(text)).toBe(true);
    expect(new Date(text).toISOString()).toBe(text);
  });
  it.each<unknown>([
    '2023-02-29T00:00:00.000Z',
    '1900-02-29T00:00:00.000Z',
    '2026-04-31T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-00-01T00:00:00.000Z',
    '2026-01-00T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T23:60:00.000Z',
    '2026-06-30T23:59:60.000Z',
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.000+00:00',
    '2026-01-01t00:00:00.000z',
    '2026-01-01 00:00:00.000Z',
    ' 2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00.000Z\n',
    '+010000-01-01T00:00:00.000Z',
    '٢٠٢٦-01-01T00:00:00.000Z',
    '',
    0,
    null,
    undefined,
    new Date(0),
    ['2026-01-01T00:00:00.000Z'],
  ])('%j is none', (value) => {
    expect(isInstant(value)).toBe(false);
  });
});

test.prop([fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -1, max: 14 }), fc.integer({ min: -1, max: 33 })])(
  'V7 the calendar is that of Date, without rolling over',
  (year, month, day) => {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    const stays = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    expect(isCalendarDay(year, month, day)).toBe(stays);
  },
);
