import type { Rejection } from '../kernel/errors.js';
import type { Action, Restriction, Role } from '../kernel/vocabulary.js';
import type { Actor } from './actor.js';
import type { Policy } from './policy.js';

// A1: one row an action, one word a role. `policy` asks the workspace (see `opened`); a restriction's name means: allowed
// to those who don't have it.
const anyone = { owner: 'allowed', manager: 'allowed', agent: 'allowed', system: 'allowed' } as const;
const byPolicy = { owner: 'policy', manager: 'policy', agent: 'policy', system: 'allowed' } as const;
const managers = { owner: 'allowed', manager: 'allowed', agent: 'denied', system: 'allowed' } as const;
const deleting = { owner: 'contactDeletion', manager: 'contactDeletion', agent: 'denied', system: 'allowed' } as const;
const settings = {
  owner: 'workspaceSettings',
  manager: 'workspaceSettings',
  agent: 'denied',
  system: 'allowed',
} as const;
const exporting = { owner: 'dataExport', manager: 'dataExport', agent: 'denied', system: 'allowed' } as const;
const ownerSettings = { owner: 'workspaceSettings', manager: 'denied', agent: 'denied', system: 'allowed' } as const;

/** A1–A3: who may do what. Action × role → `allowed`, `denied`, `policy`, or the restriction that takes it away. */
export const permissions = {
  get: anyone,
  create: anyone,
  edit: anyone,
  assign: anyone,
  tag: anyone,
  untag: anyone,
  createTag: anyone,
  moveToStage: anyone,
  syncProfile: anyone,
  observeLanguage: anyone,
  connectChannel: anyone,
  setOptOut: anyone,
  receiveMessage: anyone,
  recordSentMessage: anyone,
  openConversation: anyone,
  closeConversation: anyone,
  snoozeConversation: anyone,
  block: byPolicy,
  unblock: byPolicy,
  list: byPolicy,
  count: byPolicy,
  bulk: managers,
  import: managers,
  export: exporting,
  merge: managers,
  unmerge: managers,
  dismissDuplicate: managers,
  disconnectChannel: managers,
  manageSegments: managers,
  manageTags: settings,
  manageStages: settings,
  manageFields: settings,
  deleteField: ownerSettings,
  readUsage: managers,
  delete: deleting,
} as const;

// What `policy` means in a row: the roles that the workspace's policy opens the action to.
const opened: { readonly [A in Action]?: (policy: Policy | undefined) => readonly Role[] } = {
  block: (policy) => policy?.mayBlock ?? ['owner', 'manager', 'agent'],
  unblock: (policy) => policy?.mayBlock ?? ['owner', 'manager', 'agent'],
  list: (policy) => policy?.mayList ?? ['owner', 'manager'],
  count: (policy) => policy?.mayList ?? ['owner', 'manager'],
};

/** A1: why the actor may not do it, or `undefined` when they may. What they may see (A4) is another question. */
export function forbidden(action: Action, actor: Actor, policy?: Policy): Rejection<'FORBIDDEN'> | undefined {
  const rule: 'allowed' | 'denied' | 'policy' | Restriction = permissions[action][actor.role];
  if (rule === 'allowed') return undefined;
  if (rule === 'denied') return { code: 'FORBIDDEN', action, because: 'role' };
  if (rule === 'policy') {
    return opened[action]?.(policy).includes(actor.role) === true
      ? undefined
      : { code: 'FORBIDDEN', action, because: 'policy' };
  }
  return actor.restrictions?.includes(rule) === true ? { code: 'FORBIDDEN', action, because: rule } : undefined;
}
