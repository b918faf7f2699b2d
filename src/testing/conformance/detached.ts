import { testWorkspaceId } from '../context.js';
import { deepFreeze } from '../freeze.js';
import { equal } from './assert.js';
import { type Kind, kinds } from './kinds.js';
import { must, type StoreRule } from './rule.js';
import { reads, unit } from './subjects.js';

/** Of usage nothing but texts and numbers goes in and out. */
const objects: readonly Kind[] = kinds.filter(({ name }) => name !== 'usage');

/** R2: what a store hands out or was handed is nobody's way into it. */
export const detachedRules: readonly StoreRule[] = objects.flatMap(({ name, needs, ...kind }) => [
  must(`R2-answers-${name}`, `what is returned is detached from the store: ${name}`, needs, async ({ store }) => {
    await unit(store, (all) => kind.writing(testWorkspaceId, 'text').put(all));
    spoil(await kind.read(reads(store), 'text'));
    await unit(store, async (all) => spoil(await kind.read(all, 'text')));
    const written = kind.written(testWorkspaceId, 'text');
    equal(await kind.read(reads(store), 'text'), written, 'after its answers were changed');
  }),

  must(`R2-kept-${name}`, `what is passed in is not kept: ${name}`, needs, async ({ store }) => {
    const { input, put } = kind.writing(testWorkspaceId, 'text');
    await unit(store, put);
    spoil(input);
    equal(await kind.read(reads(store), 'text'), kind.written(testWorkspaceId, 'text'), 'after the input was changed');
  }),

  must(`R2-changed-${name}`, `what is passed in is not changed: ${name}`, needs, async ({ store }) => {
    const { input, put } = kind.writing(testWorkspaceId, ' padded ');
    await unit(store, put);
    equal(input, kind.writing(testWorkspaceId, ' padded ').input, 'the input');
  }),

  must(`R2-frozen-${name}`, `what is passed in may be frozen: ${name}`, needs, async ({ store }) => {
    const { input, put } = kind.writing(testWorkspaceId, 'text');
    deepFreeze(input);
    await unit(store, put);
    equal(await kind.read(reads(store), 'text'), kind.written(testWorkspaceId, 'text'), 'what was written');
  }),
]);

/** Changes all that can be changed of an answer or an input. */
export function spoil(data: unknown): void {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, member] of Object.entries(data)) {
    spoil(member);
    Reflect.set(data, key, 'spoiled');
  }
}
