import { test } from '@fast-check/vitest';
import { deepFreeze } from 'contactkit/testing';
import { describe, expect } from 'vitest';
import { histories, play } from './histories.js';

function frozenIn(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.isFrozen(data) || Object.values(data).some(frozenIn);
}

describe('operations are pure', () => {
  test.prop([histories])(
    'frozen contacts, inputs and contexts do, and the same call gives the same result',
    (history) => {
      for (const { step, before, answer, again } of play(history).played) {
        const frozen = again(deepFreeze(structuredClone(before)), deepFreeze(structuredClone(step.input)));
        expect(frozen).toStrictEqual(answer);
      }
    },
  );

  test.prop([histories])('what is not frozen is neither written to nor frozen, and nor is the result', (history) => {
    for (const { step, before, answer, again } of play(history).played) {
      const contact = structuredClone(before);
      const input = structuredClone(step.input);
      const result = again(contact, input);
      expect(result).toStrictEqual(answer);
      expect(contact).toStrictEqual(before);
      expect(input).toEqual(step.input);
      expect([contact, input, result].some(frozenIn)).toBe(false);
    }
  });
});
