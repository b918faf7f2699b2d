import { isLive } from '../../src/ports/contact-repository.js';
import { countsIn } from '../../src/usage/counts-in.js';
import { different } from './check-contacts.js';
import { effective, messages } from './commands.js';
import { cycleAt } from './host.js';
import { type Life, timeless } from './lives.js';
import type { Row, Snapshot } from './snapshot.js';
import type { Callers, Told } from './told.js';

/** Who the purges of the library itself act as. */
const system = 'contactkit';

/** A commit of a command: of which contact it made which version. */
interface Commit {
  readonly contactId: string;
  readonly version: number;
}

/** Command id → what its events and its record say that it did. */
export interface Done {
  readonly commits: ReadonlyMap<string, readonly Commit[]>;
  readonly records: ReadonlyMap<string, Row>;
  /** Commands whose events are of tags and of no contact. */
  readonly ofTags: ReadonlySet<string>;
}

export function doneOf({ events, commands }: Snapshot): Done {
  const commits = new Map<string, Commit[]>();
  const ofTags = new Set<string>();
  for (const { subject, version, actor } of events) {
    if (actor.id === system) continue;
    if (subject.type !== 'contact') {
      ofTags.add(actor.id);
      continue;
    }
    const own = commits.get(actor.id) ?? [];
    commits.set(actor.id, own);
    if (!own.some((one) => one.contactId === subject.id && one.version === version))
      own.push({ contactId: subject.id, version });
  }
  return { commits, ofTags, records: new Map(commands.map((record) => [commandOf(record), record])) };
}

/** R1, R3, M4, M5: what callers were told, against what is stored. */
export function commandViolations(
  snapshot: Snapshot,
  lives: ReadonlyMap<string, Life>,
  callers: Callers,
): readonly string[] {
  const done = doneOf(snapshot);
  const { commits, records, ofTags } = done;
  const known = [...callers.values()];
  return [
    ...[...new Set([...commits.keys(), ...records.keys(), ...ofTags])]
      .filter((id) => !callers.has(id))
      .map((id) => `command ${id}: nobody gave it`),
    ...known.flatMap((told) => [
      ...onceFaults(told, done),
      ...answerFaults(told, snapshot, lives, done),
      ...refusalFaults(told, done),
    ]),
    ...messageFaults(snapshot, callers, done),
  ];
}

/** R3: exactly once, and its record with it. */
function onceFaults({ command: { id, name, keyed } }: Told, { commits, records }: Done): readonly string[] {
  const own = commits.get(id) ?? [];
  const record = records.get(id);
  if (own.length > 1) return [`command ${id}: happened ${own.length} times`];
  const [commit] = own;
  if (record === undefined) return keyed && commit !== undefined ? [`command ${id}: no record of it`] : [];
  if (!keyed) return [`command ${id}: a record without a key`];
  if (commit === undefined) return effective.includes(name) ? [`command ${id}: a record and no events`] : [];
  return commit.contactId === record['contact_id'] && commit.version === record['version']
    ? []
    : [`command ${id}: its record is of another version than its events`];
}

/** Nothing acknowledged is lost: the contact of each answer is one that the events lead to. */
function answerFaults(
  { command, answers }: Told,
  { contacts, events }: Snapshot,
  lives: ReadonlyMap<string, Life>,
  { commits, records }: Done,
): readonly string[] {
  const { id, name, keyed } = command;
  if (answers.length === 0) return [];
  if (name === 'deleteTag')
    return events.some(({ type, actor }) => type === 'tag.deleted' && actor.id === id) ? [] : [`command ${id}: lost`];
  const lost =
    (effective.includes(name) && !commits.has(id)) || (keyed && !records.has(id)) ? [`command ${id}: lost`] : [];
  return [
    ...lost,
    ...answers.flatMap((answer) => {
      if (answer === null) return [];
      const life = lives.get(answer.id);
      if (life === undefined) return [`command ${id}: its contact ${answer.id} is lost`];
      const row = contacts.find((one) => one.id === answer.id);
      if (answer.status === 'deleted')
        return row?.status === 'deleted' && timeless(row) === timeless(answer)
          ? []
          : [`command ${id}: lost a deletion`];
      // Of an erased contact no more than this can be told.
      if (life.erased) return answer.version < life.lastVersion ? [] : [`command ${id}: lost a version`];
      const state = life.states.get(answer.version);
      return timeless(answer) === state
        ? []
        : [`command ${id} answered ${timeless(answer)}, and by the events it was ${state}`];
    }),
  ];
}

/** What was refused has changed nothing. */
function refusalFaults({ command, times, refusals }: Told, { commits, records }: Done): readonly string[] {
  const { id, keyed } = command;
  const codes = refusals.map(({ code }) => code);
  if (codes.includes('UNTYPED')) return [`command ${id}: an error that is none of ours: ${refusals[0]?.message}`];
  // Whether it happened is open when the caller was told nothing, or that the store had failed; and a repeat may be told of a
  // contact that is gone since (R3).
  if (codes.length < times || codes.includes('PORT_FAILED') || (keyed && codes.includes('CONTACT_DELETED'))) return [];
  return commits.has(id) || records.has(id) ? [`command ${id}: refused as ${codes.join()}, and it happened`] : [];
}

/** M1, M4: usage and message times are those of the messages that were committed. */
function messageFaults({ contacts, usage }: Snapshot, callers: Callers, { records }: Done): readonly string[] {
  const received = [...records].flatMap(([id, record]) => {
    const command = callers.get(id)?.command;
    const inbound = command?.name === messages.in;
    if (command === undefined || !(inbound || command.name === messages.out)) return [];
    const extra = JSON.parse(String(record['extra'])) as {
      readonly verdict: { readonly blockedAt: string | null };
    } | null;
    const { at } = command.args.find((arg) => typeof arg === 'object') as { readonly at: string };
    const contactId = String(record['contact_id']);
    return [{ contactId, at, inbound, blockedAt: extra?.verdict.blockedAt ?? null, arrived: String(record['at']) }];
  });
  const counted = received
    .filter(({ arrived, inbound, blockedAt }) => countsIn(cycleAt(arrived), { inbound, blockedAt, broadcast: false }))
    .map(({ arrived, contactId }) => JSON.stringify({ contact_id: contactId, cycle_id: cycleAt(arrived).id }));
  const rows = [...new Set(counted)].map((text) => JSON.parse(text) as Row);
  const found = usage.map(({ contact_id, cycle_id }) => ({ contact_id: contact_id!, cycle_id: cycle_id! }));
  const moved = received.filter(({ blockedAt }) => blockedAt === null);
  const latest = (id: string, kept: typeof moved): string | null =>
    kept
      .filter(({ contactId }) => contactId === id)
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null;
  return [
    ...different('usage', rows, found),
    ...contacts.filter(isLive).flatMap(({ id, lastMessageAt, lastInboundAt }) =>
      lastMessageAt === latest(id, moved) &&
      lastInboundAt ===
        latest(
          id,
          moved.filter(({ inbound }) => inbound),
        )
        ? []
        : [`contact ${id}: its message times are not those of its messages`],
    ),
  ];
}

/** A record's command: its actor, or of a message the last part of its key. */
function commandOf({ actor_id: actorId, key }: Row): string {
  return actorId === '' ? String(key).split(':').at(-1)! : String(actorId);
}
