import { CompiledQuery, type QueryResult } from 'kysely';
import { isStorable } from '../../kernel/storable.js';
import type { AnyKysely, Dialect, Query } from './dialect.js';

/** Statements go through the host's Kysely as they are: nothing is compiled twice, and no plugin renames our columns. */
export function queryOf(db: AnyKysely, dialect: Dialect): Query {
  const plain = db.withoutPlugins();
  const run = async <R>(
    text: string,
    given: readonly unknown[],
  ): Promise<Pick<QueryResult<R>, 'rows' | 'numAffectedRows'>> => {
    // R4: drivers refuse such a text, cut it, or replace what is wrong with it. It stands in no row.
    if (given.some((one) => typeof one === 'string' && !isStorable(one))) return { rows: [] };
    const { sql, parameters } = dialect.bind(text, given);
    return plain.executeQuery<R>(CompiledQuery.raw(sql, [...parameters]));
  };
  return queryBy(
    async (text, given) => (await run(text, given)).rows,
    async (text, given) => Number((await run(text, given)).numAffectedRows ?? 0),
    async (statement) => (await plain.executeQuery<Readonly<Record<string, unknown>>>(statement.compile(plain))).rows,
  );
}

/** A query from its ways. */
export function queryBy(
  rows: (text: string, given: readonly unknown[]) => Promise<readonly unknown[]>,
  changed: (text: string, given: readonly unknown[]) => Promise<number>,
  built: Query['built'],
): Query {
  const query = (text: string, ...given: readonly unknown[]): Promise<readonly unknown[]> => rows(text, given);
  return Object.assign(query, {
    changed: (text: string, ...given: readonly unknown[]) => changed(text, given),
    built,
  }) as Query;
}
