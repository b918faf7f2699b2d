import type { Contact } from 'contactkit';
import { isLive } from '../../src/ports/contact-repository.js';
import { type Life, timeless } from './lives.js';
import type { Row, Snapshot } from './snapshot.js';

/** E2, N1: rows against events, and the tables beside them against the rows. */
export function contactViolations(snapshot: Snapshot, lives: ReadonlyMap<string, Life>): readonly string[] {
  const { contacts, identities, identifiers, contactTags } = snapshot;
  const live = contacts.filter(isLive);
  return [
    ...[...lives.values()].flatMap(({ faults }) => faults),
    ...contacts.filter(({ id }) => !lives.has(id)).map(({ id }) => `contact ${id}: no events`),
    ...[...lives.values()].flatMap((life) => rowFaults(life, snapshot)),
    ...different(
      'identity',
      live.flatMap(identitiesOf),
      fields(identities, ['channel_id', 'contact_id', 'external_id']),
    ),
    ...different('identifier', live.flatMap(identifiersOf), fields(identifiers, ['contact_id', 'field', 'value'])),
    ...different('tag of a contact', live.flatMap(tagsOf), fields(contactTags, ['contact_id', 'tag_id'])),
    ...different('tag', tagsByEvents(snapshot), fields(snapshot.tags, ['id', 'key', 'name'])),
    ...shared(live.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]))),
  ];
}

/** E2, S8. */
function rowFaults(
  { id, erased, events, lastVersion, states, faults }: Life,
  { contacts }: Snapshot,
): readonly string[] {
  const row = contacts.find((one) => one.id === id);
  if (row === undefined) return [`contact ${id}: events and no row`];
  if (row.status === 'merged') return [`contact ${id}: merged by nobody`];
  const wrong = [
    ...(row.version === lastVersion ? [] : [`contact ${id}: version ${row.version}, by its events ${lastVersion}`]),
    ...((row.status === 'deleted') === erased ? [] : [`contact ${id}: ${row.status}, and its events say otherwise`]),
  ];
  if (wrong.length + faults.length > 0) return wrong;
  if (row.status === 'deleted') {
    const { at } = events.at(-1)!;
    return row.deletedAt === at ? [] : [`contact ${id}: deleted at ${row.deletedAt}, by its events at ${at}`];
  }
  const state = states.get(lastVersion);
  return timeless(row) === state ? [] : [`contact ${id}: ${timeless(row)} is not what its events give: ${state}`];
}

function identitiesOf({ id, channels }: Contact): readonly Row[] {
  return channels.flatMap(({ channelId, externalId, aliases }) =>
    [externalId, ...aliases].map((one) => ({ channel_id: channelId, contact_id: id, external_id: one })),
  );
}

function identifiersOf({ id, phone, email }: Contact): readonly Row[] {
  return [
    ...(phone === null ? [] : [{ contact_id: id, field: 'phone', value: phone }]),
    ...(email === null ? [] : [{ contact_id: id, field: 'email', value: email.toLowerCase() }]),
  ];
}

function tagsOf({ id, tags }: Contact): readonly Row[] {
  return tags.map((tagId) => ({ contact_id: id, tag_id: tagId }));
}

/** T4: those that were created and not deleted. */
function tagsByEvents({ events }: Snapshot): readonly Row[] {
  const of = (type: string): readonly Row[] =>
    events
      .filter((event) => event.type === type)
      .map(({ data }) => (data as { readonly tag: Row }).tag)
      .map((tag) => ({ id: tag['id']!, key: tag['key']!, name: tag['name']! }));
  const gone = of('tag.deleted').map(({ id }) => id);
  return of('tag.created').filter(({ id }) => !gone.includes(id));
}

/** C5. */
function shared(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index).map((value) => `two contacts with ${value}`);
}

function fields(rows: readonly Row[], names: readonly string[]): readonly Row[] {
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}

/** What one has and the other lacks, rows with their columns in order. */
export function different(what: string, wanted: readonly Row[], found: readonly Row[]): readonly string[] {
  const [expected, actual] = [wanted, found].map((rows) => rows.map((row) => JSON.stringify(row)));
  const count = (rows: readonly string[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
    return counts;
  };
  const [some, others] = [count(expected!), count(actual!)];
  return [
    ...[...some].flatMap(([row, times]) => ((others.get(row) ?? 0) < times ? [`${what} missing: ${row}`] : [])),
    ...[...others].flatMap(([row, times]) => ((some.get(row) ?? 0) < times ? [`${what} too many: ${row}`] : [])),
  ];
}
