/** Writes `value` at `key` and answers what stood there: written the same way, that takes it back. */
export type Swap<K, V> = (key: K, value: V) => V;

/**
 * What the open unit of work of a workspace has written so far. Writes are made in place and noted here, so a commit costs
 * nothing; taken back in reverse they leave no trace, indexes included, since these are noted like everything else.
 */
export interface Journal {
  /** Notes a write that was made: `before` is what stood there. */
  note<K, V>(swap: Swap<K, V>, key: K, before: V): void;
  /** Calls back once the writes are there for good; never after a rollback. */
  afterCommit(callback: () => void): void;
  /**
   * Reads what is committed: an open unit's writes are taken back for as long as `read` looks, which must not wait. Free
   * while none is open, and else as dear as its writes; the alternative, two copies of every index, costs all the time.
   */
  committed<T>(read: () => T): T;
  /** The writes stay. */
  commit(): void;
  /** The writes never were. */
  rollback(): void;
}

interface Entry {
  readonly swap: Swap<unknown, unknown>;
  readonly key: unknown;
  value: unknown;
}

/** An empty journal. */
export function journal(): Journal {
  let entries: Entry[] = [];
  let callbacks: (() => void)[] = [];
  const swapBack = ({ swap, key, value }: Entry): unknown => swap(key, value);
  const undo = (): void => {
    for (let index = entries.length - 1; index >= 0; index -= 1) entries[index]!.value = swapBack(entries[index]!);
  };
  const redo = (): void => {
    for (const entry of entries) entry.value = swapBack(entry);
  };
  const clear = (): void => {
    entries = [];
    callbacks = [];
  };
  return {
    note(swap, key, value) {
      entries.push({ swap: swap as Swap<unknown, unknown>, key, value });
    },
    afterCommit(callback) {
      callbacks.push(callback);
    },
    committed(read) {
      if (entries.length === 0) return read();
      undo();
      try {
        return read();
      } finally {
        redo();
      }
    },
    commit() {
      const called = callbacks;
      clear();
      for (const callback of called) callback();
    },
    rollback() {
      undo();
      clear();
    },
  };
}
