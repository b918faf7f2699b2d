import type { Rejection } from './errors.js';
import { badId, isId } from './id.js';
import type { Instant } from './instant.js';
import { ok, type Result } from './result.js';
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

type AnyEvent = EventEnvelope<string, { readonly type: string; readonly id: string }, unknown>;

/** What the envelope is filled in from: of the checked context of the call. */
export interface Stamp extends Pick<AnyEvent, 'workspaceId' | 'source'> {
  readonly now: Instant;
  readonly actor: { readonly id: string; readonly role: Role };
  readonly newId: () => string;
}

/** What happened, before it stands in its envelope. Distributes over a union of events, so type and data belong together. */
export type Happening<E extends AnyEvent> = E extends AnyEvent ? Pick<E, 'type' | 'subject' | 'data'> : never;

/** E1: one event in its envelope. Whether its id is one (C4) is asked afterwards. */
export function envelope<E extends AnyEvent>(
  { workspaceId, now, actor, source, newId }: Stamp,
  version: number,
  seq: number,
  { type, subject, data }: Happening<E>,
): E {
  return {
    id: newId(),
    type,
    workspaceId,
    subject,
    version,
    seq,
    at: now,
    actor: { id: actor.id, role: actor.role },
    source,
    data,
  } as unknown as E;
}

/** E1: the events of one commit in their order; `INVALID` when the host's `newId` gives no ids. */
export function envelopes<E extends AnyEvent>(
  stamp: Stamp,
  version: number,
  happened: readonly Happening<E>[],
): Result<readonly E[], Rejection<'INVALID'>> {
  const events = happened.map((happening, seq) => envelope<E>(stamp, version, seq, happening));
  return events.every(({ id }) => isId(id)) ? ok(events) : badId();
}
