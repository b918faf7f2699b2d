import { column, type FilterCases, type Specimen } from './case.js';

type Field = 'createdAt' | 'lastMessageAt' | 'lastInboundAt';

const moment = '2026-01-15T10:00:00.000Z';
const [before, after] = ['2026-01-15T09:59:59.999Z', '2026-01-15T10:00:00.001Z'];
const at = (field: Field, instants: readonly (string | null)[]): readonly Specimen[] =>
  instants.map((instant) => [instant ?? 'never', { [field]: instant }]);

const messaged = (field: 'lastMessageAt' | 'lastInboundAt'): FilterCases[string] =>
  column(field, at(field, [before, moment, after, null]), [
    ['isTimestampAfter', moment, '..x.'],
    ['isTimestampAfter', '2026-01-15T18:00:00+08:00', '..x.'],
    ['isTimestampBefore', moment, 'x...'],
    ['isTimestampBetween', { from: moment, to: moment }, '.x..'],
    ['isTimestampBetween', { from: before, to: after }, 'xxx.'],
    ['isTimestampBetween', { from: after, to: before }, '....'],
    ['isTimestampAfter', '0001-01-01T00:00:00Z', 'xxx.'],
    ['isTimestampBefore', '9999-12-31T23:59:59.999Z', 'xxx.'],
    ['isTimestampAfter', '9999-12-31T23:59:59.999Z', '....'],
    ['isTimestampBefore', '0001-01-01T00:00:00Z', '....'],
    ['exists', undefined, 'xxx.'],
    ['doesNotExist', undefined, '...x'],
  ]);

const created = column('createdAt', at('createdAt', [before, moment, after]), [
  ['isTimestampAfter', moment, '..x'],
  ['isTimestampBefore', moment, 'x..'],
  ['isTimestampBetween', { from: before, to: moment }, 'xx.'],
  ['exists', undefined, 'xxx'],
  ['doesNotExist', undefined, '...'],
]);

/** Q3: a day in a zone, its first moment and that of the next day, from the tz database's own rules by hand. */
const days = [
  ['UTC', '2026-01-15', '2026-01-15T00:00:00.000Z', '2026-01-16T00:00:00.000Z'],
  ['Asia/Kolkata', '2026-01-15', '2026-01-14T18:30:00.000Z', '2026-01-15T18:30:00.000Z'],
  // 23 and 25 hours.
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  // Put forward at midnight: the day begins at one.
  ['Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00.000Z', '2024-04-26T21:00:00.000Z'],
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'],
  // Put back at midnight to the evening before: the day has 25 hours, and the next begins an hour later.
  ['Africa/Cairo', '2024-10-31', '2024-10-30T21:00:00.000Z', '2024-10-31T22:00:00.000Z'],
  ['America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00:00.000Z', '2018-02-18T03:00:00.000Z'],
  // Put back from one to midnight, which comes twice: the day begins with the first.
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  // Put back a minute past midnight to the day before: what had begun goes on.
  ['America/St_Johns', '2006-10-29', '2006-10-29T02:30:00.000Z', '2006-10-30T03:30:00.000Z'],
  // Half an hour forward.
  ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', '2026-10-04T13:00:00.000Z'],
  // The last before, the first after the day that Samoa left out.
  ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
  ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', '2011-12-31T10:00:00.000Z'],
] as const;

const step = (instant: string, by: number): string => new Date(Date.parse(instant) + by).toISOString();

const ofDays = days.flatMap(([zone, day, begins, ends]) =>
  column(
    'lastMessageAt',
    at('lastMessageAt', [step(begins, -1), begins, step(ends, -1), ends, null]),
    [
      ['isTimestampBefore', day, 'x....'],
      ['isTimestampBetween', { from: day, to: day }, '.xx..'],
      ['isTimestampAfter', day, '...x.'],
      ['isTimestampBetween', { from: begins, to: day }, '.xx..'],
      ['isTimestampBetween', { from: day, to: ends }, '.xxx.'],
    ],
    { zone, id: `${zone}-${day}` },
  ),
);

const left = '2011-12-30T10:00:00.000Z';
const leftOut = column(
  'createdAt',
  at('createdAt', [step(left, -1), left, step(left, 1)]),
  [
    ['isTimestampBefore', '2011-12-30', 'x..'],
    ['isTimestampBetween', { from: '2011-12-30', to: '2011-12-30' }, '...'],
    ['isTimestampBetween', { from: '2011-12-29', to: '2011-12-30' }, 'x..'],
    ['isTimestampBetween', { from: '2011-12-30', to: '2011-12-31' }, '.xx'],
    ['isTimestampAfter', '2011-12-30', '.xx'],
  ],
  { zone: 'Pacific/Apia', id: 'left-out' },
);

/** Q1, Q3: moments, compared with moments and with whole days. */
export const moments: FilterCases = {
  lastMessageAt: messaged('lastMessageAt'),
  lastInboundAt: messaged('lastInboundAt'),
  createdAt: created,
  days: [...ofDays, ...leftOut],
};
