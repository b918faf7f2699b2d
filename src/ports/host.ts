import type { Instant } from '../kernel/instant.js';

/** What every call to a port of the host's says. A call may come more than once: the key tells that it is the same one. */
export interface ReactionCall {
  readonly workspaceId: string;
  /** E3: the same at every repeat of one reaction. */
  readonly idempotencyKey: string;
}

/** The host's messages. Calls run after the commit, at least once, in order per contact (E3); a failure is tried again. */
export interface MessagePort {
  /** S6: deletes all messages of these contacts, for good. */
  deleteMessages(call: ReactionCall & { readonly contactIds: readonly string[] }): Promise<void>;
}

/** What a tag or a field is used by, beside segments. */
export type Dependency =
  | { readonly type: 'tag'; readonly tagId: string }
  | { readonly type: 'field'; readonly key: string };

/** The host's workflows. Calls run as those of {@link MessagePort}. */
export interface WorkflowPort {
  /** S2: stops the contact's workflows that began at or before `at`. */
  stopWorkflows(call: ReactionCall & { readonly contactId: string; readonly at: Instant }): Promise<void>;
  /** T4, F4: the names or ids of workflows that use the tag or field; without this method, none are known of. */
  dependents?(call: { readonly workspaceId: string; readonly on: Dependency }): Promise<readonly string[]>;
}
