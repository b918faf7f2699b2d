import type { Capability } from '../../kernel/vocabulary.js';
import type { Reads, Store } from '../../ports/store.js';
import { testWorkspaceId } from '../context.js';
import { equal, sameMembers } from './assert.js';
import { must, type StoreRule } from './rule.js';

/** Capabilities that are a member of the repositories; all but the last can be read outside of units of work too. */
const members = [
  'uniqueIdentities',
  'fields',
  'tags',
  'stages',
  'segments',
  'outbox',
  'history',
  'usage',
  'idempotency',
  'list',
  'batch',
] as const;

const present = (all: Reads): readonly string[] => members.filter((name) => all[name as keyof Reads] !== undefined);
const claimed = (capabilities: readonly Capability[], but: readonly string[] = []): readonly string[] =>
  members.filter((name) => capabilities.includes(name) && !but.includes(name));
const callable = (store: Store): unknown => [typeof store.claimDue === 'function', typeof store.backlog === 'function'];

/** R5: a store offers what it says, all of it and no more. */
export const capabilityRules: readonly StoreRule[] = [
  must('R5-manifest', 'the store has the capabilities of its public manifest', [], async ({ store, capabilities }) => {
    sameMembers(store.capabilities, capabilities, 'store.capabilities');
  }),

  must(
    'R5-reads',
    'outside of units of work there is a member for every capability, and for no other',
    [],
    async ({ store, capabilities }) => {
      equal(present(store.read(testWorkspaceId)), claimed(capabilities, ['batch']), 'the members of read()');
    },
  ),

  must(
    'R5-repositories',
    'in a unit of work there is a member for every capability, and for no other',
    [],
    async ({ store, capabilities }) => {
      const found = await store.transaction(testWorkspaceId, async (all) => present(all));
      equal(found, claimed(capabilities), 'the members of a unit of work');
    },
  ),

  must(
    'R5-workers',
    'a store with an outbox has claimDue and backlog, and no other has',
    [],
    async ({ store, capabilities }) => {
      const expected = capabilities.includes('outbox');
      equal(callable(store), [expected, expected], 'claimDue and backlog');
    },
  ),
];
