import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContacts, type Store } from 'contactkit';
import { aContact, fixedContext } from 'contactkit/testing';
import { build } from 'esbuild';
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { peopleStore } from '../../docs/examples/people-store.js';
import { useDatabaseOfPeople } from './people-database.js';

const run = promisify(execFile);

useDatabaseOfPeople();
// Its rules become tests of this file.
await import('../../docs/examples/people-store.conformance.js');

async function withPool(work: (pool: Pool, store: Store) => Promise<void>): Promise<void> {
  const pool = new Pool({ connectionString: process.env['DATABASE_URL'] });
  try {
    await pool.query('truncate people, person_handles, person_history, request_keys');
    await work(pool, peopleStore(pool));
  } finally {
    await pool.end();
  }
}

describe('the store of writing-a-store.md', () => {
  it('C7 takes a row from before contactkit for a contact, and saves it as one', () =>
    withPool(async (pool, store) => {
      const { rows } = await pool.query<{ contact_id: string }>(
        `insert into people (tenant_id, given_name, mobile, joined_at)
        values ('acme', 'Ann', '+6591234567', '2024-02-01T10:00:00Z') returning contact_id`,
      );
      const id = rows[0]?.contact_id ?? '';
      const acme = createContacts({ store }).as({ workspaceId: 'acme', actor: { id: 'u1', role: 'owner' } });
      const ann = await acme.get(id);
      const createdAt = '2024-02-01T10:00:00.000Z';
      expect(ann).toMatchObject({ firstName: 'Ann', phone: '+6591234567', email: null, version: 1, createdAt });
      expect(ann.origins.firstName).toEqual({ source: 'api', at: createdAt });
      await acme.edit(id, { lastName: 'Tan' });
      expect(await acme.get('phone:+6591234567')).toMatchObject({ id, lastName: 'Tan', version: 2 });
      const { items } = await acme.activity(id);
      expect(items.map(({ type }) => type)).toEqual(['contact.updated']);
    }));

  it('M5 knows a message again', () =>
    withPool(async (_, store) => {
      const { now } = fixedContext();
      const contacts = createContacts({ store, clock: () => now });
      const channel = contacts.as({ workspaceId: 'acme', actor: { id: 'whatsapp', role: 'system' } });
      const message = { channelId: 'whatsapp', externalId: '6591234567', messageId: 'wamid.1', at: now };
      const [first, again] = [await channel.receiveMessage(message), await channel.receiveMessage(message)];
      expect([first.created, first.contact.lastMessageAt]).toEqual([true, now]);
      expect(again).toEqual(first);
    }));

  it('R1 of two units of work that wait for each other one is told to decide again', () =>
    withPool(async (_, store) => {
      const two = ['contact-1', 'contact-2'].map((id) => aContact({ id, workspaceId: 'acme' }));
      await store.transaction('acme', async ({ contacts }) => {
        for (const contact of two) await contacts.insert({ contact, events: [] });
      });
      let here = 0;
      let meet = (): void => undefined;
      const both = new Promise<void>((resolve) => {
        meet = resolve;
      });
      const saveAll = (inOrder: typeof two): Promise<void> =>
        store.transaction('acme', async ({ contacts }) => {
          for (const contact of inOrder) {
            await contacts.save({ contact: { ...contact, version: 2 }, events: [] }, { expectedVersion: 1 });
            here += 1;
            if (here === 2) meet();
            await both;
          }
        });
      const outcomes = await Promise.allSettled([saveAll(two), saveAll([...two].reverse())]);
      const [refused] = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(refused).toMatchObject({ code: 'VERSION_CONFLICT', cause: { code: '40P01' } });
      const stored = await store.read('acme').contacts.getMany(['contact-1', 'contact-2']);
      expect(stored).toMatchObject([{ version: 2 }, { version: 2 }]);
    }));
});

describe('the conformance file for the test runner of Node', () => {
  it('R5 runs every rule that the store has the capabilities for, and they hold', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'contactkit-node-test-'));
    const compiled = join(folder, 'people-store.test.cjs');
    try {
      await build({
        entryPoints: ['docs/examples/people-store.node.conformance.ts'],
        outfile: compiled,
        bundle: true,
        platform: 'node',
        tsconfig: 'test/tsconfig.json',
        external: ['pg-native'],
        logLevel: 'error',
      });
      const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', compiled]);
      const count = (name: string): number => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(stdout)?.[1]);
      expect(count('fail')).toBe(0);
      expect(count('pass')).toBeGreaterThan(100);
      expect(count('skipped')).toBeGreaterThan(100);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
