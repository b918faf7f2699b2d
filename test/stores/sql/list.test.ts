import { aContact } from 'contactkit/testing';
import { CompiledQuery } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Criterion } from '../../../src/segments/criterion.js';
import { sortFields } from '../../../src/segments/sort.js';
import { migrate, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite } from './databases.js';

// What else lists promise is said by the conformance suite, which has no way to make an alias.
describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('lists on %s', (_, open) => {
  it('S1 Q6 what merging leaves at an id is neither listed nor counted', async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const { db, dialect } = database;
    await migrate(db, dialect);
    const store = sqlStore({ db, dialect });
    const ann = aContact({ id: 'ann', workspaceId: 'w' });
    await store.transaction('w', ({ contacts }) => contacts.insert({ contact: ann, events: [] }));
    const alias = `insert into contactkit_contacts (workspace_id, id, status, version, primary_id)
      values ('w', 'annie', 'merged', 2, 'ann')`;
    await db.executeQuery(CompiledQuery.raw(alias));
    expect(await store.read('w').contacts.get('annie')).toMatchObject({ status: 'merged', primaryId: 'ann' });

    const list = store.read('w').list!;
    const asked: readonly Criterion[] = [{ and: [] }, { not: { is: 'oneOf', path: 'stage', values: ['x'] } }];
    for (const criterion of asked) {
      expect(await list.count(criterion)).toBe(1);
      for (const by of sortFields)
        for (const descending of [false, true])
          expect(await list.page(criterion, { sort: { by, descending }, limit: 9 })).toEqual([ann]);
    }
  });

  it('Q5 R8 a filter as large as may be is one that the database takes', async () => {
    const database = await open();
    onTestFinished(() => database.close());
    await migrate(database.db, database.dialect);
    const { list } = sqlStore({ db: database.db, dialect: database.dialect }).read('w');
    const ids = Array(249)
      .fill('tag')
      .map((tag, index): Criterion => ({ is: 'member', path: 'tags', ids: [`${tag}-${index}`] }));
    expect(await list!.count({ and: [{ not: { or: ids } }, { not: { and: ids } }] })).toBe(0);
  });

  it.each(["a' is null or 'a' = 'a", 'a"', 'a b', ''])(
    'X1 R8 %j is no key of a field, and stands in no statement',
    async (key) => {
      const database = await open();
      onTestFinished(() => database.close());
      const { list } = sqlStore({ db: database.db, dialect: database.dialect }).read('w');
      const path = `custom.${key}` as const;
      const asked: readonly Criterion[] = [
        { is: 'set', path },
        { is: 'given', path },
        { is: 'oneOf', path, values: [1] },
        { is: 'text', path, keys: ['a'] },
        { is: 'containing', path, key: 'a' },
        { is: 'starting', path, key: 'a' },
        { is: 'within', path, ordering: 'number', bounds: { above: 1 } },
        { is: 'within', path, ordering: 'date', bounds: { above: '2026-01-01' } },
      ];
      for (const criterion of asked) await expect(list!.count(criterion)).rejects.toMatchObject({ code: 'INVALID' });
    },
  );
});
