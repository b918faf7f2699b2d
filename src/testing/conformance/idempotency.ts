import type { IdempotencyRecord } from '../../ports/idempotency.js';
import type { Store } from '../../ports/store.js';
import { equal, oneWins, refused } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { at, reads, unit } from './subjects.js';

const needs = ['idempotency'] as const;
const record = (overrides: Partial<IdempotencyRecord> = {}): IdempotencyRecord => ({
  key: 'key-1',
  actorId: 'user-1',
  digest: '',
  contactId: 'contact-1',
  version: 1,
  extra: '{}',
  at: at(0),
  ...overrides,
});
const put = (store: Store, one: IdempotencyRecord): Promise<void> =>
  unit(store, ({ idempotency }) => idempotency.put(one));

/** R3: the commands that succeeded. */
export const idempotencyRules: readonly StoreRule[] = [
  must('R3-records', 'a record comes back as it was', needs, async ({ store }) => {
    const one = record({ digest: 'f'.repeat(64), version: 2 ** 31 - 1, extra: '{"a":["é",null,1.5]}' });
    await put(store, one);
    equal(await reads(store).idempotency.get('user-1', 'key-1'), one, 'the record');
  }),

  must('R3-actors', 'keys are the actor’s own', needs, async ({ store }) => {
    const [one, other] = [record(), record({ actorId: 'user-2', contactId: 'contact-2' })];
    await put(store, one);
    await put(store, other);
    equal(await reads(store).idempotency.get('user-1', 'key-1'), one, 'of one actor');
    equal(await reads(store).idempotency.get('user-2', 'key-1'), other, 'of another');
  }),

  must('R3-exact', 'keys are exact text, told apart from actors', needs, async ({ store }) => {
    await put(store, record({ actorId: 'a', key: 'b:c' }));
    for (const [actorId, key] of [
      ['a:b', 'c'],
      ['a', 'B:C'],
      ['A', 'b:c'],
      ['a', 'b:c '],
    ] as const)
      equal(await reads(store).idempotency.get(actorId, key), undefined, `${actorId} and ${key}`);
  }),

  must('R3-twice', 'a key is recorded once', needs, async ({ store }) => {
    await put(store, record());
    await refused(put(store, record({ contactId: 'contact-2' })), 'VERSION_CONFLICT', 'a second put');
    equal(await reads(store).idempotency.get('user-1', 'key-1'), record(), 'the record');
  }),

  race('R3-race', 'of simultaneous repeats of one command exactly one is recorded', needs, async ({ store }) => {
    const records = ['contact-1', 'contact-2', 'contact-3'].map((contactId) => record({ contactId }));
    const winner = await oneWins(
      records.map((one) => put(store, one)),
      'VERSION_CONFLICT',
      'three puts at once',
    );
    equal(await reads(store).idempotency.get('user-1', 'key-1'), records[winner], 'the record');
  }),
];
