import { canonical } from '../../kernel/canonical.js';
import { type ErrorCode, isContactsError } from '../../kernel/errors.js';

// Own assertions, so that the suite runs under any runner and brings nothing along.

/** Fails unless the two are the same plain data; the order of keys is no difference, a key with `undefined` is one. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const found = difference(actual, expected, '');
  if (found !== undefined) fail(`${what}${found}`, { actual, expected });
}

/** Fails unless the two hold the same data in any order. */
export function sameMembers(actual: readonly unknown[], expected: readonly unknown[], what: string): void {
  const sorted = (members: readonly unknown[]): readonly unknown[] =>
    members.map((member) => ({ member, text: canonical(member) })).sort(byText);
  equal(sorted(actual), sorted(expected), what);
}

/** Fails unless it holds. */
export function holds(condition: boolean, what: string): void {
  if (!condition) fail(what);
}

/** Fails unless the call is refused with this code; gives the rejection, for a closer look. */
export async function refused(call: Promise<unknown>, code: ErrorCode, what: string): Promise<unknown> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === 'fulfilled') return fail(`${what}: expected ${code}, but it was done`);
  if (isContactsError(outcome.reason, code)) return outcome.reason.rejection;
  return fail(`${what}: expected ${code}, but it failed with ${String(outcome.reason)}`, { cause: outcome.reason });
}

/** Of calls made at once: fails unless one is done and all others are refused with this code; gives the index of the one. */
export async function oneWins(calls: readonly Promise<unknown>[], code: ErrorCode, what: string): Promise<number> {
  const outcomes = await Promise.allSettled(calls);
  const winners = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') await refused(Promise.reject(outcome.reason as Error), code, what);
  holds(winners.length === 1, `${what}: expected one of ${calls.length} to be done, but ${winners.length} were`);
  return winners[0] as number;
}

function difference(actual: unknown, expected: unknown, path: string): string | undefined {
  if (actual === expected) return undefined;
  if (!isObject(actual) || !isObject(expected) || Array.isArray(actual) !== Array.isArray(expected))
    return `${path}: expected ${shown(expected)}, got ${shown(actual)}`;
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const place = `${path}[${JSON.stringify(key)}]`;
    if (!Object.hasOwn(actual, key)) return `${place} is missing: expected ${shown(expected[key])}`;
    if (!Object.hasOwn(expected, key)) return `${place} should not be there: ${shown(actual[key])}`;
    const found = difference(actual[key], expected[key], place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function byText(one: { readonly text: string }, other: { readonly text: string }): number {
  if (one.text === other.text) return 0;
  return one.text < other.text ? -1 : 1;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
}

/** Runners draw a diff from `expected` and `actual`. */
function fail(message: string, details: object = {}): never {
  throw Object.assign(new Error(message), details);
}
