import type { Actor } from '../access/actor.js';
import { type Checked, checkContext } from '../access/context.js';
import type { Policy } from '../access/policy.js';
import { mayView } from '../access/visibility.js';
import type { Channel } from '../contact/channel-view.js';
import type { Contact } from '../contact/contact.js';
import type { FieldSet } from '../fields/definition.js';
import { type ContactsError, contactsError, type ErrorData, isContactsError, unwrap } from '../kernel/errors.js';
import type { Instant } from '../kernel/instant.js';
import type { Capability, Source } from '../kernel/vocabulary.js';
import type { MessagePort, WorkflowPort } from '../ports/host.js';
import type { Reads, Repositories, Store } from '../ports/store.js';
import type { Stage } from '../stages/stage.js';
import type { Tag } from '../tags/tag.js';

/** R1: how often a command or a purge decides, when somebody else is faster each time. */
export const attempts = 4;

type Port = ErrorData['PORT_FAILED']['port'];

/** What one `createContacts` works with, its options checked and their defaults filled in. */
export interface Environment {
  readonly store: Store;
  readonly inCode: FieldSet;
  readonly tags: readonly Tag[];
  readonly stages: readonly Stage[];
  readonly channelsOf: (workspaceId: string) => readonly Channel[] | Promise<readonly Channel[]>;
  readonly policyOf: (workspaceId: string) => Policy | undefined | Promise<Policy | undefined>;
  readonly messages: MessagePort | undefined;
  readonly workflows: WorkflowPort | undefined;
  readonly clock: () => Instant;
  readonly newId: () => string;
  /** C5, F4: what was found to hold of a workspace and is not looked at again; see `unique.ts`, `facts.ts`. */
  readonly verified: Set<string>;
}

/** An environment, seen by one actor in one workspace. */
export interface Scope {
  readonly env: Environment;
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly source: Source | undefined;
}

/** The context of one command: the policy as it is now, and the present moment. */
export async function contextOf({ env, workspaceId, actor, source }: Scope): Promise<Checked> {
  const policy = await asking('policy', () => env.policyOf(workspaceId));
  const now = await asking('clock', () => env.clock());
  return unwrap(checkContext({ workspaceId, actor, source, now, newId: env.newId, policy }));
}

/** The look-ups of the scope's workspace. */
export function readsOf({ env, workspaceId }: Scope): Reads {
  try {
    return env.store.read(workspaceId);
  } catch (thrown) {
    throw failureOf('store', thrown);
  }
}

/** A unit of work in the scope's workspace. */
export function transact<T>(
  { env, workspaceId }: Pick<Scope, 'env' | 'workspaceId'>,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T> {
  return asking('store', () => env.store.transaction(workspaceId, work));
}

/** Calls a port of the host's: an error that is not ours becomes `PORT_FAILED`, with what was thrown as its cause. */
export async function asking<T>(port: Port, call: () => T | Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw failureOf(port, thrown);
  }
}

/** What to throw for what a port threw. */
export function failureOf(port: Port, thrown: unknown): ContactsError {
  return isContactsError(thrown) ? thrown : contactsError({ code: 'PORT_FAILED', port }, thrown);
}

/** R5: a repository that the store may lack; refused by the name of its capability. */
export function need<T>(repository: T | undefined, capability: Capability): T {
  if (repository === undefined) throw contactsError({ code: 'CAPABILITY_MISSING', capability });
  return repository;
}

/** R5: a promise of the store that is no repository. */
export function needCapability({ env }: Scope, capability: Capability): void {
  if (!env.store.capabilities.includes(capability)) throw contactsError({ code: 'CAPABILITY_MISSING', capability });
}

/** A4: whether the scope's actor may see the contact. */
export function sees({ actor }: Scope, contact: Contact): boolean {
  return mayView(actor, contact.assigneeId);
}
