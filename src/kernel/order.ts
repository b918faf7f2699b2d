import { faulty, invalid, type Rejection } from './errors.js';
import { type Issue, issue } from './issue.js';
import { ok, type Result } from './result.js';

/** F2, G1: keys or ids in a wanted order, each of them once. */
export function parseOrder(input: unknown): Result<readonly string[], Rejection<'INVALID'>> {
  if (!Array.isArray(input)) return invalid(issue('INPUT_INVALID_TYPE', [], { expected: 'array' }));
  const order = new Set<string>();
  const issues: Issue[] = [];
  for (const [index, one] of (input as readonly unknown[]).entries()) {
    if (typeof one !== 'string') issues.push(issue('INPUT_INVALID_TYPE', [index], { expected: 'string' }));
    else if (order.has(one)) issues.push(issue('INPUT_INVALID_VALUE', [index]));
    else order.add(one);
  }
  return faulty(issues) ?? ok([...order]);
}
