import { readFile } from 'node:fs/promises';
import { aContact } from 'contactkit/testing';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/contact/change.js';
import type { Contact } from '../../../src/contact/contact.js';
import type { ListReads } from '../../../src/ports/list.js';
import type { Criterion } from '../../../src/segments/criterion.js';
import { positionOf } from '../../../src/segments/positions.js';
import { sortFields } from '../../../src/segments/sort.js';
import { migrate, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite, type TestDatabase } from './databases.js';

// Nothing else tells whether a list reads a whole workspace: the answer is the same, and the time is the machine's affair.

const size = 16_000;
/** Of another workspace. */
const others = 4000;
const limit = 20;
const second = (index: number): string => new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
const some = <T>(index: number, every: number, value: T): T | null => (index % every === 0 ? null : value);

function person(workspaceId: string, index: number): Contact {
  return aContact({
    id: `contact-${index.toString().padStart(6, '0')}`,
    workspaceId,
    status: index % 50 === 0 ? 'blocked' : 'active',
    block: index % 50 === 0 ? { at: second(index), by: 'user-1', reason: null } : null,
    firstName: some(index, 3, `Ann ${(index * 7919) % size}`),
    lastName: null,
    email: some(index, 4, `ann.${(index * 31) % size}@example.com`),
    phone: some(index, 5, `+65${81_000_000 + ((index * 17) % size)}`),
    country: some(index, 6, ['SG', 'DE', 'BR'][index % 3]!),
    language: some(index, 7, ['en', 'de'][index % 2]!),
    conversation: some(index, 8, {
      status: (['open', 'closed', 'snoozed'] as const)[index % 3]!,
      openedAt: second(index),
      openedBy: 'contact',
    } as const),
    stageId: some(index, 9, `stage-${index % 5}`),
    assigneeId: some(index, 10, `user-${index % 40}`),
    custom: { plan: index % 700 === 1 ? 'pro' : 'free', seats: index % 1000, company: `Firm ${index % 800}` },
    tags: index % 500 === 1 ? ['rare'] : index % 2 === 0 ? ['common'] : [],
    createdAt: second(index),
    lastMessageAt: some(index, 11, second((index * 13) % size)),
  });
}

const active: Criterion = { is: 'oneOf', path: 'status', values: ['active'] };

/** One more than a page, and what a stretch of blocked ones between may take. */
const few = limit + 25;

interface Read {
  /** How many rows of contacts it looked at. */
  readonly looked: number;
  /** What it did, as the database tells it. */
  readonly plan: string;
}
type Explain = (database: TestDatabase, query: CompiledQuery) => Promise<Read>;

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
}

const postgresPlan: Explain = async ({ db }, { sql, parameters }) => {
  const { rows } = await db.executeQuery<{ readonly 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
    CompiledQuery.raw(`explain (analyze, format json) ${sql}`, [...parameters]),
  );
  const nodes = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  const all = nodes(rows[0]!['QUERY PLAN'][0]!.Plan);
  const looked = all
    .filter((node) => node['Relation Name'] === 'contactkit_contacts' || node['Node Type'] === 'Bitmap Index Scan')
    .map((node) => {
      const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      return (node['Actual Rows'] + removed) * node['Actual Loops'];
    });
  return { looked: Math.max(...looked), plan: all.map((node) => node['Node Type']).join(' < ') };
};

