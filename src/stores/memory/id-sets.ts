import type { Journal, Swap } from './journal.js';
import { addId, countIds, firstIds, hasId, removeId, type SortedIds } from './sorted-ids.js';

/** Key → ids in order: an index. */
export interface IdSets {
  add(key: string, id: string): void;
  delete(key: string, id: string): void;
  has(key: string, id: string): boolean;
  count(key: string): number;
  /** At most `limit` ids of the key, in code-unit order; those after one of them, when it is given. */
  first(key: string, limit: number, after?: string): readonly string[];
  /** Keys that have several ids, at most `limit`, in code-unit order. */
  shared(limit: number): readonly string[];
}

/** An empty index whose writes are noted in the journal. */
export function idSets(journal: Journal): IdSets {
  // Most keys (phones, emails, identities) have one id, which then stands there by itself.
  const sets = new Map<string, string | SortedIds>();
  const shared: SortedIds = [];

  const insert = (key: string, id: string): boolean => {
    const present = sets.get(key);
    if (present === undefined) sets.set(key, id);
    else if (typeof present !== 'string') return addId(present, id);
    else if (present === id) return false;
    else {
      sets.set(key, [present < id ? [present, id] : [id, present]]);
      addId(shared, key);
    }
    return true;
  };

  const remove = (key: string, id: string): boolean => {
    const present = sets.get(key);
    if (present === id) return sets.delete(key);
    if (present === undefined || typeof present === 'string' || !removeId(present, id)) return false;
    const [only, second] = firstIds(present, 2);
    if (only !== undefined && second === undefined) {
      sets.set(key, only);
      removeId(shared, key);
    }
    return true;
  };

  const toggle: Swap<string, string> = (key, id) => {
    if (!insert(key, id)) remove(key, id);
    return id;
  };

  return {
    add(key, id) {
      if (insert(key, id)) journal.note(toggle, key, id);
    },
    delete(key, id) {
      if (remove(key, id)) journal.note(toggle, key, id);
    },
    has(key, id) {
      const present = sets.get(key);
      return typeof present === 'object' ? hasId(present, id) : present === id;
    },
    count(key) {
      const present = sets.get(key);
      return typeof present === 'object' ? countIds(present) : Number(present !== undefined);
    },
    first(key, limit, after) {
      const present = sets.get(key);
      if (typeof present === 'object') return firstIds(present, limit, after);
      return present === undefined || (after !== undefined && present <= after) ? [] : [present].slice(0, limit);
    },
    shared: (limit) => firstIds(shared, limit),
  };
}
