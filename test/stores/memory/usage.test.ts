import { expect, it } from 'vitest';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { contact, deleted, insert, read, write } from './support.js';

it('M4 counts a contact once a cycle, however often it is recorded, and after it was deleted too', async () => {
  const store = memoryStore();
  await insert(store, contact('a'));
  await Promise.all(['a', 'b', 'a', 'a'].map((id) => write(store, ({ usage }) => usage.record('2026-11', id))));
  await write(store, ({ contacts }) => contacts.save(deleted(contact('a')), { expectedVersion: 1 }));
  const { usage } = read(store);
  expect([await usage.count('2026-11'), await usage.count('2026-12')]).toEqual([2, 0]);
  expect(await usage.has('2026-11', 'a')).toBe(true);
  expect(await usage.has('2026-11', 'c')).toBe(false);
  expect(await usage.has('2026-12', 'a')).toBe(false);
});
