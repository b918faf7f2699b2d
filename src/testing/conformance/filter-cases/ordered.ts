import { column, type FilterCases, having, neverSet } from './case.js';

const [seats, birthday, callback] = ['custom.seats', 'custom.birthday', 'custom.callback'];

/** A text that looks like a number is none, nor is true: they stand in no order. */
const numbers = column(
  seats,
  [...having(seats, 0, 36, -1.5, 9_007_199_254_740_991, '36', true, null), neverSet],
  [
    ['isEqualTo', 36, '.x.. ....'],
    ['isEqualTo', 0, 'x... ....'],
    ['isEqualTo', 1, '.... ....'],
    ['isEqualTo', -1.5, '..x. ....'],
    ['isNotEqualTo', 36, 'x.xx xxxx'],
    ['isNotEqualTo', 0, '.xxx xxxx'],
    ['isGreaterThan', 0, '.x.x ....'],
    ['isGreaterThan', -2, 'xxxx ....'],
    ['isGreaterThan', 4, '.x.x ....'],
    ['isLessThan', 36, 'x.x. ....'],
    ['isLessThan', 0, '..x. ....'],
    ['isLessThan', 100, 'xxx. ....'],
    ['isBetween', { from: -1.5, to: 36 }, 'xxx. ....'],
    ['isBetween', { from: 36, to: 36 }, '.x.. ....'],
    ['isBetween', { from: 1, to: 35.999 }, '.... ....'],
    ['isBetween', { from: 36, to: 0 }, '.... ....'],
    ['exists', undefined, 'xxxx xx..'],
    ['doesNotExist', undefined, '.... ..xx'],
    ['doesNotExist', 'cleared', '.... ..x.'],
    ['doesNotExist', 'neverSet', '.... ...x'],
  ],
);

const dates = column(
  birthday,
  [
    ...having(birthday, '2024-02-29', '2024-03-01', '0999-12-31', '9999-12-31', 'soon', '2024-3-1', 20240229, null),
    neverSet,
  ],
  [
    ['isEqualTo', '2024-02-29', 'x... .... .'],
    ['isEqualTo', '2024-02-28', '.... .... .'],
    ['isNotEqualTo', '2024-02-29', '.xxx xxxx x'],
    ['isGreaterThan', '2024-02-29', '.x.x .... .'],
    ['isGreaterThan', '0001-01-01', 'xxxx .... .'],
    ['isGreaterThan', '9999-12-31', '.... .... .'],
    ['isLessThan', '2024-03-01', 'x.x. .... .'],
    ['isLessThan', '9999-12-31', 'xxx. .... .'],
    ['isLessThan', '0999-12-31', '.... .... .'],
    ['isBetween', { from: '2024-02-29', to: '2024-03-01' }, 'xx.. .... .'],
    ['isBetween', { from: '0001-01-01', to: '9999-12-31' }, 'xxxx .... .'],
    ['isBetween', { from: '2024-03-01', to: '2024-02-29' }, '.... .... .'],
    ['exists', undefined, 'xxxx xxx. .'],
    ['doesNotExist', undefined, '.... ...x x'],
    ['doesNotExist', 'cleared', '.... ...x .'],
    ['doesNotExist', 'neverSet', '.... .... x'],
  ],
);

/** `09:00` is `09:00:00`, however precisely either was given. */
const times = column(
  callback,
  [...having(callback, '09:00', '09:00:00', '09:00:01', '23:59', 'noon', '9:00', 900, null), neverSet],
  [
    ['isEqualTo', '09:00', 'xx.. .... .'],
    ['isEqualTo', '09:00:00', 'xx.. .... .'],
    ['isEqualTo', '09:00:01', '..x. .... .'],
    ['isNotEqualTo', '09:00:00', '..xx xxxx x'],
    ['isGreaterThan', '09:00', '..xx .... .'],
    ['isGreaterThan', '00:00', 'xxxx .... .'],
    ['isLessThan', '09:00:01', 'xx.. .... .'],
    ['isLessThan', '23:59:59', 'xxxx .... .'],
    ['isBetween', { from: '09:00', to: '09:00' }, 'xx.. .... .'],
    ['isBetween', { from: '09:00:01', to: '23:59' }, '..xx .... .'],
    ['isBetween', { from: '23:00', to: '01:00' }, '.... .... .'],
    ['exists', undefined, 'xxxx xxx. .'],
    ['doesNotExist', undefined, '.... ...x x'],
    ['doesNotExist', 'cleared', '.... ...x .'],
    ['doesNotExist', 'neverSet', '.... .... x'],
  ],
);

/** Q1, Q2: numbers, days and times of day. */
export const ordered: FilterCases = { seats: numbers, birthday: dates, callback: times };
