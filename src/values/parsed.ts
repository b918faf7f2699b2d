import { invalid, type Rejection } from '../kernel/errors.js';
import { type IssueCode, type IssueParams, issue } from '../kernel/issue.js';
import type { Result } from '../kernel/result.js';

/** What every parser answers: the canonical value, or the issues of the input with an empty path (V8, V9). */
export type Parsed<T> = Result<T, Rejection<'INVALID'>>;

/** The answer of a parser that found one fault. `params` are limits and allowed words, never the input. */
export function reject(
  code: IssueCode,
  params?: IssueParams,
): { readonly ok: false; readonly error: Rejection<'INVALID'> } {
  return invalid(issue(code, [], params));
}