const sqlitePlan: Explain = async ({ db }, { sql, parameters }) => {
  const { rows } = await db.executeQuery<{ readonly detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  );
  const plan = rows.map(({ detail }) => detail).join('; ');
  // SQLite counts no rows: it reads as far as it must where an index has the order, and all of them where it sorts.
  return {
    looked: /^SEARCH c USING INDEX \S+ \(workspace_id/.test(plan) && !/TEMP B-TREE/.test(plan) ? 0 : size,
    plan,
  };
};

describe.each([
  ['PostgreSQL', openPostgres, postgresPlan],
  ['SQLite', openSqlite, sqlitePlan],
] as const)('Q6 what a page reads on %s', (name, open, explain) => {
  let database: TestDatabase;
  let list: ListReads;
  let asked: CompiledQuery[] = [];

  beforeAll(async () => {
    database = await open({ onQuery: (query) => asked.push(query) });
    const { db, dialect } = database;
    if (dialect === 'postgres') {
      for (const extension of ['pg_trgm', 'btree_gin'])
        await db.executeQuery(CompiledQuery.raw(`create extension if not exists ${extension} schema public`));
    }
    const { textIndex } = await migrate(db, dialect);
    const store = sqlStore({ db, dialect, textIndex });
    for (const workspaceId of ['workspace-1', 'workspace-2']) {
      const count = workspaceId === 'workspace-1' ? size : others;
      const changes = Array.from({ length: count }, (_, index): Change => {
        return { contact: person(workspaceId, index), events: [] };
      });
      await store.transaction(workspaceId, (all) => all.batch!.insert(changes));
    }
    await db.executeQuery(CompiledQuery.raw('analyze'));
    list = store.read('workspace-1').list!;
  }, 60_000);
  afterAll(() => database.close());

  /** What the statements of a page read. */
  const reads = async (criterion: Criterion, page: Parameters<ListReads['page']>[1]): Promise<readonly Read[]> => {
    asked = [];
    expect((await list.page(criterion, page)).length).toBeLessThanOrEqual(page.limit);
    const statements = asked;
    expect(statements.length).toBeGreaterThan(0);
    return Promise.all(statements.map((statement) => explain(database, statement)));
  };

  const sorts = sortFields.flatMap((by) => [false, true].map((descending) => ({ by, descending })));
  it.each(sorts)('Q6 sorted by $by, descending $descending: an index, and no more of it than a page', async (sort) => {
    const after = positionOf(sort, person('workspace-1', 2345));
    // Every contact was created at some time.
    const lacking = sort.by === 'createdAt' ? [] : [{ after: { value: null, id: 'contact-002000' } }];
    for (const page of [{}, { after }, ...lacking]) {
      for (const { looked, plan } of await reads(active, { sort, limit, ...page }))
        expect.soft(looked, plan).toBeLessThanOrEqual(few);
    }
  });

  const newest = { by: 'createdAt', descending: true } as const;
  const latest = { by: 'lastMessageAt', descending: true } as const;
  const served: readonly (readonly [
    what: string,
    criterion: Criterion,
    sort: Parameters<ListReads['page']>[1]['sort'],
    most: number,
  ])[] = [
    ['a tag that many have', { is: 'member', path: 'tags', ids: ['common'] }, newest, 3 * few],
    ['all without a tag', { not: { is: 'member', path: 'tags', ids: ['common'] } }, newest, 3 * few],
    ['the contacts of one user', { is: 'oneOf', path: 'assignee', values: ['user-7'] }, latest, size / 20],
    ['an email address', { is: 'text', path: 'email', keys: ['ann.62@example.com'] }, newest, few],
    ['the beginning of an email address', { is: 'starting', path: 'email', key: 'ann.100' }, newest, 4 * few],
  ];
  // SQLite counts no rows, and which index it takes depends on statistics.
  it.runIf(name === 'PostgreSQL').each(served)(
    'Q6 %s is found without reading the workspace',
    async (_, criterion, sort, most) => {
      for (const { looked, plan } of await reads({ and: [active, criterion] }, { sort, limit }))
        expect.soft(looked, plan).toBeLessThanOrEqual(most);
    },
  );

  const searches: readonly (readonly [string, Criterion])[] = [
    ['a tag that few have', { is: 'member', path: 'tags', ids: ['rare'] }],
    ['part of a phone', { is: 'containing', path: 'phone', key: '81001' }],
  ];
  it.runIf(name === 'PostgreSQL').each(searches)('Q6 %s is found by its index', async (_, criterion) => {
    for (const { looked, plan } of await reads(criterion, { sort: newest, limit }))
      expect.soft(looked, plan).toBeLessThanOrEqual(size / 4);
  });

  describe('Q6 the indexes that docs/scaling.md names for custom fields', () => {
    beforeAll(async () => {
      const page = await readFile(new URL('../../../docs/scaling.md', import.meta.url), 'utf8');
      const [, ...blocks] = page.split('```sql\n').map((block) => block.split('```')[0]!);
      const statements = blocks[database.dialect === 'postgres' ? 0 : 1]!.match(/create index [^;]+/g) ?? [];
      expect(statements).not.toEqual([]);
      for (const statement of [...statements, 'analyze']) await database.db.executeQuery(CompiledQuery.raw(statement));
    });

    const seats = { is: 'within', path: 'custom.seats', ordering: 'number', bounds: { above: 998 } } as const;
    const company = { is: 'text', path: 'custom.company', keys: ['firm 77'] } as const;
    const plan = { is: 'oneOf', path: 'custom.plan', values: ['pro'] } as const;
    it.each([
      ['a text', company, 'contacts_company'],
      ...(name === 'PostgreSQL'
        ? ([
            ['a number', seats, 'contacts_seats'],
            ['an option', plan, 'contacts_plan'],
          ] as const)
        : []),
    ] as const)('Q6 %s', async (_, criterion, index) => {
      asked = [];
      await list.page({ and: [active, criterion] }, { sort: newest, limit });
      expect(asked.length).toBe(1);
      const { sql, parameters } = asked[0]!;
      const { rows } = await database.db.executeQuery(
        CompiledQuery.raw(`explain ${name === 'SQLite' ? 'query plan' : ''} ${sql}`, [...parameters]),
      );
      expect(JSON.stringify(rows)).toContain(index);
    });
  });
});
