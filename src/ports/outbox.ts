import type { Instant } from '../kernel/instant.js';

/** E3: work in another module that an event demands; data, so that it survives a crash. */
export interface Reaction {
  readonly id: string;
  readonly workspaceId: string;
  /** Reactions with a common id here and the same port run in the order of their ids' creation; empty: in any order. */
  readonly contactIds: readonly string[];
  readonly port: ReactionPort;
  readonly task: ReactionTask;
  readonly createdAt: Instant;
  /** Not before then; a failure moves it on (back-off). */
  readonly dueAt: Instant;
  /** How often it was tried and failed. */
  readonly attempts: number;
  /** The last failure, for people to read. */
  readonly error: string | null;
  /** It failed too often and waits for somebody; it holds back only its own port and contacts. */
  readonly parked: boolean;
}

/** Whom a reaction asks: the host's workflow or message port, or the store itself to purge. */
export type ReactionPort = 'workflows' | 'messages' | 'purge';

/** What a reaction does. */
export type ReactionTask =
  /** S2: workflows of the contact that began at or before `at`. */
  | { readonly type: 'stopWorkflows'; readonly contactId: string; readonly at: Instant }
  /** S6: all messages of these ids, the contact's and those merged into it. */
  | { readonly type: 'deleteMessages'; readonly contactIds: readonly string[] }
  /** S8: what is stored about a deleted contact loses its values. */
  | { readonly type: 'eraseContact'; readonly contactId: string }
  /** T4: a deleted tag leaves the contacts that carry it. */
  | { readonly type: 'purgeTag'; readonly tagId: string }
  /** F4: a deleted field's values leave contacts, then history; `reached` is where the purge has come to. */
  | {
      readonly type: 'purgeField';
      readonly key: string;
      readonly reached?: { readonly of: 'contacts' | 'history'; readonly after: string };
    }
  /** G1: the contacts of a deleted stage move on. */
  | { readonly type: 'moveStage'; readonly from: string; readonly to: string | null };

/** What is not done yet. */
export interface OutboxReads {
  /** A reaction that is still to be done, or parked; undefined once it is done. */
  get(id: string): Promise<Reaction | undefined>;
  /** What is not done in the workspace, or of it what names one contact; parked ones too. At most `limit`, oldest first. */
  pending(limit: number, contactId?: string): Promise<readonly Reaction[]>;
}
/** Capability `outbox`: reactions, written in the unit of work of the change that demands them (E2). */
export interface OutboxRepository extends OutboxReads {
  /** New ones, after those that are there already. */
  add(reactions: readonly Reaction[]): Promise<void>;
  /** What `Store.claimDue` does, for the reactions of one contact: how a command runs its own at once. */
  claim(contactId: string, now: Instant, until: Instant): Promise<readonly Reaction[]>;
  /** Replaces a reaction after a failure or to run it again; an unknown id is a no-op. */
  update(reaction: Reaction): Promise<void>;
  /** It is done. */
  remove(id: string): Promise<void>;
}

/** What a worker is told of work that is due: where to look, nothing of what it is about. */
export interface DueReaction {
  readonly workspaceId: string;
  readonly id: string;
}

/** How much is left to do, over all workspaces: counts and no ids. */
export interface Backlog {
  readonly pending: number;
  readonly parked: number;
  /** When the next reaction can be claimed; null: none can, or all of them wait behind a parked one. */
  readonly nextDueAt: Instant | null;
}
