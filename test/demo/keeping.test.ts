import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, expect, inject, it } from 'vitest';
import { openApp, workspaceId } from '../../docs/examples/demo/app.js';
import { type Keeping, keepInPostgres, keepInSqlite, reasonOf } from '../../docs/examples/demo/keeping.js';
import { openPostgres } from '../stores/sql/databases.js';

const folder = mkdtempSync(join(tmpdir(), 'contactkit-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sessionOf = (keeping: Keeping) =>
  openApp(keeping, undefined).contacts.as({ workspaceId, actor: { id: 'omar', role: 'owner' } });

it('a file is continued, or begun anew', async () => {
  const path = join(folder, 'contacts.db');
  const first = await keepInSqlite(path, { fresh: false });
  expect(first.told).toContain(`${path} (SQLite, new`);
  const { id } = await sessionOf(first).create({ firstName: 'Ann' });
  await first.close();

  const second = await keepInSqlite(path, { fresh: false });
  expect(second.told).toContain('continued');
  expect(await sessionOf(second).getMany([id])).toHaveLength(1);
  await second.close();

  const fresh = await keepInSqlite(path, { fresh: true });
  expect(fresh.told).toContain('new');
  expect(await sessionOf(fresh).getMany([id])).toEqual([]);
  await fresh.close();
});

it('what is kept together is kept or not', async () => {
  const keeping = await keepInSqlite(join(folder, 'together.db'), { fresh: false });
  const ids: string[] = [];
  const failing = openApp(keeping, undefined).together(async (contacts) => {
    const session = contacts.as({ workspaceId, actor: { id: 'omar', role: 'owner' } });
    ids.push((await session.create({ firstName: 'Ann' })).id);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await sessionOf(keeping).getMany(ids)).toEqual([]);
  await keeping.close();
});

it('a server that goes away is told as such', async () => {
  const { location, cut, close } = await openPostgres();
  const keeping = await keepInPostgres(location);
  const { together } = openApp(keeping, undefined);
  const cutOff = { code: 'PORT_FAILED', rejection: { port: 'store' } };
  const command = together(async (contacts) => {
    await cut();
    return contacts.as({ workspaceId, actor: { id: 'omar', role: 'owner' } }).create({ firstName: 'Ann' });
  });
  await expect(command).rejects.toMatchObject(cutOff);
  await expect(together(cut)).rejects.toMatchObject(cutOff);
  await keeping.close();
  await close();
});

it('a transaction that has only read so far keeps its right to write', async () => {
  const path = join(folder, 'two.db');
  const keeping = await keepInSqlite(path, { fresh: false });
  const other = new Database(path, { timeout: 0 });
  await keeping.together(async (store) => {
    await store.read(workspaceId).contacts.get('nobody');
    expect(() => other.exec('begin immediate')).toThrow('locked');
  });
  other.close();
  await keeping.close();
});

it('what can not be opened is told in one line, without the password', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address() as { readonly port: number };
  await new Promise((resolve) => closed.close(resolve));
  writeFileSync(join(folder, 'text.db'), 'no database, but some text that is long enough to tell '.repeat(20));
  const server = new URL(inject('postgresUrl'));
  const at = (change: (url: URL) => void): string => {
    const url = new URL(server);
    change(url);
    return url.href;
  };
  const attempts = [
    [() => keepInSqlite(join(folder, 'none/contacts.db'), { fresh: false }), /none/],
    [() => keepInSqlite(join(folder, 'text.db'), { fresh: false }), /not a database/],
    [() => keepInPostgres(`postgres://ann:secret@127.0.0.1:${port}/demo`), /ECONNREFUSED/],
    [() => keepInPostgres(at((url) => (url.password = 'secret'))), /password authentication failed/],
    [() => keepInPostgres(at((url) => (url.pathname = '/nowhere'))), /"nowhere" does not exist/],
  ] as const;
  for (const [attempt, reason] of attempts) {
    const error = await attempt().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UsageError', message: expect.stringMatching(reason) });
    expect((error as Error).message).toMatch(/^can't keep contacts in [^\n]+: [^\n]+$/);
    expect((error as Error).message).not.toMatch(`secret|${server.password}`);
  }
});

it.each([
  [new AggregateError([new Error('connect A'), new Error('connect B')]), 'connect A, connect B'],
  [new AggregateError([], 'none'), 'none'],
  [new Error('two\n  lines'), 'two lines'],
  ['thrown', 'thrown'],
])('the reason of %s', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
