import { createContacts } from 'contactkit';
import { migrate, sqlStore } from 'contactkit/sql';
import type { Kysely } from 'kysely';

interface Shop {
  readonly orders: { readonly id: string };
}

/** A host's Kysely, with the host's own tables in its type, is what the store takes; so is an open transaction of it. */
export async function open(db: Kysely<Shop>): Promise<void> {
  await migrate(db, 'postgres');
  createContacts({ store: sqlStore({ db, dialect: 'postgres' }) });
  await db.transaction().execute(async (trx) => {
    createContacts({ store: sqlStore({ db: trx, dialect: 'postgres' }) });
  });
  // @ts-expect-error no such database
  sqlStore({ db, dialect: 'mysql' });
}
