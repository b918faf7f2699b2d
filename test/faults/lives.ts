import type { Contact, ContactEvent, Tombstone } from 'contactkit';
import { replay } from 'contactkit/testing';
import { canonical } from '../../src/kernel/canonical.js';
import type { AnyEvent } from '../../src/stores/sql/event-rows.js';
import type { Snapshot } from './snapshot.js';

/** A contact by its events alone. */
export interface Life {
  readonly id: string;
  readonly events: readonly AnyEvent[];
  readonly lastVersion: number;
  /** S8: its events have lost their data, and nothing can be replayed. */
  readonly erased: boolean;
  /** Version → the text of the contact as it was then, by replay; none of an erased one. */
  readonly states: ReadonlyMap<number, string>;
  /** What is wrong with the events. */
  readonly faults: readonly string[];
}

/** Contact id → its life. */
export function livesOf({ events }: Snapshot): ReadonlyMap<string, Life> {
  const eventsOf = new Map<string, AnyEvent[]>();
  for (const event of events) {
    if (event.subject.type !== 'contact') continue;
    const own = eventsOf.get(event.subject.id);
    if (own === undefined) eventsOf.set(event.subject.id, [event]);
    else own.push(event);
  }
  return new Map([...eventsOf].map(([id, own]) => [id, lifeOf(id, own)]));
}

/** A contact as text, but for its message times: no event tells of them (M1). */
export function timeless(contact: Contact | Tombstone): string {
  if (contact.status === 'deleted') return canonical(contact);
  const channels = contact.channels.map((channel) => ({ ...channel, lastInteractionAt: null }));
  return canonical({ ...contact, channels, lastMessageAt: null, lastInboundAt: null });
}

/** Events by the version that they share, in order. */
function commitsOf(events: readonly AnyEvent[]): ReadonlyMap<number, readonly AnyEvent[]> {
  const commits = new Map<number, AnyEvent[]>();
  for (const event of events) {
    const commit = commits.get(event.version);
    if (commit === undefined) commits.set(event.version, [event]);
    else commit.push(event);
  }
  return commits;
}

function lifeOf(id: string, events: readonly AnyEvent[]): Life {
  const commits = [...commitsOf(events)];
  const erased = events.every(({ data }) => data === null);
  const faults = [
    ...commits.flatMap(([version], index) =>
      version === index + 1 ? [] : [`contact ${id}: version ${index + 1} is followed by ${version}`],
    ),
    ...commits.flatMap(([version, commit]) =>
      commit.every(({ seq }, index) => seq === index)
        ? []
        : [`contact ${id}: a gap in the events of version ${version}`],
    ),
    ...(erased || events.every(({ data }) => data !== null) ? [] : [`contact ${id}: its events are half erased`]),
    ...(erased && events.at(-1)?.type !== 'contact.deleted' ? [`contact ${id}: erased, and not deleted`] : []),
  ];
  const states = new Map<number, string>();
  const lastVersion = commits.at(-1)![0];
  if (erased || faults.length > 0) return { id, events, lastVersion, erased, states, faults };
  try {
    let state: Contact | Tombstone | undefined;
    for (const [version, commit] of commits) {
      state = replay(state, commit as unknown as readonly ContactEvent[]);
      states.set(version, timeless(state));
    }
  } catch (error) {
    faults.push(`contact ${id}: ${(error as Error).message}`);
  }
  return { id, events, lastVersion, erased, states, faults };
}
