import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the PostgreSQL that this run has to itself. */
    readonly postgresUrl: string;
  }
}

/** A real PostgreSQL for the whole run: one of our own, or a database of its own on the server that DATABASE_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { DATABASE_URL } = process.env;
  const { url, stop } = await (DATABASE_URL === undefined ? startPostgres() : createDatabase(DATABASE_URL));
  project.provide('postgresUrl', url);
  return stop;
}

/** With the collation that our own server has, whatever the given one's is. */
async function createDatabase(given: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const name = `contactkit_${randomBytes(6).toString('hex')}`;
  await run(
    given,
    `create database ${name} template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'en-US'`,
  );
  const url = new URL(given);
  url.pathname = name;
  return { url: url.href, stop: () => run(given, `drop database ${name} with (force)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  try {
    await client.connect();
    await client.query(statement);
  } catch (cause) {
    throw new Error(`The PostgreSQL of DATABASE_URL can't be used: ${statement}`, { cause });
  } finally {
    await client.end();
  }
}
