import type { Journal } from './journal.js';

/** Carries out a call of a repository: inside a unit of work, or outside of any. */
export type Run = <T>(call: () => T) => Promise<T>;

/** Outside of any unit of work a call sees what is committed. */
export function outside({ journal }: { readonly journal: Journal }): Run {
  return async (call) => journal.committed(call);
}
