import type { Instant } from './instant.js';
import type { Role, Source } from './vocabulary.js';

/** E1: what every event says, whatever it is about. Past tense, self-sufficient, JSON. */
export interface EventEnvelope<T extends string, S extends { readonly type: string; readonly id: string }, D> {
  readonly id: string;
  readonly type: T;
  readonly workspaceId: string;
  readonly subject: S;
  /** The subject's version after the commit, shared by all of its events; 0 for subjects that count none (tags). */
  readonly version: number;
  /** From 0, within the commit. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: { readonly id: string; readonly role: Role };
  readonly source: Source;
  readonly data: D;
}
