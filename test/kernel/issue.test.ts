import { expect, it } from 'vitest';
import { issue, under } from '../../src/kernel/issue.js';

it('V9 an issue has code, path and params', () => {
  expect(issue('PHONE_INVALID')).toEqual({ code: 'PHONE_INVALID', path: [], params: {} });
  expect(issue('NAME_TOO_LONG', ['firstName'], { max: 200 })).toEqual({
    code: 'NAME_TOO_LONG',
    path: ['firstName'],
    params: { max: 200 },
  });
});

it('V9 under lifts every issue by one level', () => {
  const issues = [issue('TAG_EMPTY', [0]), issue('TAG_TOO_LONG', [1], { max: 64 })] as const;
  expect(under('tags', issues)).toEqual([
    issue('TAG_EMPTY', ['tags', 0]),
    issue('TAG_TOO_LONG', ['tags', 1], { max: 64 }),
  ]);
  expect(issues[0].path).toEqual([0]);
});
