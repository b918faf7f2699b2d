/**
 * What every pure operation and parser answers: a value, or why there is none. A plain union, safe in JSON and across
 * package copies; narrow it with `ok`.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The value of a result, or the error of one: what inference needs where results are passed through. */
export type ValueOf<R> = R extends { readonly ok: true; readonly value: infer V } ? V : never;
/** See {@link ValueOf}. */
export type ErrorOf<R> = R extends { readonly ok: false; readonly error: infer E } ? E : never;

/** A result that holds a value. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A result that holds an error. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
