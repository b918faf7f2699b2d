import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContacts } from 'contactkit';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { migrate, reuseStatements, sqlStore } from '../../../src/stores/sql/index.js';

const who = { workspaceId: 'w', actor: { id: 'u1', role: 'owner' } } as const;

describe('reuseStatements', () => {
  it('R5 prepares each statement once, and closes what it was given', () => {
    const calls: string[] = [];
    const driver = { prepare: (sql: string) => calls.push(sql), close: () => void calls.push('close') };
    const reusing = reuseStatements(driver);
    expect([reusing.prepare('a'), reusing.prepare('b'), reusing.prepare('a')]).toEqual([1, 2, 1]);
    reusing.close();
    expect(calls).toEqual(['a', 'b', 'close']);
    reusing.prepare('a');
    expect(calls).toEqual(['a', 'b', 'close', 'a']);
  });

  it('R5 keeps the newest', () => {
    let made = 0;
    const reusing = reuseStatements({ prepare: () => (made += 1), close: () => undefined }, { max: 2 });
    expect(['a', 'b', 'c', 'b', 'a'].map((sql) => reusing.prepare(sql))).toEqual([1, 2, 3, 2, 4]);
  });

  it('R1 the store does the same with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'contactkit-'));
    const database = reuseStatements(new Database(join(folder, 'contacts.db')));
    const db = new Kysely<Record<never, never>>({ dialect: new SqliteDialect({ database }) });
    try {
      await migrate(db, 'sqlite');
      const session = createContacts({ store: sqlStore({ db, dialect: 'sqlite' }) }).as(who);
      const channel = { channelId: 'chat', externalId: '1' };
      const ann = await session.create({ firstName: 'Ann', channel });
      await expect(session.create({ firstName: 'Bob', channel })).rejects.toMatchObject({ code: 'IDENTITY_TAKEN' });
      for (const lastName of ['Lim', 'Tan', 'Ng']) await session.edit(ann.id, { lastName });
      expect(await session.get('channel:chat:1')).toMatchObject({ lastName: 'Ng', version: 4 });
    } finally {
      await db.destroy();
      await rm(folder, { recursive: true });
    }
  });
});
