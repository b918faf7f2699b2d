import { fc } from '@fast-check/vitest';
import type { Actor, Contact } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { migrate, sqlStore } from 'contactkit/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.js';
import { openSqlite, type TestDatabase } from '../stores/sql/databases.js';
import { actors, type Case, cases, inScope, isShown, paths } from './visibility-people.js';
import { act, cursorsOf, learn, type Told } from './visibility-probes.js';
import { idOf, type World, world } from './visibility-world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openSqlite();
  await migrate(database.db, database.dialect);
});
afterAll(() => database.close());

/** A4, written apart: the contact without what is hidden from the actor. */
function asShown(actor: Actor, contact: Contact): unknown {
  const hidden = paths.filter((path) => !isShown(actor, path));
  const kept = (holder: object, prefix = ''): object =>
    Object.fromEntries(Object.entries(holder).filter(([key]) => !hidden.includes((prefix + key) as 'phone')));
  const nulls = Object.fromEntries(hidden.flatMap((path) => (path.startsWith('custom.') ? [] : [[path, null]])));
  const channels = contact.channels.map((one) =>
    isShown(actor, 'identifier') ? one : { ...one, externalId: '', aliases: [], address: null },
  );
  const { custom, origins } = contact;
  return { ...contact, ...nulls, channels, custom: kept(custom, 'custom.'), origins: kept(origins) };
}

describe.each<[string, number, () => Store]>([
  ['in memory', 100, memoryStore],
  ['on SQLite', 6, () => sqlStore({ db: database.db, dialect: database.dialect })],
])('A4 what an actor learns %s', (_, numRuns, open) => {
  let workspaces = 0;
  const worldOf = (version: 0 | 1, all: readonly Case[], actor: Actor): Promise<World> =>
    world(version, { store: open(), workspaceId: `workspace-${(workspaces += 1)}`, cases: all, actor });
  const textOf = (told: readonly Told[]): readonly string[] =>
    told.map((one) => JSON.stringify(one).replaceAll(/"workspace-\d+"/g, '"workspace"'));

  /**
   * Two workspaces that differ in nothing but what the actor may not see: the values of fields that are hidden from them, what is
   * said of these fields, segments that depend on them, external ids where a phone or email is hidden, and everything of contacts
   * out of their scope, of which some are in the first alone. Whatever the actor asks, and whatever they do to contacts, they are
   * told the same, byte for byte. Of what the rules let them know all the same, the two have this in common:
   * - whose id was deleted (S7), though nothing else of those;
   * - when something was written, which `version` and `updatedAt` tell (R1): every edit writes something that can be seen too;
   * - countries that a phone derived, which are values of their own (P3): here people give every country;
   * - that an identity, phone or email is taken (C5, N1), and whose message it is (N6): none is brought that might be.
   */
  it('A4 depends on nothing that they may not see', async () => {
    let unlike = 0;
    const property = fc.asyncProperty(actors, cases, async (actor, all) => {
      const one = await worldOf(0, all, actor);
      const other = await worldOf(1, all, actor);
      const everything = async ({ owner }: World): Promise<readonly string[]> =>
        textOf([['all', await owner.getMany(all.map((_case, index) => idOf(index)))]]);
      if ((await everything(one))[0] !== (await everything(other))[0]) unlike += 1;
      const foreign = await cursorsOf(one);
      for (const hear of [learn, act]) {
        const told = textOf(await hear(one, actor, all.length, foreign));
        expect(textOf(await hear(other, actor, all.length, foreign))).toEqual(told);
      }
    });
    await fc.assert(property, { numRuns });
    // Or it would be no wonder.
    expect(unlike).toBeGreaterThan(numRuns / 2);
  });

  it('A4 is all that they may see', async () => {
    let seen = 0;
    const property = fc.asyncProperty(actors, cases, async (actor, all) => {
      const at = await worldOf(0, all, actor);
      const me = at.as(actor);
      const ids = all.flatMap(({ person }, index) => (inScope(actor, person) ? [idOf(index)] : []));
      const expected = (await at.owner.getMany(ids)).map((contact) => asShown(actor, contact));
      const active = expected.filter((contact) => (contact as Contact).status === 'active').reverse();
      expect(await me.getMany(all.map((_case, index) => idOf(index)))).toEqual(expected);
      expect((await me.list()).items).toEqual(active);
      expect(await me.count()).toBe(active.length);
      for (const [index, id] of ids.entries()) expect(await me.get(id)).toEqual(expected[index]);
      seen += ids.length;
    });
    await fc.assert(property, { numRuns });
    expect(seen).toBeGreaterThan(numRuns / 2);
  });
});
