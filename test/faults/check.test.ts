import { migrate } from 'contactkit/sql';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite, type TestDatabase } from '../stores/sql/databases.js';
import { type Evidence, violationsOf } from './check.js';
import { type Effect, hostOn } from './host.js';
import { randomOf } from './random.js';
import { snapshotOf } from './snapshot.js';
import { stream } from './stream.js';
import { type Callers, note, type Told } from './told.js';

const workspaceId = 'north';

let database: TestDatabase;
let sound: Evidence;

beforeAll(async () => {
  database = await openSqlite();
  const { db, dialect } = database;
  await migrate(db, dialect);
  const effects: Effect[] = [];
  const callers: Callers = new Map();
  const contacts = hostOn({ db, dialect, effect: (done) => void effects.push(done) });
  let left = 400;
  await stream({
    random: randomOf(7),
    contacts,
    workspaceIds: [workspaceId],
    name: 'c',
    width: 4,
    next: () => {
      left -= 1;
      return left > 0;
    },
    note: (line) => note(callers, line),
  });
  await contacts.resume();
  sound = { snapshot: await snapshotOf(db, dialect, workspaceId), callers, effects };
});

afterAll(() => database.close());

/** What the checker says of the database after a statement, which is taken back. */
async function violationsAfter(statement: string): Promise<readonly string[]> {
  return database.db.connection().execute(async (db) => {
    const tell = (text: string): Promise<unknown> => db.executeQuery(CompiledQuery.raw(text));
    await tell('begin');
    try {
      await tell(statement);
      return violationsOf({ ...sound, snapshot: await snapshotOf(db, 'sqlite', workspaceId) });
    } finally {
      await tell('rollback');
    }
  });
}

const firstOf = (table: string, where: string): string =>
  `rowid = (select rowid from contactkit_${table} where ${where} limit 1)`;
const last = `(subject_id, version) = (select id, version from contactkit_contacts where status <> 'deleted' and version > 3 limit 1)`;
const live = `(select id from contactkit_contacts where status = 'active')`;
const dead = `(select id from contactkit_contacts where status = 'deleted')`;

/** What is done to the data → what is to be found out. */
const statements: readonly (readonly [title: string, statement: string, found: RegExp])[] = [
  [
    'E2 a lost event',
    `delete from contactkit_events where ${firstOf('events', `type = 'contact.updated' and version > 1 and subject_id in ${live}`)}`,
    /is followed by|a gap in the events/,
  ],
  ['E2 the events of the last commit lost', `delete from contactkit_events where ${last}`, /by its events/],
  ['E2 an event without its data', `update contactkit_events set data = null where ${last}`, /half erased/],
  [
    'E1 an event twice',
    `insert into contactkit_events select workspace_id, subject_type, subject_id, version, seq, id || '2', type, subject_status,
      at, actor_id, actor_role, source, data, position + 100000, transaction_id from contactkit_events where ${last}`,
    /a gap in the events/,
  ],
  [
    'R3 a command that happened twice',
    `update contactkit_events set actor_id = (select actor_id from contactkit_events where type = 'contact.assigned' limit 1)
      where ${last}`,
    /happened 2 times/,
  ],
  [
    'E2 a row that is half written',
    `update contactkit_contacts set last_name = 'Else' where id in ${live}`,
    /is not what/,
  ],
  [
    'E2 a row without its event',
    `update contactkit_contacts set version = version + 1 where id in ${live}`,
    /by its events/,
  ],
  [
    'E2 a row gone',
    `delete from contactkit_contacts where ${firstOf('contacts', `status = 'active'`)}`,
    /events and no row/,
  ],
  ['E2 a row of nothing', `update contactkit_events set subject_id = 'x' where subject_id in ${live}`, /no events/],
  ['E2 a whole contact gone', `delete from contactkit_events where subject_id in ${dead}`, /its contact .* is lost/],
  [
    'S6 a deletion undone',
    `update contactkit_contacts set status = 'active', channels = '[]', tags = '[]' where id in ${dead}`,
    /say otherwise/,
  ],
  ['S6 a deletion moved', `update contactkit_contacts set deleted_at = '' where id in ${dead}`, /deleted at/],
  ['S8 no erasure', `update contactkit_events set data = '{}' where subject_id in ${dead}`, /say otherwise/],
  ['N1 an identity lost', `delete from contactkit_identities`, /identity missing/],
  [
    'N1 an identity of somebody who is gone',
    `insert into contactkit_identities select workspace_id, 'sms', 'p', id from contactkit_contacts where ${firstOf('contacts', `status = 'deleted'`)}`,
    /identity too many/,
  ],
  [
    'C4 an identifier lost',
    `delete from contactkit_identifiers where ${firstOf('identifiers', 'true')}`,
    /identifier missing/,
  ],
  [
    'C5 an email of two',
    `update contactkit_contacts set email = 'a@b.example' where id in ${live}`,
    /two contacts with/,
  ],
  ['T2 a tag of a contact lost', `delete from contactkit_contact_tags`, /tag of a contact missing/],
  ['T2 a tag lost', `delete from contactkit_tags where ${firstOf('tags', 'true')}`, /tag missing/],
  ['R3 a record lost', `delete from contactkit_commands where actor_id <> ''`, /no record of it/],
  [
    'R3 a record of nothing',
    `update contactkit_commands set actor_id = 'x' where ${firstOf('commands', `actor_id <> ''`)}`,
    /nobody/,
  ],
  ['R3 a record of another version', `update contactkit_commands set version = version + 1`, /another version/],
  ['M5 the record of a message lost', `delete from contactkit_commands where actor_id = ''`, /lost/],
  ['M4 a usage row lost', `delete from contactkit_usage where ${firstOf('usage', 'true')}`, /usage missing/],
  [
    'M4 a usage row of nothing',
    `update contactkit_usage set contact_id = 'x' where ${firstOf('usage', 'true')}`,
    /usage too many/,
  ],
  [
    'M1 a message time lost',
    `update contactkit_contacts set last_message_at = null where id in ${live}`,
    /message times/,
  ],
  [
    'E3 a reaction left',
    `insert into contactkit_lanes values ('${workspaceId}', 'messages', 'x', 1, 'x')`,
    /0 reactions and 1 places are left/,
  ],
];

