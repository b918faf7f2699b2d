import type { Journal, Swap } from './journal.js';

/** Rows by id. A row is replaced as a whole and never changed in place. */
export interface Table<V> {
  get(id: string): V | undefined;
  /** Puts a new row; false when there is one already, which stays. */
  add(id: string, row: V): boolean;
  /** Puts a row, or with undefined takes it away. */
  set(id: string, row: V | undefined): void;
  rows(): Iterable<V>;
}

/** An empty table whose writes are noted in the journal. */
export function table<V>(journal: Journal): Table<V> {
  const rows = new Map<string, V>();
  const swap: Swap<string, V | undefined> = (id, row) => {
    const before = rows.get(id);
    if (row === undefined) rows.delete(id);
    else rows.set(id, row);
    return before;
  };
  return {
    get: (id) => rows.get(id),
    add(id, row) {
      if (rows.has(id)) return false;
      rows.set(id, row);
      journal.note(swap, id, undefined);
      return true;
    },
    set(id, row) {
      journal.note(swap, id, swap(id, row));
    },
    rows: () => rows.values(),
  };
}
