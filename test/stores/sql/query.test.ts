import { createContacts } from 'contactkit';
import { describe, expect, it } from 'vitest';
import { migrate, sqlStore } from '../../../src/stores/sql/index.js';
import { openPostgres, openSqlite } from './databases.js';

const who = { workspaceId: 'w', actor: { id: 'u1', role: 'owner' } } as const;

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('statements on %s', (_, open) => {
  it('R4 text that no row can hold finds nothing, and no driver makes another text of it', async () => {
    const { db, dialect, close } = await open();
    try {
      await migrate(db, dialect);
      const store = sqlStore({ db, dialect });
      const session = createContacts({ store }).as(who);
      for (const externalId of ['a', 'a\ufffd']) await session.create({ channel: { channelId: 'chat', externalId } });
      const { contacts, tags } = store.read('w');
      for (const text of ['a\0', 'a\0b', 'a\ud83d', '\ude00']) {
        expect(await contacts.findByIdentity('chat', text)).toBeUndefined();
        expect(await contacts.get(text)).toBeUndefined();
        expect(await contacts.getMany([text])).toEqual([]);
        expect(await contacts.findByPhone(text, 9)).toEqual([]);
        expect(await tags?.findByKeys([text])).toEqual([]);
      }
    } finally {
      await close();
    }
  });
});
