import { createContacts } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { aField, aStage, aTag, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Reads } from '../../src/ports/store.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

const made = (options: unknown): Promise<unknown> =>
  refusal(
    (async (): Promise<void> => {
      createContacts(options as never);
    })(),
  );
const store = memoryStore();
const workflows = { stopWorkflows: async () => undefined };
const messages = { deleteMessages: async () => undefined };

/** Members of its prototype, as a host's class has them. */
class HostsStore {
  readonly capabilities = store.capabilities;
  read(workspaceId: string): Reads {
    return store.read(workspaceId);
  }
  transaction<T>(...args: Parameters<typeof store.transaction<T>>): Promise<T> {
    return store.transaction(...args);
  }
}

describe('X1 what createContacts takes', () => {
  it.each<[string, unknown, unknown]>([
    ['a store', { store }, null],
    ['a store that is an instance', { store: new HostsStore() }, null],
    [
      'all of it',
      {
        store,
        fields: [aField()],
        tags: [aTag()],
        stages: [aStage()],
        channels: fixtures.channels,
        messages,
        workflows,
        policy: {},
        clock: () => 'x',
        newId: () => 'x',
      },
      null,
    ],
    ['functions that are asked', { store, channels: () => [], policy: () => ({}) }, null],
    ['what is undefined', { store, fields: undefined, policy: undefined, clock: undefined, messages: undefined }, null],
    ['nothing', undefined, ['options INPUT_REQUIRED']],
    ['null', null, ['options INPUT_INVALID_TYPE']],
    ['a text', 'store', ['options INPUT_INVALID_TYPE']],
    ['no store', {}, ['options.store INPUT_REQUIRED']],
    ['no store but null', { store: null }, ['options.store INPUT_INVALID_TYPE']],
    ['a store that can not read', { store: { ...store, read: 7 } }, ['options.store INPUT_INVALID_TYPE']],
    [
      'a store without transactions',
      { store: { ...store, transaction: undefined } },
      ['options.store INPUT_INVALID_TYPE'],
    ],
    ['a store of no capabilities', { store: { ...store, capabilities: 'all' } }, ['options.store INPUT_INVALID_TYPE']],
    ['another option', { store, stroe: store }, ['options.stroe INPUT_UNKNOWN_KEY']],
    [
      'wrong options, all at once',
      {
        store,
        fields: {},
        tags: [7],
        stages: 'x',
        channels: 7,
        messages: {},
        workflows: () => 7,
        policy: 'x',
        clock: 'now',
        newId: 7,
      },
      [
        'options.fields INPUT_INVALID_TYPE',
        'options.tags INPUT_INVALID_TYPE',
        'options.stages INPUT_INVALID_TYPE',
        'options.channels INPUT_INVALID_TYPE',
        'options.messages INPUT_INVALID_TYPE',
        'options.workflows INPUT_INVALID_TYPE',
        'options.policy INPUT_INVALID_TYPE',
        'options.clock INPUT_INVALID_TYPE',
        'options.newId INPUT_INVALID_TYPE',
      ],
    ],
    [
      'a getter that throws',
      Object.defineProperty({ store }, 'clock', {
        enumerable: true,
        get: () => {
          throw new Error('hostile');
        },
      }),
      ['options INPUT_NOT_PLAIN'],
    ],
  ])('X1 %s', async (_, options, expected) => {
    expect(await made(options)).toEqual(expected);
  });
});

describe('E3 reactions need somewhere to wait', () => {
  const missing = { code: 'CAPABILITY_MISSING', capability: 'outbox' };
  it.each<[string, object, unknown]>([
    ['workflows', { workflows }, missing],
    ['messages', { messages }, missing],
    ['both', { workflows, messages }, missing],
    ['neither', {}, null],
  ])('E3 R5 a store without outbox and %s', async (_, ports, expected) => {
    expect(await made({ store: without(store, 'outbox'), ...ports })).toEqual(expected);
    expect(await made({ store, ...ports })).toBeNull();
  });
});
