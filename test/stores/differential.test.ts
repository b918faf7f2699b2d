import { fc } from '@fast-check/vitest';
import { memoryStore } from 'contactkit/memory';
import { migrate, sqlStore } from 'contactkit/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import type { Store } from '../../src/ports/store.js';
import { compileCriterion } from '../../src/segments/compile-criterion.js';
import type { Criterion } from '../../src/segments/criterion.js';
import { criterionOf } from '../../src/segments/criterion-of.js';
import { compileFilter } from '../../src/segments/evaluate.js';
import { comparePositions, positionOf } from '../../src/segments/positions.js';
import type { ReadNode } from '../../src/segments/read-filter.js';
import { scopeCriterion } from '../../src/segments/scope.js';
import { searchCriterion } from '../../src/segments/search.js';
import { sortFields } from '../../src/segments/sort.js';
import { filterCaseFacts as facts } from '../../src/testing/conformance/filter-cases.js';
import { made } from '../../src/testing/conformance/subjects.js';
import { asked, contactOf, filters, people, positions } from '../laws/filters.js';
import { openPostgres, openSqlite, type TestDatabase } from './sql/databases.js';

// `npm run fuzz -- --seed 7 --runs 100` for the same contacts and questions once more.
const { FC_RUNS = '300', FC_SEED = '20261123' } = process.env;
const firstSeed = FC_SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(FC_SEED);
/** Questions to the same contacts. */
const perRound = 100;
const rounds = Array.from({ length: Math.ceil(Number(FC_RUNS) / perRound) }, (_, round) => firstSeed + round);
const size = 120;

const questions = fc.record({
  filter: filters,
  ...asked,
  sort: fc.record({ by: fc.constantFrom(...sortFields), descending: fc.boolean() }),
  limit: fc.integer({ min: 1, max: size }),
  after: fc.oneof(fc.constant(undefined), fc.nat(size - 1), positions),
  max: fc.option(fc.integer({ min: 1, max: size }), { nil: undefined }),
});

const databases: TestDatabase[] = [];
const stores: Record<string, Store> = { memory: memoryStore() };
beforeAll(async () => {
  for (const open of [openPostgres, openSqlite]) {
    const database = await open();
    databases.push(database);
    const { db, dialect } = database;
    await migrate(db, dialect);
    stores[dialect] = sqlStore({ db, dialect });
  }
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

it.each(rounds)('Q5 Q6 every store lists, pages and counts alike: seed %i', async (seed) => {
  const workspaceId = `w${seed}`;
  const contacts = fc
    .sample(people, { numRuns: size, seed })
    // Ids whose order by code units or by a locale is another one than by code points.
    .map((parts, index) => contactOf(parts, `${['', 'A', 'a', 'ä', '\uff21', '𠮷'][index % 6]}${index}`, workspaceId));
  for (const store of Object.values(stores))
    await store.transaction(workspaceId, async ({ batch }) => batch!.insert(contacts.map(made)));

  await fc.assert(
    fc.asyncProperty(questions, async ({ filter, zone, search, actor, sort, limit, after: place, max }) => {
      const searched = searchCriterion(search, actor);
      const also: Criterion = { and: [scopeCriterion(actor), ...(searched.ok ? [searched.value] : [])] };
      const criterion: Criterion = { and: [also, criterionOf(filter as ReadNode, { facts, options: { zone } })] };
      const [isMeant, isAlsoMeant] = [compileFilter(filter, facts, { zone }), compileCriterion(also)];
      const order = (one: Contact, other: Contact): number =>
        comparePositions(sort, positionOf(sort, one), positionOf(sort, other));
      const meant = contacts.filter((contact) => isMeant(contact) && isAlsoMeant(contact)).sort(order);
      const after = typeof place === 'number' ? positionOf(sort, contacts[place]!) : place;
      const rest = meant.filter(
        (one) => after === undefined || comparePositions(sort, positionOf(sort, one), after) > 0,
      );

      for (const [name, store] of Object.entries(stores)) {
        const list = store.read(workspaceId).list!;
        const whole = await list.page(criterion, { sort, limit: size });
        const page = await list.page(criterion, { sort, limit, after });
        const differing = contacts.filter((one) => meant.includes(one) !== whole.some(({ id }) => id === one.id));
        expect(ids(whole), `${name}: ${JSON.stringify(differing)}`).toEqual(ids(meant));
        expect(ids(page), `${name}: a page of ${limit} after ${JSON.stringify(after)}`).toEqual(
          ids(rest.slice(0, limit)),
        );
        expect(await list.count(criterion, max), name).toBe(Math.min(max ?? size, meant.length));
      }
    }),
    { numRuns: perRound, seed },
  );
});

function ids(contacts: readonly Contact[]): readonly string[] {
  return contacts.map(({ id }) => id);
}
