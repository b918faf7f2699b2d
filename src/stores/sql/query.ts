import { CompiledQuery } from 'kysely';
import { isStorable } from '../../kernel/storable.js';
import type { AnyKysely, Dialect, Query } from './dialect.js';

/** Statements go through the host's Kysely as they are: nothing is compiled twice, and no plugin renames our columns. */
export function queryOf(db: AnyKysely, dialect: Dialect): Query {
  const plain = db.withoutPlugins();
  return async <R>(text: string, ...given: readonly unknown[]) => {
    // R4: drivers refuse such a text, cut it, or replace what is wrong with it. It stands in no row.
    if (given.some((one) => typeof one === 'string' && !isStorable(one))) return [];
    const { sql, parameters } = dialect.bind(text, given);
    const { rows } = await plain.executeQuery<R>(CompiledQuery.raw(sql, [...parameters]));
    return rows;
  };
}
