import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Row, TableName } from './tables.js';

/** A host's Kysely: its own tables are none of ours. */
// biome-ignore lint/suspicious/noExplicitAny: Kysely is invariant in its tables, so no narrower type takes every host's.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyKysely = Kysely<any>;

/** Runs one statement and answers its rows. */
export interface Query {
  <R = Readonly<Record<string, unknown>>>(text: string, ...parameters: readonly unknown[]): Promise<readonly R[]>;
  /** Runs one that returns no rows, and answers how many it changed. */
  changed(text: string, ...parameters: readonly unknown[]): Promise<number>;
  /** Runs one that was built: a filter's, which is not known beforehand. */
  built(statement: RawBuilder<unknown>): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Rows of one table to insert. */
export type RowsOf = { readonly [T in TableName]: readonly [T, readonly Row<T>[]] }[TableName];

/** What PostgreSQL and SQLite say differently. SQL text has `$1`, `$2`… for its parameters, in both. */
export interface Dialect {
  /** The statement as the driver takes it. */
  bind(text: string, parameters: readonly unknown[]): { readonly sql: string; readonly parameters: readonly unknown[] };
  /** Whether an expression is one of the texts of a parameter made by `texts`. */
  among(expression: string, parameter: string): string;
  /** The parameter for `among`. */
  texts(values: readonly string[]): unknown;
  /** What is added to a select whose rows are about to be changed: rows that another worker is changing are passed over. */
  readonly skipLocked: string;
  /** The present position of what a relay may hand out: no open transaction may still commit an event before it. */
  readonly settled: string;
  /**
   * Inserts the rows, in their order, and leaves out those whose key is taken; waits for whoever is about to take it.
   * Answers how many of each table were written.
   */
  insert(query: Query, ...sets: readonly RowsOf[]): Promise<readonly number[]>;
  /** Runs `work` in a transaction of its own, whose statements see what is committed before each of them. */
  transaction<T>(db: AnyKysely, work: (db: AnyKysely) => Promise<T>): Promise<T>;
  /** Whether the database says that somebody else was faster (a deadlock, a serialization failure). */
  isRace(error: unknown): boolean;
  /** Casts of an expression to a transaction's number, and of that to text. */
  readonly casts: { transaction(expression: string): string; text(expression: string): string };
  /** Column type → what the database calls it. */
  readonly types: Readonly<
    Record<'text' | 'integer' | 'bigint' | 'json' | 'jsonb' | 'position' | 'transaction' | 'name', string>
  >;
  /** How a filter reads a custom value; `key` is that of a field (F1), which needs no escapes. */
  readonly custom: {
    /** The value as text, or null. */
    text(column: string, key: string): string;
    /** The value, to be compared with `numeral`; null when it is no number. */
    number(key: string): string;
    /** Whether it is one of these values, of the same type. */
    isAmong(key: string, values: readonly unknown[]): RawBuilder<SqlBool>;
  };
  /** A number to compare a custom one with. */
  numeral(value: unknown): RawBuilder<unknown>;
  /** Whether a text has the form of a date `YYYY-MM-DD`, or of a time `HH:MM` or `HH:MM:SS`. */
  readonly hasForm: { date(text: string): string; time(text: string): string };
  /** Whether a text contains a parameter. */
  contains(text: string, part: string): RawBuilder<SqlBool>;
  /** Says that a text is ordered by code points where its column does not. */
  readonly byCodePoints: string;
  /** Makes the index that texts are searched by where the database can have one; answers whether there is one. */
  indexTexts(query: Query): Promise<boolean>;
  /** Statements with which a migration waits until it is the only one. */
  readonly alone: readonly string[];
  /** Statements that come before the tables of the first migration. */
  readonly prelude: readonly string[];
}
