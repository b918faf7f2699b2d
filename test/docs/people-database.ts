import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { createPeopleTables } from '../../docs/examples/people-tables.js';

/** The database that writing-a-store.md takes from its reader: for the tests of a file, DATABASE_URL names one with its tables. */
export function useDatabaseOfPeople(): void {
  const schema = `people_${randomUUID().replaceAll('-', '')}`;

  beforeAll(async () => {
    const url = new URL(inject('postgresUrl'));
    url.searchParams.set('options', `-c search_path=${schema}`);
    await once(url.href, async (client) => {
      await client.query(`create schema ${schema}`);
      await createPeopleTables(client);
    });
    vi.stubEnv('DATABASE_URL', url.href);
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await once(inject('postgresUrl'), (client) => client.query(`drop schema ${schema} cascade`));
  });
}

async function once(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
