import { faulty, type Rejection, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import type { Issue } from '../kernel/issue.js';
import type { Result } from '../kernel/result.js';

/**
 * The way into every read: it answers a plain value, and throws a `ContactsError` where an operation would answer a
 * rejection. `check` adds what is wrong with the arguments, and `run` sees only what has no fault (X1).
 */
export function answer<T>(
  inputs: Readonly<Record<string, unknown>>,
  check: (faults: Issue[]) => void,
  run: () => Result<T, Rejection>,
): T {
  return unwrap(
    guard(inputs, (): Result<T, Rejection> => {
      const faults: Issue[] = [];
      check(faults);
      return faulty(faults) ?? run();
    }),
  );
}
