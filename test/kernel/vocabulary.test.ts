import { expect, it } from 'vitest';
import * as vocabulary from '../../src/kernel/vocabulary.js';

it.each(Object.entries(vocabulary))('the words of %s are each there once', (_, words) => {
  expect(new Set<string>(words).size).toBe(words.length);
});
