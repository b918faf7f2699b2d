// Stands in for a SQL database in the code of your-database.md: rows in tables, and transactions that run one after the
// other and leave no trace when they fail. Nothing of it is contactkit's.

/** One row of a table. */
export type Row = Readonly<Record<string, string | number | null>>;

/** What can be asked of the database, inside a transaction and outside. */
export interface Queries {
  select<R extends Row = Row>(table: string, where: Row): Promise<R[]>;
  insert(table: string, row: Row): Promise<void>;
  /** Answers how many rows it changed. */
  update(table: string, where: Row, set: Row): Promise<number>;
}

/** The database of this app. */
export interface Database extends Queries {
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
}

/** An empty database; the first column of a row is its primary key. */
export function openDatabase(): Database {
  let tables: { [table: string]: Row[] } = {};
  let last: Promise<unknown> = Promise.resolve();

  const meets = (row: Row, where: Row): boolean => Object.keys(where).every((column) => row[column] === where[column]);
  const queries: Queries = {
    select: async <R extends Row>(table: string, where: Row) =>
      structuredClone((tables[table] ?? []).filter((row) => meets(row, where))) as R[],
    insert: async (table, row) => {
      const [key = ''] = Object.keys(row);
      const rows = (tables[table] ??= []);
      if (rows.some((present) => present[key] === row[key])) throw new Error(`duplicate key ${table}.${key}`);
      rows.push(structuredClone(row));
    },
    update: async (table, where, set) => {
      const found = (tables[table] ?? []).filter((row) => meets(row, where));
      for (const row of found) Object.assign(row, set);
      return found.length;
    },
  };

  const begin = async <T>(work: (queries: Queries) => Promise<T>): Promise<T> => {
    const before = structuredClone(tables);
    try {
      return await work(queries);
    } catch (error) {
      tables = before;
      throw error;
    }
  };
  return {
    ...queries,
    transaction: (work) => {
      const turn = last.then(() => begin(work));
      last = turn.catch(() => {});
      return turn;
    },
  };
}
