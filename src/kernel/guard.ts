import type { Rejection } from './errors.js';
import { contactsError, faulty, invalid } from './errors.js';
import { type Issue, issue, under } from './issue.js';
import { plain } from './plain.js';

/**
 * X1: runs an operation on inputs that may be hostile. What throws while it is read (a getter, a proxy) is bad input, and
 * is found by reading the inputs once more; an exception over honest inputs is a fault of ours and is thrown on.
 */
export function guard<R>(
  inputs: Readonly<Record<string, unknown>>,
  run: () => R,
): R | { readonly ok: false; readonly error: Rejection<'INVALID'> } {
  try {
    return run();
  } catch (thrown) {
    for (const [name, input] of Object.entries(inputs)) {
      const copied = name === 'ctx' ? withoutFunctions(input) : read(input);
      // Paths of the input start at its root, those of the other arguments with their name.
      if (!copied.ok) return name === 'input' ? copied : invalid(...under(name, copied.error.issues));
    }
    throw thrown;
  }
}

/**
 * X1: what a function throws that is called for each of many, and so looks at its arguments only when it has failed: `INVALID`
 * when they have faults, or what was thrown.
 */
export function blame(
  thrown: unknown,
  inputs: Readonly<Record<string, unknown>>,
  faultsOf: () => readonly Issue[],
): unknown {
  const refused = guard(inputs, () => faulty(faultsOf()));
  return refused === undefined ? thrown : contactsError(refused.error);
}

function read(input: unknown): ReturnType<typeof plain> {
  const copied = plain(input);
  if (!copied.ok) return copied;
  try {
    // The copy takes properties as they were defined; a proxy may have given these, and throw when it is asked for one.
    JSON.stringify(input);
    return copied;
  } catch {
    return unreadable();
  }
}

function withoutFunctions(ctx: unknown): ReturnType<typeof plain> {
  try {
    const { newId, policy, ...rest } = ctx as Readonly<Record<string, unknown>>;
    const { cycle, ...decided } = (policy ?? {}) as Readonly<Record<string, unknown>>;
    return plain({ ...rest, policy: decided, functions: [typeof newId, typeof cycle] });
  } catch {
    return unreadable();
  }
}

function unreadable(): ReturnType<typeof invalid> {
  return invalid(issue('INPUT_NOT_PLAIN', [], { type: 'object' }));
}
