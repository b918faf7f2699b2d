import type { Dialect } from './dialect.js';

/** A text that depends on nothing but the dialect, made once for each. */
export function perDialect(make: (dialect: Dialect) => string): (dialect: Dialect) => string {
  const made = new WeakMap<Dialect, string>();
  return (dialect) => {
    const known = made.get(dialect) ?? make(dialect);
    made.set(dialect, known);
    return known;
  };
}
