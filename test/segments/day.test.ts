import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { isDay, spanAfter, spanBefore, spanBetween } from '../../src/segments/day.js';

const minute = 60_000;
const day = 1440 * minute;
const first = '0001-01-01T00:00:00.000Z';
const last = '9999-12-31T23:59:59.999Z';

/** The oracle: minute by minute through two days, the first at which a calendar on the wall shows this day or a later one. */
function firstShownAt(date: string, zone: string): string {
  const wall = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  for (let at = Date.parse(date) - day; ; at += minute) if (wall.format(at) >= date) return new Date(at).toISOString();
}

const zones = [
  'UTC',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'America/Asuncion',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Tehran',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
];
const dates = fc
  .integer({ min: Date.parse('1975-01-01') / day, max: Date.parse('2037-12-31') / day })
  .map((days) => new Date(days * day).toISOString().slice(0, 10));

const next = (date: string): string => new Date(Date.parse(date) + day).toISOString().slice(0, 10);
const back = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

describe('Q3 a day in a zone', () => {
  test.prop([dates, fc.constantFrom(...zones)], { numRuns: 150 })(
    'Q3 begins when a calendar on the wall first shows it, and ends when the next one begins',
    (date, zone) => {
      const [begins, ends] = [firstShownAt(date, zone), firstShownAt(next(date), zone)];
      expect(spanBefore(date, zone)).toEqual({ from: first, to: back(begins) });
      expect(spanAfter(date, zone)).toEqual({ from: ends, to: last });
      const whole = begins === ends ? undefined : { from: begins, to: back(ends) };
      expect(spanBetween({ from: date, to: date }, zone)).toEqual(whole);
    },
  );

  // Chosen by their names in the tz database: whichever night a zone changes its clocks, a property may miss.
  it.each([
    ['Africa/Cairo', 2023, 2025],
    ['America/Havana', 2025, 2026],
    ['America/St_Johns', 2005, 2007],
    ['America/Sao_Paulo', 2017, 2018],
    ['Asia/Beirut', 2024, 2025],
    ['Asia/Tehran', 2021, 2022],
    ['Pacific/Apia', 2011, 2012],
    ['Pacific/Kwajalein', 1993, 1993],
  ] as const)('Q3 every day of %s from %i to %i', (zone, from, to) => {
    const wrong: string[] = [];
    const wall = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    for (let date = `${from}-01-01`; date <= `${to}-12-31`; date = next(date)) {
      const begins = Date.parse(spanBefore(date, zone)!.to) + 1;
      // The very moment shows it, or a later one where it was left out; the one before shows an earlier one, and so do those
      // of a quarter of an hour each through the night before.
      if (wall.format(begins) < date) wrong.push(`${date} too early`);
      for (let at = begins - 1; at > begins - day / 2; at -= 15 * minute) if (wall.format(at) >= date) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  it('Q3 at the ends of the calendar there is nothing outside', () => {
    expect(spanBefore('0001-01-01', 'Asia/Tokyo')).toBeUndefined();
    expect(spanAfter('9999-12-31', 'America/New_York')).toBeUndefined();
    expect(spanBefore(first, 'UTC')).toBeUndefined();
    expect(spanAfter(last, 'UTC')).toBeUndefined();
    expect(spanBetween({ from: '0001-01-01', to: '9999-12-31' }, 'Asia/Tokyo')?.from).toBe(first);
    expect(spanBetween({ from: '0001-01-01', to: '9999-12-31' }, 'America/New_York')?.to).toBe(last);
  });

  it('Q3 before zones had whole minutes, a day began when the sun said so', () => {
    expect(spanBefore('1880-01-02', 'America/Caracas')?.to).toBe('1880-01-02T04:27:43.999Z');
  });

  it('Q3 a moment is itself', () => {
    const [from, to] = ['2026-01-15T10:00:00.000Z', '2026-01-15T10:00:00.001Z'];
    expect(spanBetween({ from, to }, '')).toEqual({ from, to });
    expect(spanAfter(from, '')).toEqual({ from: to, to: last });
    expect(spanBefore(to, '')).toEqual({ from: first, to: from });
    expect(spanBetween({ from: to, to: from }, '')).toBeUndefined();
    expect([isDay('2026-01-15'), isDay(from)]).toEqual([true, false]);
  });
});
