// Stands in for a SQL database in the code of your-database.md: rows in tables, and transactions that run one after the
// other and leave no trace when they fail. Nothing of it is contactkit's.

/** One row of a table. */
export type Row = Readonly<Record<string, string | number | null>>;

/** What can be asked of the database, inside a transaction and outside. */
export interface Queries {
  select<R extends Row = Row>(table: string, where: Row): Promise<R[]>;
  /** Answers how many rows it added: none where the key is taken, as by `on conflict do nothing`. */
  insert(table: string, row: Row): Promise<number>;
  /** Answers how many rows it changed. */
  update(table: string, where: Row, set: Row): Promise<number>;
}

/** The database of this app. */
export interface Database extends Queries {
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
}

type Tables = { [table: string]: Row[] };

const primaryKeys: { readonly [table: string]: readonly string[] } = { customers: ['tenant', 'customer_id'] };

function queriesOn(tables: () => Tables): Queries {
  const meets = (row: Row, where: Row): boolean => Object.keys(where).every((column) => row[column] === where[column]);
  return {
    select: async <R extends Row>(table: string, where: Row) =>
      structuredClone((tables()[table] ?? []).filter((row) => meets(row, where))) as R[],
    insert: async (table, row) => {
      const rows = (tables()[table] ??= []);
      const key = primaryKeys[table];
      if (key !== undefined && rows.some((present) => key.every((column) => present[column] === row[column]))) return 0;
      rows.push(structuredClone(row));
      return 1;
    },
    update: async (table, where, set) => {
      const found = (tables()[table] ?? []).filter((row) => meets(row, where));
      for (const row of found) Object.assign(row, set);
      return found.length;
    },
  };
}

/** An empty database. */
export function openDatabase(): Database {
  let committed: Tables = {};
  let last: Promise<unknown> = Promise.resolve();

  const begin = async <T>(work: (queries: Queries) => Promise<T>): Promise<T> => {
    const tables = structuredClone(committed);
    const answer = await work(queriesOn(() => tables));
    committed = tables;
    return answer;
  };
  return {
    ...queriesOn(() => committed),
    transaction: (work) => {
      const turn = last.then(() => begin(work));
      last = turn.catch(() => {});
      return turn;
    },
  };
}
