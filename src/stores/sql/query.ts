import { CompiledQuery } from 'kysely';
import type { AnyKysely, Dialect, Query } from './dialect.js';

/** Statements go through the host's Kysely as they are: nothing is compiled twice, and no plugin renames our columns. */
export function queryOf(db: AnyKysely, dialect: Dialect): Query {
  const plain = db.withoutPlugins();
  return async <R>(text: string, ...given: readonly unknown[]) => {
    const { sql, parameters } = dialect.bind(text, given);
    const { rows } = await plain.executeQuery<R>(CompiledQuery.raw(sql, [...parameters]));
    return rows;
  };
}
