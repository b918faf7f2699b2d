/**
 * The closed lists of words that errors, events and tables share. They stand below everything else, so that the one
 * table of errors can name an action or a capability; what the words mean is said by the tables of their own layer.
 */

/** Who acts. `system` is the host itself: jobs, workflows, channel adapters. */
export const roles = ['owner', 'manager', 'agent', 'system'] as const;
/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** A1: what an administrator takes away from one user. `hiddenFields` is a list of its own, see `Actor`. */
export const restrictions = ['contactDeletion', 'dataExport', 'workspaceSettings', 'onlyMine', 'teamOnly'] as const;
/** One of {@link restrictions}. */
export type Restriction = (typeof restrictions)[number];

/** P1: where a value came from. The first four are people and their tools, the last three are automatic. */
export const sources = ['manual', 'api', 'workflow', 'import', 'channel', 'browser', 'phone'] as const;
/** One of {@link sources}. */
export type Source = (typeof sources)[number];
/** P2: sources that fill, and never overwrite what a person set or cleared. */
export type AutomaticSource = 'channel' | 'browser' | 'phone';

/** S1: what can be done with one contact that exists; the lifecycle table has a row for each. */
export const contactActions = [
  'edit',
  'assign',
  'tag',
  'untag',
  'moveToStage',
  'syncProfile',
  'observeLanguage',
  'connectChannel',
  'disconnectChannel',
  'setOptOut',
  'receiveMessage',
  'recordSentMessage',
  'openConversation',
  'closeConversation',
  'snoozeConversation',
  'block',
  'unblock',
  'delete',
  'merge',
  'unmerge',
] as const;
/** One of {@link contactActions}. */
export type ContactAction = (typeof contactActions)[number];

/** A1: everything that the permission table knows: the above, and what is done with contacts at large or the workspace. */
export const actions = [
  ...contactActions,
  'get',
  'create',
  'list',
  'count',
  'bulk',
  'import',
  'export',
  'dismissDuplicate',
  'createTag',
  'manageTags',
  'manageStages',
  'manageSegments',
  'manageFields',
  'deleteField',
  'readUsage',
] as const;
/** One of {@link actions}. */
export type Action = (typeof actions)[number];

/**
 * R5: what a store may offer beyond `contacts`. What it lacks is refused by this name; `textIndex` alone is a promise of speed, that
 * to search names, email addresses and phones for a part of three characters or more does not read a whole workspace.
 */
export const capabilities = [
  'uniqueIdentities',
  'batch',
  'list',
  'textIndex',
  'fields',
  'tags',
  'stages',
  'segments',
  'outbox',
  'history',
  'usage',
  'idempotency',
  'merges',
  'imports',
] as const;
/** One of {@link capabilities}. */
export type Capability = (typeof capabilities)[number];
