import type { Policy } from '../access/policy.js';
import { systemClock, uuidv7 } from '../kernel/ambient.js';
import { contactsError, faulty } from '../kernel/errors.js';
import { type Issue, issue } from '../kernel/issue.js';
import { type Holds, isText, listOf, record } from '../kernel/shape.js';
import type { ContactsOptions } from './options.js';
import { type Environment, failureOf } from './scope.js';

const isObject: Holds = record([]);
const isFunction: Holds = (value) => typeof value === 'function';
const hasMethods = (...names: readonly string[]): Holds => record(names.map((name) => [name, isFunction]));
const isStore: Holds = record([
  ['read', isFunction],
  ['transaction', isFunction],
  ['capabilities', listOf(isText)],
]);
const orAsked =
  (holds: Holds): Holds =>
  (value) =>
    isFunction(value) || holds(value);
const isList: Holds = listOf(isObject);

/** X1: option → what it must be; all but the store may be left out. */
const checks: { readonly [K in keyof Required<ContactsOptions>]: Holds } = {
  store: isStore,
  fields: isList,
  tags: isList,
  stages: isList,
  channels: orAsked(isList),
  messages: hasMethods('deleteMessages'),
  workflows: hasMethods('stopWorkflows'),
  policy: orAsked(isObject),
  clock: isFunction,
  newId: isFunction,
};

/** The options of `createContacts`, checked, with their defaults. */
export function environment(options: ContactsOptions): Environment {
  const refused = faulty(optionIssues(options));
  if (refused !== undefined) throw contactsError(refused.error);
  const { store, fields, tags, stages, channels, messages, workflows, policy, clock, newId } = options;
  if ((messages !== undefined || workflows !== undefined) && !store.capabilities.includes('outbox')) {
    throw contactsError({ code: 'CAPABILITY_MISSING', capability: 'outbox' });
  }
  return {
    store,
    inCode: fields ?? [],
    tags: tags ?? [],
    stages: stages ?? [],
    channelsOf: typeof channels === 'function' ? channels : () => channels ?? [],
    policyOf: typeof policy === 'function' ? policy : (): Policy | undefined => policy,
    messages,
    workflows,
    clock: clock ?? systemClock,
    newId: newId === undefined ? uuidv7 : asked(newId),
    verified: new Set(),
  };
}

// Ids are made in the middle of an operation, where nothing can wait for `asking`.
function asked(newId: () => string): () => string {
  return () => {
    try {
      return newId();
    } catch (thrown) {
      throw failureOf('newId', thrown);
    }
  };
}

function optionIssues(options: unknown): readonly Issue[] {
  if (!isObject(options)) return [issue(options === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', ['options'])];
  try {
    const given = options as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(given).filter((key) => !Object.hasOwn(checks, key));
    const wrong = Object.entries(checks).filter(
      ([key, holds]) => (given[key] !== undefined || key === 'store') && !holds(given[key]),
    );
    return [
      ...unknown.map((key) => issue('INPUT_UNKNOWN_KEY', ['options', key])),
      ...wrong.map(([key]) =>
        issue(given[key] === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', ['options', key]),
      ),
    ];
  } catch {
    // Reading them threw: they are no plain options, whatever they are.
    return [issue('INPUT_NOT_PLAIN', ['options'])];
  }
}
