import { describe, expect, it } from 'vitest';
import * as shape from '../../src/kernel/shape.js';

const { isCount, isFlag, isName, isStamp, isText, listOf, mapOf, oneOf, orAbsent, orNull, record } = shape;
const row = record([
  ['a', isName],
  ['b', orAbsent(isCount)],
]);

describe('X1 what a value is', () => {
  it.each<[string, shape.Holds, readonly unknown[], readonly unknown[]]>([
    ['a text', isText, ['', 'x'], [7, null, undefined, ['x']]],
    ['a name', isName, ['x', ' '], ['', 7, null]],
    ['a flag', isFlag, [true, false], [0, 'true', null]],
    ['a count', isCount, [0, 7, 2 ** 53 - 1], [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', 1n]],
    [
      'a stamp',
      isStamp,
      ['2026-11-23T09:00:00.000Z'],
      ['2026-11-23T09:00:00Z', '2026-11-23', '', 0, new Date(0), null],
    ],
    ['null or', orNull(isName), [null, 'x'], [undefined, '', 7]],
    ['absent or', orAbsent(isName), [undefined, 'x'], [null, '', 7]],
    ['a list', listOf(isCount), [[], [1, 2]], [[1, 'x'], {}, 'x', null, { length: 0 }]],
    ['a map', mapOf(isCount), [{}, { a: 1 }, Object.create(null)], [[], { a: 'x' }, null, 'x']],
    ['one of', oneOf('a', 7, null), ['a', 7, null], ['b', '7', undefined]],
    [
      'a record',
      row,
      [{ a: 'x' }, { a: 'x', b: 1, more: [] }, { a: 'x', b: undefined }],
      [{}, { a: '' }, { a: 'x', b: 'y' }, null, 'x', undefined],
    ],
  ])('X1 %s', (_, holds, good, bad) => {
    expect(good.filter((value) => !holds(value))).toEqual([]);
    expect(bad.filter((value) => holds(value))).toEqual([]);
  });
});

describe('X1 what is wrong with an object', () => {
  const form: shape.Shape = [
    ['a', isName],
    ['b', orNull(isText)],
  ];
  it.each<[unknown, readonly string[]]>([
    [{ a: 'x', b: null }, []],
    [{ a: 'x', b: null, more: 1 }, []],
    [{ a: 7 }, ['here.a INPUT_INVALID_TYPE', 'here.b INPUT_REQUIRED']],
    [undefined, ['here INPUT_REQUIRED']],
    [null, ['here INPUT_INVALID_TYPE']],
    ['x', ['here INPUT_INVALID_TYPE']],
  ])('X1 %j', (value, expected) => {
    const issues = shape.shapeIssues(value, form, ['here']);
    expect(issues.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual(expected);
  });
});
