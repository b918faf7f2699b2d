import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { safely } from '../../src/service/safe.js';
import { refusal } from './refusal.js';

const { echo } = safely({ echo: async (...args: readonly unknown[]) => args });

describe('X1 X2 a method behind which nothing is hostile', () => {
  test.prop([fc.array(fc.jsonValue())])('X2 gets equal copies of its arguments', async (args) => {
    const got = await echo(...args);
    expect(got).toEqual(args);
    args.forEach((one, index) => {
      if (typeof one === 'object' && one !== null) expect(got[index]).not.toBe(one);
    });
  });

  it('X2 keeps an argument that was not given apart from one that is empty', async () => {
    expect(await echo(undefined, null, {})).toEqual([undefined, null, {}]);
    expect(await echo()).toEqual([]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['a date', { at: new Date() }, ['at INPUT_NOT_PLAIN']],
    ['a function', () => 1, ['INPUT_NOT_PLAIN']],
    ['too much', Array.from({ length: 20_001 }, () => 0), ['INPUT_TOO_LARGE']],
  ])('X1 X2 answers %s through its promise', async (_, argument, faults) => {
    const answer = echo('fine', argument);
    expect(answer).toBeInstanceOf(Promise);
    expect(await refusal(answer)).toEqual(faults);
  });

  it('X1 answers what it throws at once through its promise too', async () => {
    const { fail } = safely({
      fail: (): Promise<never> => {
        throw new Error('at once');
      },
    });
    await expect(fail()).rejects.toThrow('at once');
  });
});
