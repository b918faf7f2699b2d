import { pipe, safeParse, transform, unknown, type ZodMiniType } from 'zod/mini';
import { invalid, type Rejection } from './errors.js';
import { type Issue, type Issues, issue } from './issue.js';
import { type Plain, plain } from './plain.js';
import { ok, type Result } from './result.js';

// The door to zod: single functions by name, since the namespace would cost every consumer 80 kB. Modules build schemas
// with these and export parsers; a schema, or a zod type, never leaves its file.
export {
  array,
  boolean,
  enum as oneOf,
  minLength,
  nullable,
  optional,
  record,
  strictObject,
  string,
  unknown,
} from 'zod/mini';

/** What zod says of a fault, as far as it is read here. */
interface Fault {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly minimum?: unknown;
  readonly expected?: string;
  readonly params?: { readonly issues?: Issues };
}

/**
 * A member of a schema that one of our own parsers reads; its issues come out as they are, with their path. One that is
 * not there is `INPUT_REQUIRED`, unless it is `optional`.
 */
export function parsed<T>(parse: (input: unknown) => Result<T, Rejection<'INVALID'>>): ZodMiniType<T, unknown> {
  return pipe(
    unknown(),
    transform((input, { issues }) => {
      if (input === undefined) {
        issues.push({ code: 'custom', input });
        return undefined as T;
      }
      const result = parse(input);
      if (result.ok) return result.value;
      issues.push({ code: 'custom', input, params: { issues: result.error.issues } });
      return undefined as T;
    }),
  );
}

/** X1, X2: the input as `schema` wants it, read from a plain copy; else all of its issues. */
export function parseWith<T>(schema: ZodMiniType<T>, input: unknown): Result<T, Rejection<'INVALID'>> {
  const copied = plain(input);
  return copied.ok ? parsePlain(schema, copied.value) : copied;
}

/** The same for what {@link plain} has copied already. */
export function parsePlain<T>(schema: ZodMiniType<T>, input: Plain): Result<T, Rejection<'INVALID'>> {
  const read = safeParse(schema, input);
  if (read.success) return ok(read.data);
  const issues = read.error.issues.flatMap((fault) => toIssues(fault as unknown as Fault, input));
  return invalid(...(issues as unknown as Issues));
}

function toIssues(fault: Fault, input: unknown): readonly Issue[] {
  const path = fault.path as (string | number)[];
  if (fault.params?.issues !== undefined)
    return fault.params.issues.map((one) => ({ ...one, path: [...path, ...one.path] }));
  if (fault.code === 'unrecognized_keys')
    return (fault.keys ?? []).map((key) => issue('INPUT_UNKNOWN_KEY', [...path, key]));
  if (at(input, path) === undefined) return [issue('INPUT_REQUIRED', path)];
  if (fault.values !== undefined) return [issue('INPUT_INVALID_VALUE', path, { expected: fault.values.join(' | ') })];
  if (fault.code === 'invalid_type')
    return [issue('INPUT_INVALID_TYPE', path, fault.expected === undefined ? {} : { expected: fault.expected })];
  return [issue('INPUT_INVALID_VALUE', path, typeof fault.minimum === 'number' ? { min: fault.minimum } : {})];
}

function at(input: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (holder, key) => (holder as Readonly<Record<string | number, unknown>> | null | undefined)?.[key],
    input,
  );
}
