import type { Policy } from '../access/policy.js';
import type { Channel } from '../contact/channel-view.js';
import type { FieldMap, FieldSet } from '../fields/definition.js';
import type { Instant } from '../kernel/instant.js';
import type { MessagePort, WorkflowPort } from '../ports/host.js';
import type { Store } from '../ports/store.js';
import type { Stage } from '../stages/stage.js';
import type { Tag } from '../tags/tag.js';

/** What {@link createContacts} takes. */
export interface ContactsOptions<F extends FieldMap = FieldMap> {
  /** Where contacts are kept: `memoryStore()`, or the host's own. */
  readonly store: Store;
  /** F4: fields declared in code, from `defineFields`; the workspace's own come on top. */
  readonly fields?: FieldSet<F> | undefined;
  /** The tags of every workspace, for a store without `tags`: a host that keeps them in code. */
  readonly tags?: readonly Tag[] | undefined;
  /** G1: the stages of every workspace, for a store without `stages`. */
  readonly stages?: readonly Stage[] | undefined;
  /** N4: the channels of every workspace, or asked per workspace. */
  readonly channels?:
    | readonly Channel[]
    | ((workspaceId: string) => readonly Channel[] | Promise<readonly Channel[]>)
    | undefined;
  /** S6: the host's messages. Needs a store with `outbox`. */
  readonly messages?: MessagePort | undefined;
  /** S2: the host's workflows. Needs a store with `outbox`. */
  readonly workflows?: WorkflowPort | undefined;
  /** What every workspace decides, or asked per workspace and command. */
  readonly policy?: Policy | ((workspaceId: string) => Policy | Promise<Policy>) | undefined;
  /** The present moment; default: the system's clock. */
  readonly clock?: (() => Instant) | undefined;
  /** New ids of contacts, tags and events, without a colon; default: UUIDv7. */
  readonly newId?: (() => string) | undefined;
}
