import type { Policy } from '../access/policy.js';
import { systemClock, uuidv7 } from '../kernel/ambient.js';
import { contactsError, faulty } from '../kernel/errors.js';
import { type Issue, issue } from '../kernel/issue.js';
import type { ContactsOptions } from './options.js';
import type { Environment } from './scope.js';

type Holds = (value: unknown) => boolean;

const isObject: Holds = (value) => typeof value === 'object' && value !== null;
const isFunction: Holds = (value) => typeof value === 'function';
const hasMethods =
  (...names: readonly string[]): Holds =>
  (value) =>
    isObject(value) && names.every((name) => isFunction((value as Readonly<Record<string, unknown>>)[name]));
const isStore: Holds = (value) =>
  hasMethods('read', 'transaction')(value) &&
  Array.isArray((value as { readonly capabilities?: unknown }).capabilities);
const orAsked =
  (holds: Holds): Holds =>
  (value) =>
    isFunction(value) || holds(value);
const isList: Holds = (value) => Array.isArray(value) && value.every(isObject);

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
    newId: newId ?? uuidv7,
    verified: new Set(),
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
