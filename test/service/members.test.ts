import { describe, expect, it } from 'vitest';
import { membersOf } from '../../src/service/members.js';
import { refusal } from './refusal.js';

describe('X1 the members of an argument', () => {
  it('X1 are its own, and none of one that was left out', () => {
    const given = { limit: 5 };
    expect(membersOf(given)).toBe(given);
    expect(membersOf(undefined)).toEqual({});
  });

  it.each<[unknown]>([[null], [7], [true], ['text'], [[]], [['limit']]])('X1 %j has none', async (given) => {
    const read = async (path?: readonly string[]): Promise<unknown> => membersOf(given as object, path);
    expect(await refusal(read())).toEqual(['INPUT_INVALID_TYPE']);
    expect(await refusal(read(['options']))).toEqual(['options INPUT_INVALID_TYPE']);
  });
});