const refusal = { code: 'VERSION_CONFLICT', message: '' };
const changed = (told: Partial<Told>, of: (one: Told) => boolean): Evidence => {
  const [id, found] = [...sound.callers].find(([, one]) => of(one))!;
  return { ...sound, callers: new Map([...sound.callers, [id, { ...found, ...told }]]) };
};
const answered = ({ command: { name }, answers }: Told): boolean => name === 'edit' && answers.length === 1;
const before = (effects: readonly Effect[], change: (effects: Effect[]) => readonly Effect[]): Evidence => ({
  ...sound,
  effects: change([...effects]),
});
/** Two effects of one port and contact. */
const pair = (effects: readonly Effect[]): readonly [number, number] => {
  const same = (one: Effect, other: Effect): boolean =>
    one.port === other.port && one.contactId === other.contactId && one.key !== other.key;
  const first = effects.findIndex((one) => effects.some((other) => same(one, other)));
  return [first, effects.findIndex((other) => same(effects[first]!, other))];
};

/** What is said → what is to be found out. */
const testimonies: readonly (readonly [title: string, evidence: () => Evidence, found: RegExp])[] = [
  [
    'R1 an acknowledged command that is not there',
    () => {
      const told = [...sound.callers.values()].find(answered)!;
      const command = { ...told.command, id: 'lost' };
      return { ...sound, callers: new Map([...sound.callers, ['lost', { ...told, command }]]) };
    },
    /command lost: lost/,
  ],
  [
    'R1 an answer that the events do not give',
    () => {
      const told = [...sound.callers.values()].find(
        ({ answers: [answer] }) =>
          answer?.status === 'active' &&
          sound.snapshot.contacts.some(({ id, status }) => id === answer.id && status !== 'deleted'),
      )!;
      const answers = told.answers.map((answer) => ({ ...answer!, version: answer!.version + 1000 }));
      return changed({ answers }, (one) => one === told);
    },
    /by the events it was undefined/,
  ],
  ['R1 a command refused that happened', () => changed({ answers: [], refusals: [refusal] }, answered), /it happened/],
  [
    'X3 an error that is none of ours',
    () => changed({ answers: [], refusals: [{ code: 'UNTYPED', message: 'TypeError' }] }, answered),
    /none of ours: TypeError/,
  ],
  ['R3 events of nobody', () => ({ ...sound, callers: new Map() }), /nobody gave it/],
  ['E3 a missing effect', () => before(sound.effects, (all) => all.slice(1)), /reactions demanded, \d+ have run/],
  [
    'E3 an effect again under another key',
    () => before(sound.effects, (all) => [{ ...all[0]!, key: 'x' }, ...all]),
    /\d+ keys for \d+ reactions/,
  ],
  [
    'E3 an effect of nothing',
    () => before(sound.effects, (all) => [...all, { ...all[0]!, contactId: 'x' }]),
    /of nothing/,
  ],
  [
    'E3 effects out of order',
    () =>
      before(sound.effects, (all) => {
        const [first, second] = pair(all);
        return [all[first]!, all[second]!, ...all];
      }),
    /out of order/,
  ],
  [
    'E3 an effect of another event',
    () => before(sound.effects, (all) => all.map((effect) => ({ ...effect, at: 'then' }))),
    /of another event/,
  ],
];

describe('the checker of the fault runs', () => {
  it('E2 E3 R3 finds nothing where nothing is wrong', () => {
    expect(violationsOf(sound)).toEqual([]);
    expect(sound.effects.length).toBeGreaterThan(5);
    expect(pair(sound.effects)[0]).toBeGreaterThan(-1);
  });

  it('E3 takes an effect again under its key', () => {
    expect(violationsOf(before(sound.effects, (all) => all.flatMap((effect) => [effect, effect])))).toEqual([]);
  });

  it.each(statements)('finds %s', async (_, statement, found) => {
    expect(await violationsAfter(statement)).toContainEqual(expect.stringMatching(found));
  });

  it.each(testimonies)('finds %s', (_, evidence, found) => {
    expect(violationsOf(evidence())).toContainEqual(expect.stringMatching(found));
  });
});
