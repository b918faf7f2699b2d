import { type Kysely, sql } from 'kysely';

// #region partitions
/** The tables that grow with the contacts. Run it once, after `migrate` and before there is data. */
const big = ['contacts', 'identities', 'identifiers', 'contact_tags', 'events', 'usage', 'commands'];

export async function partitionByWorkspace(db: Kysely<never>, parts: number): Promise<void> {
  for (const name of big) {
    const table = `contactkit_${name}`;
    const run = (statement: string) => sql.raw(statement).execute(db);
    await run(`alter table ${table} rename to ${table}_plain`);
    await run(`create table ${table} (like ${table}_plain including all) partition by hash (workspace_id)`);
    for (let part = 0; part < parts; part += 1)
      await run(
        `create table ${table}_${part} partition of ${table} for values with (modulus ${parts}, remainder ${part})`,
      );
    await run(`drop table ${table}_plain`);
  }
}
// #endregion partitions
