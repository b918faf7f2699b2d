import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { parseInstant, parseTimeZone } from '../../src/values/instant.js';
import { expectRow, outcome, rowsOf } from './rows.js';

describe('parseInstant', () => {
  test.for(rowsOf('dates', 'datetime'))('Q3 $id: $why', (row) => expectRow(row, parseInstant(row.input)));

  test.for([
    ['2023-01-05T12:30:00+24:00'],
    ['2023-01-05T12:30:00.Z'],
    ['2023-01-05T12:30:00+0200'],
    ['0001-01-01T00:00:00+00:01'],
    ['2023-01-05T12:30:00'],
    ['0000-12-31T23:59:59-01:00'],
  ])('Q3 %s is no moment', ([text]) => expect(outcome(parseInstant(text))).toEqual({ code: 'DATETIME_INVALID' }));

  test.for([
    ['0050-01-01T00:00:00Z', '0050-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.9999Z', '9999-12-31T23:59:59.999Z'],
    ['2024-02-29T23:59:59.5-00:01', '2024-03-01T00:00:59.500Z'],
    ['2023-01-05T00:00:00+23:59', '2023-01-04T00:01:00.000Z'],
  ] as const)('Q3 %s is %s', ([text, value]) => expect(outcome(parseInstant(text))).toEqual({ value }));

  const years = { min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-01-01T00:00:00Z'), noInvalidDate: true };
  property.prop([fc.date(years), fc.integer({ min: -1439, max: 1439 })])(
    'Q3 an offset names the same moment',
    (date, offset) => {
      const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const size = Math.abs(offset);
      const text = `${local}${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
      expect(parseInstant(text)).toEqual({ ok: true, value: date.toISOString() });
    },
  );
});

describe('parseTimeZone', () => {
  test.for(rowsOf('dates', 'timezone'))('Q3 $id: $why', (row) => expectRow(row, parseTimeZone(row.input)));

  test('Q3 every zone that Intl lists is one, in no other case', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(outcome(parseTimeZone(zone))).toEqual({ value: zone });
      expect(outcome(parseTimeZone(zone.toLowerCase()))).toEqual({ code: 'TIMEZONE_UNKNOWN' });
    }
  });

  test.for([
    ['Asia/Kolkata'],
    ['Europe/Kyiv'],
    ['America/Port-au-Prince'],
    ['Africa/Dar_es_Salaam'],
    ['Antarctica/DumontDUrville'],
    ['Etc/GMT+5'],
    ['Etc/UTC'],
    ['GMT0'],
    ['US/East-Indiana'],
    ['NZ-CHAT'],
    ['W-SU'],
    ['America/Argentina/ComodRivadavia'],
    ['America/Knox_IN'],
    ['EST5EDT'],
  ])('Q3 %s is a name, and stays as it is', ([zone]) => expect(outcome(parseTimeZone(zone))).toEqual({ value: zone }));

  test.for([
    ['America/Port-Au-Prince'],
    ['Africa/Dar_Es_Salaam'],
    ['Us/Pacific'],
    ['Etc/Gmt+5'],
    ['America/Knox_In'],
    ['utc'],
    ['PST'],
    ['IST'],
    ['+02:00'],
    ['Etc/Unknown'],
    ['SystemV/AST4ADT'],
    [' UTC'],
    ['Europe/Madrid '],
    ['Mars/Olympus_Mons'],
    ['constructor'],
  ])('Q3 %s is none', ([zone]) => expect(outcome(parseTimeZone(zone))).toEqual({ code: 'TIMEZONE_UNKNOWN' }));
});
