import { runStoreConformance } from 'contactkit/testing';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { partitionByWorkspace } from '../../../docs/examples/partitions.js';
import { openPostgres, type TestDatabase } from './databases.js';
import { harnessOn } from './harness.js';

describe('PostgreSQL, its big tables partitioned by workspace', () => {
  let database: TestDatabase;
  const prepare = async (opened: TestDatabase): Promise<void> => {
    database = opened;
    await partitionByWorkspace(opened.db as unknown as Kysely<never>, 3);
  };
  runStoreConformance({ describe, it }, harnessOn(openPostgres, { prepare }));

  it('R8 A6 a look-up of a workspace reads its partition alone', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from contactkit_contacts
      where workspace_id = 'w' and id = 'a'`.execute(database.db);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(new Set(plan.match(/contactkit_contacts_\d/g)).size).toBe(1);
  });
});
