import { migrate } from 'contactkit/sql';
import { describe, expect, it } from 'vitest';
import { isLive } from '../../src/ports/contact-repository.js';
import { openPostgres, openSqlite, type TestDatabase } from '../stores/sql/databases.js';
import { violationsOf } from './check.js';
import type { Command } from './commands.js';
import { type Effect, hostOn } from './host.js';
import { type Random, randomOf } from './random.js';
import { snapshotOf } from './snapshot.js';
import { giveNoted } from './stream.js';
import { type Callers, note } from './told.js';

const workspaceId = 'north';
const [writers, turns, people] = [64, 5, 10];

const databases: readonly (readonly [name: string, open: () => Promise<TestDatabase>])[] = [
  ['PostgreSQL', () => openPostgres({ connections: 20 })],
  ['SQLite', openSqlite],
];

/** A command that changes one of the contacts, whatever the others do. */
function commandOf(random: Random, id: string): Command {
  const ref = `channel:whatsapp:p${random.below(people)}`;
  const options = random.chance(0.5) ? { idempotencyKey: id } : {};
  const [name, ...args] = random.pick([
    ['edit', ref, { lastName: id }],
    ['assign', ref, id],
    ['tag', ref, [id]],
  ] as const);
  const creating = name === 'tag' ? { createMissing: true } : {};
  return { id, workspaceId, name, args: [...args, { ...creating, ...options }], keyed: 'idempotencyKey' in options };
}

describe.each(databases)('%s', (_, open) => {
  it(`R1 R3 E2 ${writers} writers on ${people} contacts: every acknowledged command is there exactly once`, async () => {
    const { db, dialect, close } = await open();
    try {
      await migrate(db, dialect);
      const effects: Effect[] = [];
      const callers: Callers = new Map();
      const contacts = hostOn({ db, dialect, effect: (done) => void effects.push(done) });
      const give = (command: Command): Promise<void> =>
        giveNoted({ contacts, note: (line) => note(callers, line) }, command);
      for (let person = 0; person < people; person += 1) {
        const channel = { channelId: 'whatsapp', externalId: `p${person}` };
        await give({ id: `p${person}`, workspaceId, name: 'create', args: [{ channel }], keyed: false });
      }
      const write = async (writer: number): Promise<void> => {
        const random = randomOf(writer);
        for (let turn = 0; turn < turns; turn += 1) {
          const command = commandOf(random, `w${writer}-${turn}`);
          // R1: who lost against the others each time tries again.
          do await give(command);
          while (callers.get(command.id)?.answers.length === 0);
        }
      };
      await Promise.all(Array.from({ length: writers }, (__, writer) => write(writer)));

      const snapshot = await snapshotOf(db, dialect, workspaceId);
      expect(violationsOf({ snapshot, callers, effects })).toEqual([]);
      const refusals = [...callers.values()].flatMap((told) => told.refusals.map(({ code }) => code));
      expect(refusals.filter((code) => code !== 'VERSION_CONFLICT')).toEqual([]);
      const versions = snapshot.contacts.filter(isLive).map(({ version }) => version);
      expect(versions).toHaveLength(people);
      expect(versions.reduce((sum, version) => sum + version, 0)).toBe(people + writers * turns);
    } finally {
      await close();
    }
  });
});
